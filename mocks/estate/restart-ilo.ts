import type { Course } from './course'
import { minute } from './course'
import type { Machine } from './types'

/** The management processor is away for a minute; the server runs on. */
export const restartIlo = (course: Course, at: number, machine: Machine) => {
  machine.ilo.upSince = at + minute / course.speed
}
