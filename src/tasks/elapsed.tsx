import type { Task } from '../contract/task'
import { Age } from '../ui/age'
import { ageText, between } from '../util/age'

/** How long a task has run, or ran; what has not started yet counts from its creation. */
export const Elapsed = ({
  task: { startedAt, createdAt, endedAt },
}: {
  task: Pick<Task, 'startedAt' | 'createdAt' | 'endedAt'>
}) => {
  const from = startedAt ?? createdAt
  if (endedAt === null) return <Age at={from} />
  return ageText(between(from, endedAt) ?? 0)
}
