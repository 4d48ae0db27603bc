import type { ActName, ActOptions, Bundle, TaskAct } from '../../contract/act'
import type { Problem, ProblemKind, Result } from '../../contract/problem'
import type { TaskKind } from '../../contract/task'
import type { MirroredTask } from '../mirror/entities'
import type { Asking } from '../upstream/upstream'

/**
 * One act on one server, VM or task of a source. `task`: the task as the mirror holds it, null for the
 * others. `at`: when it was asked for, ISO; null before it is.
 */
export type Order = {
  act: ActName
  options: ActOptions
  targetId: string
  name: string
  task: MirroredTask | null
  at: string | null
}

/** How an act was taken up. */
export type Begun =
  /** The source runs a task for it, which a collection follows. */
  | { kind: 'task'; task: MirroredTask; collection: string }
  /** It is done, and there is nothing to follow. */
  | { kind: 'done'; note: string }
  /** It has begun, and only the server itself tells how it goes (`watch`). */
  | { kind: 'watched' }
  /** It was accepted, and its task does not show yet: `find` looks for it. */
  | { kind: 'sought' }

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

/** One act on a task that its source knows. `reason`: why not as it stands; null: it can be done. */
export type TaskChoice = { act: TaskAct; reason: string | null }

/**
 * An order that is looked for. `taken`: the tasks that belong to other orders; `open`: those on the same
 * target that the mirror shows under way.
 */
export type Sought = {
  sentAt: Date
  taken: ReadonlySet<string>
  open: readonly MirroredTask[]
}

/** What can be done to the servers, VMs and tasks of a source. */
export type Acts = {
  /** Of servers and VMs. */
  can: ReadonlySet<ActName>
  /** Of tasks of some kinds, each as it stands. */
  tasks?: { kinds: ReadonlySet<TaskKind>; can: (task: MirroredTask) => TaskChoice[] }
  /** Asks the server, VM or task itself whether it allows this: a sentence why not, or null. */
  examine?: (order: Order, asking: Asking) => Promise<Result<string | null>>
  /** Sends it, once. */
  begin: (order: Order, asking: Asking) => Promise<Sent>
  /**
   * Looks for the task of an order whose answer was lost or did not tell it; of what is done without a
   * task, whether it shows. Null: it has not happened; `unseen`: whether it has cannot be told.
   */
  find?: (order: Order, sought: Sought, asking: Asking) => Promise<Result<Begun | 'unseen' | null>>
  /** Of these acts only the server itself tells how they go. */
  watched?: ReadonlySet<ActName>
  /** Reads how far such an act is. */
  watch?: (
    order: Order,
    before: { sentAt: Date; moved: boolean },
    asking: Asking,
  ) => Promise<Result<Sight>>
  /** The firmware bundles that servers can be brought to. */
  bundles?: (asking: Asking) => Promise<Result<Bundle[]>>
}

/** Several parts of a source that each do some acts, as one. */
export const joinActs = (parts: readonly Acts[]): Acts | null => {
  if (parts.length === 0) return null
  const partFor = ({ act, task }: Pick<Order, 'act' | 'task'>) =>
    parts.find(({ can, tasks }) => (task === null ? can.has(act) : tasks?.kinds.has(task.row.kind)))
  const nobody = {
    ok: false,
    problem: {
      kind: 'refused',
      title: 'Its source cannot do this',
      detail: 'No service that is configured here does it.',
    },
  } as const
  return {
    can: new Set(parts.flatMap(({ can }) => [...can])),
    tasks: {
      kinds: new Set(parts.flatMap(({ tasks }) => [...(tasks?.kinds ?? [])])),
      can: (task) =>
        parts.find(({ tasks }) => tasks?.kinds.has(task.row.kind))?.tasks?.can(task) ?? [],
    },
    examine: async (order, asking) =>
      (await partFor(order)?.examine?.(order, asking)) ?? { ok: true, value: null },
    begin: async (order, asking) =>
      (await partFor(order)?.begin(order, asking)) ?? { ...nobody, sent: false },
    find: async (order, sought, asking) =>
      (await partFor(order)?.find?.(order, sought, asking)) ?? nobody,
    watched: new Set(parts.flatMap(({ watched }) => [...(watched ?? [])])),
    watch: async (order, before, asking) =>
      (await partFor(order)?.watch?.(order, before, asking)) ?? nobody,
    bundles: async (asking) =>
      (await parts.find(({ bundles }) => bundles)?.bundles?.(asking)) ?? { ok: true, value: [] },
  }
}
