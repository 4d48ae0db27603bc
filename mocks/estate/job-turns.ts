import type { Course } from './course'

/** Jobs on one resource run one after the other (facts.md 5.1): `start` runs when its turn comes. */
export const takeTurn = (
  course: Course,
  at: number,
  resourceId: string,
  start: (at: number) => void,
) => {
  const queue = course.waiting.get(resourceId)
  if (queue) queue.push(start)
  else {
    course.waiting.set(resourceId, [])
    start(at)
  }
}

/** Its job is over: the next one on the resource starts. */
export const giveTurn = (course: Course, at: number, resourceId: string) => {
  const next = course.waiting.get(resourceId)?.shift()
  if (next) next(at)
  else course.waiting.delete(resourceId)
}
