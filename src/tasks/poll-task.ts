import type { Task } from '../contract/task'
import { taskStatus } from '../contract/task'

const movingMs = 1_000
const stillMs = 10_000
const endedMs = 30_000
/** What has not changed for so long is not hurried after. */
const movesWithinMs = 30 * 60_000

/**
 * How soon a task that somebody looks at is read again, ms: fast only while it goes on and has moved of
 * late, slower where it waits or is silent, slow once it has ended (`now` epoch ms).
 */
export const pollTask = (
  { state, updatedAt }: Pick<Task, 'state' | 'updatedAt'>,
  now: number,
): number => {
  if (taskStatus[state].ended) return endedMs
  const isMoving = state === 'running' || state === 'queued' || state === 'waiting'
  return isMoving && now - Date.parse(updatedAt) < movesWithinMs ? movingMs : stillMs
}
