import type { Session } from '../contract/session'
import { Mark } from '../ui/mark'
import { ProblemNote } from '../ui/problem-note'
import { DemoEntry } from './demo-entry'
import { ProviderEntry } from './provider-entry'
import { SignInForm } from './sign-in-form'
import classes from './sign-in.module.css'

/**
 * What stands at any address while nobody is signed in; the address stays, so that the link one was
 * given opens after it. Every door that is open, and why the identity provider led to nothing.
 */
export const SignInPage = ({
  demo,
  provider,
  problem,
}: Omit<Extract<Session, { signedIn: false }>, 'signedIn'>) => (
  <main className={classes.page}>
    <div className={classes.card}>
      <header className={classes.brand}>
        <Mark size={32} />
        <h1>Sightline</h1>
      </header>
      {problem !== undefined && <ProblemNote problem={problem} />}
      {demo && <DemoEntry />}
      {provider !== undefined && <ProviderEntry name={provider} />}
      {(demo || provider !== undefined) && (
        <p className={classes.or}>
          <span>{provider === undefined ? 'or with an account' : 'or with a local account'}</span>
        </p>
      )}
      <SignInForm plain={provider !== undefined} />
    </div>
  </main>
)
