import type { Changes } from './changes'
import type { Queue } from './queue'
import type { Random } from './random'
import type { World } from './types'

/** What everything that happens in the estate works on. */
export type Course = {
  world: World
  random: Random
  queue: Queue
  changes: Changes
  /** How fast it lives: intervals and durations are divided by it. */
  speed: number
  /** Nothing begins by itself before this. Epoch ms. */
  restsUntil: number
  /** Nothing begins by itself after this, and only backups in the hour before. Epoch ms. */
  livesUntil: number
  /** Who waits for a resource (a server or a group), first in front, behind the job that holds it. */
  waiting: Map<string, ((at: number) => void)[]>
  /** By VM, the or group, the schedule that it is on; a new one ends the one before. */
  schedules: Map<string, object>
}

/** The same course with a stream of its own: what draws from it leaves all else as it was. */
export const aside = (course: Course, random: Random): Course =>
  Object.assign(Object.create(course) as Course, { random })

/** Stretches of time in ms. */
export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour

/** Happens again and again, `meanMs` apart on average, while the estate lives. */
export const recur = (course: Course, from: number, meanMs: number, run: (at: number) => void) => {
  const next = (after: number) => {
    const at = after + course.random.around(meanMs) / course.speed
    if (at > course.livesUntil - hour) return
    course.queue.schedule(at, (now) => {
      if (now >= course.restsUntil) run(now)
      next(now)
    })
  }
  next(from)
}
