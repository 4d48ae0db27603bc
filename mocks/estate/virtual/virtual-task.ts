import type { Course } from '../course'
import type { OperationOrder } from '../operations'
import { startOperation } from '../operations'
import type { Operation } from '../task-types'
import type { Region } from '../types'

/** What a task of Virtualization does, and what follows. `durationMs` is at speed 1. */
export type VirtualTask = Pick<OperationOrder, 'name' | 'steps' | 'durationMs'> &
  Partial<Pick<OperationOrder, 'estimatedMinutes' | 'pollSeconds'>> & {
    region: Region
    user: string
    /** The resource that it runs on; null where there is none yet. */
    about: { name: string; uri: string; type: string } | null
    /** What it has others do beside it. */
    parts?: readonly { name: string; seconds: number }[]
    /** Why it fails; asked at its end. */
    hindrance?: () => string | null
    done: (at: number, operation: Operation) => void
    undone?: (at: number) => void
  }

const service = 'private-cloud-business-edition'

const orderOf = (course: Course, task: VirtualTask): OperationOrder => {
  const { name, region, user, about, steps, parts = [], hindrance, durationMs } = task
  return {
    family: 'data-services',
    region,
    service,
    name,
    user,
    steps,
    sourceUri: about?.uri ?? null,
    resources: about ? [about] : [],
    durationMs: durationMs / course.speed,
    estimatedMinutes: task.estimatedMinutes ?? 0,
    pollSeconds: task.pollSeconds ?? 30,
    error: () => {
      const error = hindrance?.() ?? null
      return error === null ? null : { error, errorCode: 'HPE_GL_VIRTUALIZATION_TASK_FAILED' }
    },
    recommendations: ['Remove the cause and try again.'],
    children: parts.map((part) => ({
      family: 'data-services',
      region,
      service,
      name: part.name,
      user: 'system',
      durationMs: (part.seconds * 1_000) / course.speed,
      steps: [],
    })),
  }
}

/** Starts a task; what it is for is done when it has succeeded. */
export const runVirtualTask = (course: Course, at: number, task: VirtualTask): Operation =>
  startOperation(course, at, orderOf(course, task), (now, operation) => {
    if (operation.state === 'SUCCEEDED') task.done(now, operation)
    else task.undone?.(now)
  })
