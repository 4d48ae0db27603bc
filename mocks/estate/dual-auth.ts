import type { Course } from './course'
import type { OperationOrder } from './operations'
import { createOperation, runOperation, update } from './operations'
import type { HeldOperation, Operation } from './task-types'
import type { Region, World } from './types'

/** What somebody wants to do that a second person has to approve. */
export type HoldOrder = Pick<
  HeldOperation,
  'region' | 'operation' | 'description' | 'product' | 'resource' | 'requestedBy'
>

/** Whether destructive operations of a region need a second person. */
export const needsApproval = (world: Pick<World, 'dualAuthorization'>, region: Region): boolean =>
  world.dualAuthorization.get(region)?.on ?? false

/** Switches dual authorization on or off, without asking anybody. */
export const setDualAuthorization = (
  { world }: Course,
  at: number,
  region: Region,
  on: boolean,
  by: string,
) => {
  const revision = (world.dualAuthorization.get(region)?.revision ?? 1) + 1
  world.dualAuthorization.set(region, { on, changedAt: at, changedBy: by, revision })
}

/** Holds an action until another person than the one who asks approves or cancels it. */
export const holdUntilApproved = (
  { world, random }: Course,
  at: number,
  order: HoldOrder,
  follows: HeldOperation['follows'],
): HeldOperation => {
  const held: HeldOperation = {
    ...order,
    id: random.uuid(),
    state: 'PENDING',
    requestedAt: at,
    checkedAt: null,
    checkedBy: null,
    revision: 1,
    follows,
  }
  world.heldOperations.set(held.id, held)
  return held
}

/** The verdict of a second person; what was held happens now, or never. */
export const check = (
  at: number,
  held: HeldOperation,
  by: string,
  verdict: 'APPROVED' | 'CANCELLED',
) => {
  Object.assign(held, { state: verdict, checkedAt: at, checkedBy: by })
  held.revision += 1
  if (verdict === 'APPROVED') held.follows.approved(at)
  else held.follows.cancelled(at)
}

/** Forgets verdicts from before `before`. */
export const forgetHeld = (world: World, before: number) => {
  for (const { id, checkedAt } of world.heldOperations.values())
    if (checkedAt !== null && checkedAt < before) world.heldOperations.delete(id)
}

/** Where the console shows what waits for approval. */
const consoleUri = '/data-services/dual-authorization'

/**
 * Starts an operation that is PAUSED until a second person approves it, and CANCELLED where they do not.
 * `after` hears of its end either way.
 */
export const startHeldOperation = (
  course: Course,
  at: number,
  order: OperationOrder,
  hold: HoldOrder,
  follows: Partial<HeldOperation['follows']> & {
    after?: (at: number, operation: Operation) => void
  },
): Operation => {
  const operation = createOperation(course, at, order)
  update(operation, at, { state: 'PAUSED', consoleUri }, 'Waiting for dual authorization')
  holdUntilApproved(course, at, hold, {
    approved: (now) => {
      update(operation, now, { consoleUri: null }, 'Dual authorization was given')
      follows.approved?.(now)
      runOperation(course, now, operation, order, follows.after)
    },
    cancelled: (now) => {
      update(
        operation,
        now,
        { state: 'CANCELLED', endedAt: now, consoleUri: null },
        'Dual authorization was refused',
      )
      follows.cancelled?.(now)
      follows.after?.(now, operation)
    },
  })
  return operation
}
