import { Mark } from '../ui/mark'
import { DemoEntry } from './demo-entry'
import { SignInForm } from './sign-in-form'
import classes from './sign-in.module.css'

/**
 * What stands at any address while nobody is signed in; the address stays, so that the link one was
 * given opens after it. `demo`: one-click entry is open.
 */
export const SignInPage = ({ demo }: { demo: boolean }) => (
  <main className={classes.page}>
    <div className={classes.card}>
      <header className={classes.brand}>
        <Mark size={32} />
        <h1>Sightline</h1>
      </header>
      {demo && <DemoEntry />}
      {demo && (
        <p className={classes.or}>
          <span>or with an account</span>
        </p>
      )}
      <SignInForm />
    </div>
  </main>
)
