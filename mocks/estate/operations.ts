import type { Course } from './course'
import { day } from './course'
import type { Operation } from './task-types'
import { timeUuid } from './time-uuid'

/** Why an operation failed, in its service's words and code. */
export type OperationError = { error: string; errorCode: string }

/** What stops an operation half a step after one of its steps; null: it never goes on. */
export type Halt = { afterStep: number; message: string } & (
  | { state: 'PAUSED'; forMs: number; consoleUri: string }
  | { state: 'TIMEDOUT'; forMs: number | null }
  | { state: 'CANCELLED' }
)

/** How an asynchronous operation of Data Services or COM goes. */
export type OperationOrder = Pick<Operation, 'family' | 'region' | 'name' | 'service' | 'user'> &
  Partial<
    Pick<
      Operation,
      'sourceUri' | 'resources' | 'recommendations' | 'estimatedMinutes' | 'pollSeconds'
    >
  > & {
    /** What its log says on the way, spread evenly; the percentage jumps with it. */
    steps: { message: string; percent: number; health?: Operation['healthStatus'] }[]
    durationMs: number
    /** Left out: it succeeds. A function decides when it ends; null: it succeeds. */
    error?: OperationError | (() => OperationError | null)
    /** Run beside it, all begun at its start and ended before it. */
    children?: OperationOrder[]
    /** What stops it on its way. */
    halt?: Halt
  }

/** Changes an operation at `at`, with a line in its log where there is one. */
export const update = (
  operation: Operation,
  at: number,
  change: Partial<Operation>,
  message?: string,
) => {
  Object.assign(operation, change)
  if (message) operation.log.push({ at, message })
  operation.updatedAt = at
  operation.revision += 1
}

const end = (course: Course, at: number, operation: Operation, order: OperationOrder) => {
  const failure = typeof order.error === 'function' ? order.error() : order.error
  if (failure) {
    const error = { ...failure, traceId: course.random.hex(32) }
    const recommendations = order.recommendations ?? []
    update(
      operation,
      at,
      { state: 'FAILED', healthStatus: 'ERROR', endedAt: at, error, recommendations },
      `Task failed: ${failure.error}`,
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

/** COM names its operations by the time at which they came (compute-ops facts.md 5.2). */
const idFor = (family: Operation['family'], at: number, uuid: string) =>
  family === 'compute-ops' ? timeUuid(at, uuid) : uuid

/** An operation that nobody has begun to work on: INITIALIZED. */
export const createOperation = (
  course: Course,
  at: number,
  order: OperationOrder,
  parentId: string | null = null,
): Operation => {
  const operation: Operation = {
    id: idFor(order.family, at, course.random.uuid()),
    family: order.family,
    region: order.region,
    name: order.name,
    state: 'INITIALIZED',
    healthStatus: 'OK',
    percent: 0,
    estimatedMinutes: order.estimatedMinutes ?? 0,
    pollSeconds: order.pollSeconds ?? 30,
    consoleUri: null,
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
  return operation
}

/** Everything above an operation changes with the tree below it. */
const noteAbove = (course: Course, at: number, { parentId }: Operation) => {
  const parent = parentId === null ? undefined : course.world.operations.get(parentId)
  if (!parent) return
  update(parent, at, {})
  noteAbove(course, at, parent)
}

const stop = (operation: Operation, at: number, halt: Halt) => {
  const { state, message } = halt
  const change: Partial<Operation> = { state }
  if (halt.state === 'PAUSED') change.consoleUri = halt.consoleUri
  if (halt.state === 'TIMEDOUT') change.healthStatus = 'UNKNOWN'
  if (halt.state === 'CANCELLED') change.endedAt = at
  update(operation, at, change, message)
}

const goOn = (operation: Operation, at: number) =>
  update(
    operation,
    at,
    { state: 'RUNNING', healthStatus: 'OK', consoleUri: null },
    'Task is running',
  )

/** Works on an operation from `at` on: RUNNING, then step by step to its end, which `after` hears of. */
export const runOperation = (
  course: Course,
  at: number,
  operation: Operation,
  order: OperationOrder,
  after: (at: number, operation: Operation) => void = () => undefined,
) => {
  const { halt, steps, children = [], durationMs } = order
  const begin = at + Math.min(1_500, durationMs / 10)
  const stride = (at + durationMs - begin) / (steps.length + 1)
  const haltAt = halt ? begin + stride * (halt.afterStep + 1.5) : Number.POSITIVE_INFINITY
  const haltMs = !halt || halt.state === 'CANCELLED' ? null : halt.forMs
  const plan = (due: number, step: (now: number) => void) => {
    const run = (now: number) => {
      if (operation.endedAt === null) step(now)
    }
    if (due < haltAt) course.queue.schedule(due, run, operation.id)
    else if (haltMs !== null) course.queue.schedule(due + haltMs, run, operation.id)
  }
  plan(begin, (now) => {
    update(operation, now, { state: 'RUNNING', startedAt: now }, 'Task is running')
    for (const child of children)
      operation.childIds.push(startOperation(course, now, child, undefined, operation.id).id)
    if (children.length > 0) noteAbove(course, now, operation)
  })
  steps.forEach(({ message, percent, health }, index) =>
    plan(begin + stride * (index + 1), (now) =>
      update(operation, now, { percent, ...(health ? { healthStatus: health } : {}) }, message),
    ),
  )
  plan(at + durationMs, (now) => {
    end(course, now, operation, order)
    after(now, operation)
  })
  if (!halt) return
  course.queue.schedule(haltAt, (now) => {
    stop(operation, now, halt)
    if (halt.state === 'CANCELLED') after(now, operation)
  })
  if (haltMs !== null) course.queue.schedule(haltAt + haltMs, (now) => goOn(operation, now))
}

/** Ends an operation before its time; false where it is over already. */
export const cancelOperation = (at: number, operation: Operation): boolean => {
  if (operation.endedAt !== null) return false
  update(operation, at, { state: 'CANCELLED', endedAt: at }, 'Task was cancelled')
  return true
}

/** Starts an operation: INITIALIZED at once, and RUNNING soon. */
export const startOperation = (
  course: Course,
  at: number,
  order: OperationOrder,
  after?: (at: number, operation: Operation) => void,
  parentId: string | null = null,
): Operation => {
  const operation = createOperation(course, at, order, parentId)
  runOperation(course, at, operation, order, after)
  return operation
}

/**
 * Forgets trees of operations that ended, or were last heard of, before `before`; those of COM, which
 * shows a week of them, six days later.
 */
export const forgetOperations = (course: Course, before: number) => {
  const { operations } = course.world
  const drop = (operation: Operation) => {
    operations.delete(operation.id)
    for (const id of operation.childIds) {
      const child = operations.get(id)
      if (child) drop(child)
    }
  }
  for (const operation of operations.values()) {
    const over = operation.endedAt ?? (operation.state === 'TIMEDOUT' ? operation.updatedAt : null)
    const since = operation.family === 'compute-ops' ? before - 6 * day : before
    if (operation.parentId === null && over !== null && over < since) drop(operation)
  }
}
