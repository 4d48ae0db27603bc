import type { Course } from '../course'
import type { HoldOrder } from '../dual-auth'
import { startHeldOperation } from '../dual-auth'
import type { Halt, OperationOrder } from '../operations'
import { startOperation } from '../operations'
import type { Operation } from '../task-types'
import type { Region } from '../types'
import { hasOrchestrator, outOfReach } from './orchestrators'

/** Something that happens to the estate at a moment. */
export type Deed = (course: Course, at: number) => void

/** What a task of Backup and Recovery does, and what follows. */
export type TaskOrder = {
  region: Region
  user: string
  name: string
  /** The resource that it runs on; null where there is none yet. */
  about: { name: string; uri: string; type: string } | null
  durationMs: number
  steps?: readonly string[]
  /** Why it fails; asked at its end. */
  hindrance?: (course: Course) => string | null
  /** It works through the orchestrator, and is heard of no more where there is none (facts.md 11). */
  onPremises?: boolean
  /** A second person has to agree to it. */
  hold?: Pick<HoldOrder, 'operation' | 'description'>
  begin?: Deed
  done: Deed
  /** It has failed, was refused, or nobody has heard of it again. */
  undone?: Deed
}

const lost: Halt = { state: 'TIMEDOUT', afterStep: 0, forMs: null, message: outOfReach }

/** How a task halts where nothing works for it on premises. */
export const haltWithout = (course: Course, region: Region): { halt?: Halt } =>
  hasOrchestrator(course.world, region) ? {} : { halt: lost }

const orderOf = (course: Course, task: TaskOrder): OperationOrder => {
  const steps = task.steps ?? ['Preparing parameters']
  return {
    family: 'data-services',
    service: 'backup-and-recovery',
    region: task.region,
    user: task.user,
    name: task.name,
    sourceUri: task.about?.uri ?? null,
    resources: task.about ? [task.about] : [],
    durationMs: task.durationMs / course.speed,
    steps: steps.map((message, index) => ({
      message,
      percent: Math.round((95 * (index + 1)) / steps.length),
    })),
    error: () => {
      const error = task.hindrance?.(course) ?? null
      return error === null ? null : { error, errorCode: 'HPE_GL_BACKUP_RECOVERY_TASK_FAILED' }
    },
    recommendations: ['Remove the cause and try again.'],
    ...(task.onPremises ? haltWithout(course, task.region) : {}),
  }
}

/** Starts a task; where a second person has to agree, it begins when they do. */
export const runTask = (course: Course, at: number, task: TaskOrder): Operation => {
  const order = orderOf(course, task)
  const after = (now: number, { state }: Operation) =>
    (state === 'SUCCEEDED' ? task.done : task.undone)?.(course, now)
  const begin = (now: number) => {
    task.begin?.(course, now)
    if (order.halt)
      course.queue.schedule(now + order.durationMs, (then) => task.undone?.(course, then))
  }
  if (task.hold && task.about)
    return startHeldOperation(
      course,
      at,
      order,
      {
        ...task.hold,
        region: task.region,
        product: 'Backup and Recovery',
        resource: task.about,
        requestedBy: task.user,
      },
      { approved: begin, after },
    )
  begin(at)
  return startOperation(course, at, order, after)
}
