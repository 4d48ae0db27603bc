import { useMutation, useQuery } from '@tanstack/react-query'
import { polling } from '../api/poll'
import { problemOf } from '../api/problem-error'
import { endOtherSessions, ownSessionsQuery } from '../api/signed-in'
import { Button } from '../ui/button'
import { ProblemNote } from '../ui/problem-note'
import { SessionTable } from './session-table'
import classes from './sessions.module.css'

/** Where one is signed in, and the end of all but this. */
export const OwnSessions = ({ csrf, provider }: { csrf: string; provider: string | undefined }) => {
  const { data, error } = useQuery({ ...ownSessionsQuery(), ...polling(() => undefined) })
  const end = useMutation(endOtherSessions(csrf))
  const others = (data?.sessions.length ?? 1) - 1
  return (
    <section className={classes.part} aria-label="Your sessions">
      <header>
        <h2>Your sessions</h2>
        {others > 0 && (
          <Button disabled={end.isPending} onClick={() => end.mutate()}>
            Sign out everywhere else
          </Button>
        )}
        <span className="dim" role="status">
          {data && others === 0 && 'You are signed in nowhere else.'}
        </span>
      </header>
      {end.error !== null && <ProblemNote problem={problemOf(end.error)} />}
      {data ? (
        <SessionTable name="Your sessions" sessions={data.sessions} provider={provider} />
      ) : (
        error !== null && <ProblemNote problem={problemOf(error)} />
      )}
    </section>
  )
}
