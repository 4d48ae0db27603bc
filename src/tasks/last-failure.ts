import { isFailure } from '../contract/operation'
import type { Task } from '../contract/task'
import { taskStatus } from '../contract/task'
import { partsBelow } from './words'

type Ending = Pick<Task, 'state' | 'endedAt'>
type Family = Ending & { children: readonly Ending[]; below: readonly Ending[] }

const lastEnd = (tasks: readonly Ending[]) =>
  tasks.reduce((last, { endedAt }) => (endedAt !== null && endedAt > last ? endedAt : last), '')

/**
 * When a task or something below it last failed; once all of it is over, when it was: a failed whole calls
 * for somebody at its end. Null: nothing has failed.
 */
export const lastFailure = (task: Family): string | null => {
  const all: Ending[] = [task, ...partsBelow(task)]
  const failed = all.filter(({ state }) => isFailure(state))
  if (failed.length === 0) return null
  return lastEnd(all.every(({ state }) => taskStatus[state].ended) ? all : failed)
}
