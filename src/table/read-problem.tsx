import { problemOf } from '../api/problem-error'
import { ProblemNote } from '../ui/problem-note'

/** Why an entity could not be read; a session that has ended is told once, by the shell. */
export const ReadProblem = ({ error }: { error: Error | null }) => {
  if (error === null) return null
  const problem = problemOf(error)
  return problem.kind === 'signed-out' ? null : <ProblemNote problem={problem} />
}
