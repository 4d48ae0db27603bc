import type { Course } from './course'
import type { Operation } from './types'

/** How an asynchronous operation of Data Services or COM goes. */
export type OperationOrder = Pick<Operation, 'family' | 'region' | 'name' | 'service' | 'user'> &
  Partial<Pick<Operation, 'sourceUri' | 'resources' | 'recommendations'>> & {
    /** What its log says on the way, spread evenly; the percentage jumps with it. */
    steps: { message: string; percent: number }[]
    durationMs: number
    /** Left out: it succeeds. */
    error?: { error: string; errorCode: string }
    /** Run beside it, all begun at its start and ended before it. */
    children?: Omit<OperationOrder, 'children'>[]
  }

const update = (operation: Operation, at: number, change: Partial<Operation>, message?: string) => {
  Object.assign(operation, change)
  if (message) operation.log.push({ at, message })
  operation.updatedAt = at
  operation.revision += 1
}

const end = (course: Course, at: number, operation: Operation, order: OperationOrder) => {
  if (order.error) {
    const error = { ...order.error, traceId: course.random.hex(32) }
    const recommendations = order.recommendations ?? []
    update(
      operation,
      at,
      { state: 'FAILED', healthStatus: 'ERROR', endedAt: at, error, recommendations },
      `Task failed: ${order.error.error}`,
    )
    return
  }
  const resources = order.resources ?? []
  update(
    operation,
    at,
    { state: 'SUCCEEDED', percent: 100, endedAt: at, resources },
    'Task succeeded',
  )
}

/** Starts an operation: INITIALIZED at once, RUNNING with its first step, then to its end. */
export const startOperation = (
  course: Course,
  at: number,
  order: OperationOrder,
  after: (at: number, operation: Operation) => void = () => undefined,
  parentId: string | null = null,
): Operation => {
  const operation: Operation = {
    id: course.random.uuid(),
    family: order.family,
    region: order.region,
    name: order.name,
    state: 'INITIALIZED',
    healthStatus: 'OK',
    percent: 0,
    parentId,
    childIds: [],
    log: [{ at, message: 'Task created' }],
    error: null,
    recommendations: [],
    sourceUri: order.sourceUri ?? null,
    resources: [],
    user: order.user,
    service: order.service,
    createdAt: at,
    startedAt: null,
    endedAt: null,
    updatedAt: at,
    revision: 1,
  }
  course.world.operations.set(operation.id, operation)
  const begin = at + Math.min(1_500, order.durationMs / 10)
  course.queue.schedule(begin, (now) => {
    update(operation, now, { state: 'RUNNING', startedAt: now }, 'Task is running')
    operation.childIds = (order.children ?? []).map(
      (child) => startOperation(course, now, child, undefined, operation.id).id,
    )
  })
  const finish = at + order.durationMs
  order.steps.forEach(({ message, percent }, index) => {
    const due = begin + ((finish - begin) * (index + 1)) / (order.steps.length + 1)
    course.queue.schedule(due, (now) => update(operation, now, { percent }, message))
  })
  course.queue.schedule(finish, (now) => {
    end(course, now, operation, order)
    after(now, operation)
  })
  return operation
}
