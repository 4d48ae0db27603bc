import type { Course } from '../course'
import type { Job } from '../task-types'
import type { ReasonName } from '../texts/texts'
import type { Machine } from '../types'

export type Act = (course: Course, at: number, machine: Machine, job: Job) => void

/** What a job does to its server. */
export type Deed = {
  /** Done by COM alone, whether the iLO is connected or not. */
  offline?: boolean
  /** Why it cannot be done as the server is; null: it can. */
  obstacle?: (machine: Machine, job: Job) => ReasonName | null
  /** How long it takes where the parameters say other than the template, ms. */
  durationMs?: (machine: Machine, job: Job) => [min: number, max: number]
  begin?: Act
  /** It has succeeded. */
  done?: Act
  failed?: Act
  /** It holds its end back until this says that it may, or why it may not. */
  until?: (
    course: Course,
    at: number,
    machine: Machine,
    job: Job,
    proceed: (at: number, failure: ReasonName | null) => void,
  ) => void
}
