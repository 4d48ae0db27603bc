import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { polling } from '../api/poll'
import { problemOf } from '../api/problem-error'
import { endOtherSessions, ownSessionsQuery } from '../api/signed-in'
import { Button } from '../ui/button'
import { ProblemNote } from '../ui/problem-note'
import { SessionTable } from './session-table'
import classes from './sessions.module.css'

/** So many are shown unasked: the newest, and this one wherever it stands. */
const few = 5

/** Where one is signed in, and the end of all but this. */
export const OwnSessions = ({ csrf, provider }: { csrf: string; provider: string | undefined }) => {
  const { data, error } = useQuery({ ...ownSessionsQuery(), ...polling(() => undefined) })
  const end = useMutation(endOtherSessions(csrf))
  const [whole, setWhole] = useState(false)
  const sessions = data?.sessions ?? []
  const others = sessions.length - 1
  const shown = sessions.filter(({ current }, index) => whole || current || index < few)
  const hidden = sessions.length - shown.length
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
        <SessionTable name="Your sessions" sessions={shown} provider={provider} />
      ) : (
        error !== null && <ProblemNote problem={problemOf(error)} />
      )}
      {hidden > 0 && (
        <p className={classes.rest}>
          <Button look="quiet" onClick={() => setWhole(true)}>
            Show {hidden} more
          </Button>
        </p>
      )}
    </section>
  )
}
