import type { Course } from './course'
import { minute } from './course'

/** When runs fall: every `everyMinutes`, each time `offsetMinutes` past the full interval. Epoch ms. */
export const runAfter = (
  { offsetMinutes }: { offsetMinutes: number },
  { everyMinutes }: { everyMinutes: number },
  at: number,
): number => {
  const every = everyMinutes * minute
  const offset = offsetMinutes * minute
  return Math.floor((at - offset) / every + 1) * every + offset
}

/**
 * Calls `run` at each time that `nextAfter` names, from the first one after `from` on, until it names none
 * or the estate dies; a later call for the same owner takes the place of an earlier one.
 */
export const keepTurns = (
  course: Course,
  ownerId: string,
  from: number,
  nextAfter: (at: number) => number | null,
  run: (at: number) => void,
) => {
  const turn = {}
  course.schedules.set(ownerId, turn)
  const next = (after: number) => {
    const at = nextAfter(after)
    if (at === null || at >= course.livesUntil) return
    course.queue.schedule(at, (now) => {
      if (course.schedules.get(ownerId) !== turn) return
      run(now)
      next(now)
    })
  }
  next(from)
}
