import { useMutation } from '@tanstack/react-query'
import { problemOf } from '../api/problem-error'
import { signInDemo } from '../api/session'
import { roles } from '../contract/session'
import type { Role } from '../contract/session'
import { Button } from '../ui/button'
import { ProblemNote } from '../ui/problem-note'
import classes from './sign-in.module.css'

const words: Record<Role, { name: string; may: string }> = {
  viewer: { name: 'Viewer', may: 'looks' },
  operator: { name: 'Operator', may: 'looks and acts' },
  admin: { name: 'Admin', may: 'manages access' },
}

/** Entry with one click and no account: only where nothing real can be reached. */
export const DemoEntry = () => {
  const { mutate, isPending, error } = useMutation(signInDemo())
  return (
    <section className={classes.demo} aria-label="Simulated estate">
      <p>
        <strong>The estate is simulated.</strong>{' '}
        <span className="dim">
          No server, backup or task here is real, and nothing real can be reached. Come in as:
        </span>
      </p>
      <div className={classes.roles}>
        {roles.map((role) => (
          <Button key={role} disabled={isPending} onClick={() => mutate(role)}>
            <span>
              <strong>{words[role].name}</strong>
              <span className="dim">{words[role].may}</span>
            </span>
          </Button>
        ))}
      </div>
      {error !== null && <ProblemNote problem={problemOf(error)} />}
    </section>
  )
}
