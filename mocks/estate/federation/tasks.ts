import type { Course } from '../course'
import { hour } from '../course'
import type { Random } from '../random'
import { createRandom } from '../random'
import type { Affected, Federation, FederationTask } from './federation'

/** What a task works on. `random` is its own, so that what it draws moves nothing else. */
export type Site = { course: Course; federation: Federation; random: Random }

/** Why a task fails, as its record tells it: 13 is a name that is taken, 130 a wrong power state. */
export class TaskFailure extends Error {
  readonly code: number
  constructor(code: number, message: string) {
    super(message)
    this.code = code
  }
}

/** What a federation is asked to do; both steps may throw a `TaskFailure`. */
export type TaskOrder = {
  /** At speed 1. */
  durationMs: number
  /** What is so from the beginning on. */
  begin?: (site: Site, at: number) => void
  /** What is so at its end; gives what came into being or changed. */
  finish: (site: Site, at: number) => Affected[]
}

/** From a task that fails at once until its record says so. */
const rejectMs = 1_000
/** How long an ended task can be read. */
const keptMs = hour

const end = (
  { course, federation }: Site,
  at: number,
  task: FederationTask,
  outcome: Pick<FederationTask, 'affected' | 'error'>,
) => {
  Object.assign(task, outcome, { state: outcome.error ? 'FAILED' : 'COMPLETED', endedAt: at })
  course.queue.schedule(at + keptMs, () => federation.tasks.delete(task.id))
}

const failureOf = (step: () => void): FederationTask['error'] => {
  try {
    step()
    return null
  } catch (error) {
    if (!(error instanceof TaskFailure)) throw error
    return { code: error.code, message: error.message }
  }
}

/** Starts a task: IN_PROGRESS at once, whatever becomes of it. `hostId`: whose controller was asked. */
export const startTask = (
  course: Course,
  at: number,
  federation: Federation,
  hostId: string,
  order: TaskOrder,
): FederationTask => {
  federation.taskCount += 1
  const random = createRandom(federation.taskCount, `${federation.id}/task`)
  const site: Site = { course, federation, random }
  const dueAt = at + order.durationMs / course.speed
  const task: FederationTask = {
    id: `${hostId}:${hostId}:${random.uuid()}`,
    state: 'IN_PROGRESS',
    startedAt: at,
    dueAt,
    endedAt: null,
    affected: [],
    error: null,
  }
  federation.tasks.set(task.id, task)
  const rejected = failureOf(() => order.begin?.(site, at))
  course.queue.schedule(rejected ? at + rejectMs : dueAt, (now) => {
    let affected: Affected[] = []
    const error =
      rejected ??
      failureOf(() => {
        affected = order.finish(site, now)
      })
    end(site, now, task, { affected, error })
  })
  return task
}

/** The thing, or the failure of a task that needs it. */
export const needed = <T>(thing: T | undefined, what: string): T => {
  if (thing === undefined) throw new TaskFailure(1, `The ${what} does not exist.`)
  return thing
}
