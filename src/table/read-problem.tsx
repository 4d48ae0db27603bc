import { problemOf } from '../api/problem-error'
import { toServerMoment } from '../ui/clock'
import { Moment } from '../ui/moment'
import { ProblemNote } from '../ui/problem-note'
import { Skeleton } from '../ui/skeleton'

/**
 * Why an entity could not be read; a session that has ended is told once, by the shell. `heldAt`: when what
 * stays in view was read, ms of this machine's clock; 0: nothing does. `awaits`: what is being read, as
 * long as nothing of it is there.
 */
export const ReadProblem = ({
  error,
  heldAt = 0,
  awaits = false,
}: {
  error: Error | null
  heldAt?: number
  awaits?: string | false
}) => {
  if (error === null) return awaits === false ? null : <Skeleton name={awaits} lines={8} />
  const problem = problemOf(error)
  if (problem.kind === 'signed-out') return null
  return (
    <ProblemNote problem={problem}>
      {heldAt > 0 && (
        <p className="dim">
          What is shown is as of <Moment at={toServerMoment(heldAt)} named />.
        </p>
      )}
    </ProblemNote>
  )
}
