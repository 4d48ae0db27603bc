import type { ActName, ActOptions, Bundle } from '../../contract/act'
import type { Problem, ProblemKind, Result } from '../../contract/problem'
import type { MirroredTask } from '../mirror/entities'
import type { Asking } from '../upstream/upstream'

/** One act on one server of a source. */
export type Order = { act: ActName; options: ActOptions; serverId: string }

/** How an act was taken up. */
export type Begun =
  /** The source runs a task for it, which a collection follows. */
  | { kind: 'task'; task: MirroredTask; collection: string }
  /** It is done, and there is nothing to follow. */
  | { kind: 'done'; note: string }
  /** It has begun, and only the server itself tells how it goes (`watch`). */
  | { kind: 'watched' }

/** What came of sending. `sent`: it may have reached the source although no answer says so. */
export type Sent = { ok: true; value: Begun } | { ok: false; problem: Problem; sent: boolean }

const undecided: ReadonlySet<ProblemKind> = new Set([
  'timeout',
  'unreachable',
  'upstream-error',
  'bad-answer',
])

/** A write that failed: whether it may have been carried out nevertheless. */
export const unanswered = (problem: Problem): Extract<Sent, { ok: false }> => ({
  ok: false,
  problem,
  sent: undecided.has(problem.kind),
})

/** What the server itself shows of an act. `moved`: it has begun to do it, or has been seen to before. */
export type Sight = { end: 'succeeded' | 'failed' | null; note: string; moved: boolean }

/** What can be done to the servers of a source. */
export type Acts = {
  can: ReadonlySet<ActName>
  /** Asks the server itself whether it allows this: a sentence why not, or null. */
  examine?: (order: Order, asking: Asking) => Promise<Result<string | null>>
  /** Sends it, once. */
  begin: (order: Order, asking: Asking) => Promise<Sent>
  /**
   * Looks for the task of an order whose answer was lost, begun about `sentAt`; those that belong to
   * other orders are `taken`. Null: the source has none.
   */
  find?: (
    order: Order,
    sentAt: Date,
    taken: ReadonlySet<string>,
    asking: Asking,
  ) => Promise<Result<Extract<Begun, { kind: 'task' }> | null>>
  /** Reads how far an act is that only the server itself tells. */
  watch?: (
    order: Order,
    before: { sentAt: Date; moved: boolean },
    asking: Asking,
  ) => Promise<Result<Sight>>
  /** The firmware bundles that servers can be brought to. */
  bundles?: (asking: Asking) => Promise<Result<Bundle[]>>
}
