import { Mark } from '../ui/mark'
import { DemoEntry } from './demo-entry'
import { SignInForm } from './sign-in-form'
import classes from './sign-in.module.css'

/**
 * How one comes in: alone in the tab at first, over the aged page when a session has ended. The address
 * stays either way. `demo`: one-click entry is open.
 */
export const SignIn = ({ demo }: { demo: boolean }) => (
  <div className={classes.signIn}>
    <header className={classes.brand}>
      <Mark size={32} />
      <h1>Sightline</h1>
    </header>
    {demo && (
      <>
        <DemoEntry />
        <p className={classes.or}>or with an account</p>
      </>
    )}
    <SignInForm />
  </div>
)
