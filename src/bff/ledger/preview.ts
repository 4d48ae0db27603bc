import type { ActOrder, ActTarget, Preview, PreviewItem } from '../../contract/act'
import { actWords, subjectOf } from '../../contract/act'
import { keyOf } from '../../contract/entity-key'
import type { Task } from '../../contract/task'
import type { Collections } from '../mirror/collections'
import { readDocuments, readMirroredTask } from '../mirror/rows'
import { touchingTasks } from '../mirror/task-documents'
import type { Source } from '../sources/source'
import type { Store } from '../store/store'
import { createGate } from '../upstream/gate'
import type { Asking } from '../upstream/upstream'
import type { Book } from './book'
import type { Bundles } from './bundles'
import { reasonAgainst, remarkOn } from './judge'
import { type Who, reasonAgainstTask, remarkOnTask } from './judge-task'
import { reasonAgainstVm, remarkOnVm } from './judge-vm'
import { saysOf } from './says'

const askedAtOnce = 8

const distinct = (targets: readonly ActTarget[]) => [
  ...new Map(targets.map((target) => [keyOf(target), target])).values(),
]

/** The names of tasks under way, by the key of what they touch. */
const busyWith = async (store: Store, targets: readonly ActTarget[]) => {
  const keys = targets.map(keyOf)
  const rows = await touchingTasks(store)
    .select(['task_target.target_key as key', 'document.row'])
    .where('task_target.target_key', 'in', keys)
    .where('task.ended', '=', 0)
    .where('task.state', '<>', 'unknown')
    .execute()
  const busy = new Map<string, string>()
  for (const { key, row } of rows) {
    const { name }: Task = JSON.parse(row)
    busy.set(key, name)
  }
  return busy
}

/** What is said of one target by what we hold of it; null: nothing is held. */
type Verdict = Pick<PreviewItem, 'name' | 'says' | 'reason' | 'remark'>

/** Says what an order would do to everything that it names, and why it would not. */
export const createPreviewer = (parts: {
  store: Store
  sources: readonly Source[]
  collections: Pick<Collections, 'outcomes'>
  bundles: Bundles
  book: Pick<Book, 'begunAs'>
}) => {
  const { store, sources, collections, bundles, book } = parts
  const sourceOf = (sourceId: string) => sources.find(({ id }) => id === sourceId)

  const held = async <K extends 'server' | 'vm'>(kind: K, { sourceId, id }: ActTarget) =>
    (await readDocuments(store, kind, sourceId, [id])).get(id)?.row

  const onServer = async (
    order: ActOrder,
    target: ActTarget,
    busy: string | null,
    asking: Asking,
  ) => {
    const server = await held('server', target)
    if (!server) return null
    const source = sourceOf(target.sourceId)
    const wanted = order.options.bundle
    const bundle =
      source && wanted !== undefined ? await bundles.find(source, wanted, asking) : null
    const { image } = order.options
    const where = { can: source?.acts?.can ?? null, isBmc: source?.kind === 'ilo', bundle, image }
    const unknownBundle =
      order.act === 'update-firmware' && bundle === null
        ? 'Its source does not have this firmware bundle.'
        : null
    return {
      name: server.name,
      says: saysOf(order, where),
      reason: reasonAgainst(order.act, server, where) ?? unknownBundle,
      remark: remarkOn(order.act, server, busy),
    }
  }

  const onVm = async ({ act }: ActOrder, target: ActTarget, busy: string | null) => {
    const vm = await held('vm', target)
    return vm
      ? {
          name: vm.name,
          says: actWords[act].does,
          reason: reasonAgainstVm(act, vm, sourceOf(target.sourceId)?.acts?.can ?? null),
          remark: remarkOnVm(vm, busy),
        }
      : null
  }

  const onTask = async ({ act }: ActOrder, { sourceId, id }: ActTarget, asker: Who) => {
    const task = await readMirroredTask(store, sourceId, id)
    if (!task) return null
    const choices = sourceOf(sourceId)?.acts?.tasks?.can(task) ?? []
    const begunBy = (await book.begunAs(sourceId, id))?.person ?? null
    return {
      name: [task.row.name, task.row.targets[0]?.name].filter(Boolean).join(' on '),
      says: actWords[act].does,
      reason: reasonAgainstTask(act, task, { choices, asker, begunBy }),
      remark: remarkOnTask(act, task),
    }
  }

  /** Whether the machine, VM or task itself allows it; one that does not answer is not acted on. */
  const examine = async (
    { act, options }: ActOrder,
    { sourceId, id }: ActTarget,
    asking: Asking,
  ) => {
    const acts = sourceOf(sourceId)?.acts
    if (!acts?.examine) return null
    const task = subjectOf(act) === 'task' ? await readMirroredTask(store, sourceId, id) : null
    const found = await acts.examine(
      { act, options, targetId: id, name: id, task, at: null },
      asking,
    )
    return found.ok ? found.value : found.problem.detail
  }

  return async (order: ActOrder, asker: Who, asking: Asking): Promise<Preview> => {
    const subject = subjectOf(order.act)
    const targets = distinct(order.targets)
    const ids = new Set(targets.map(({ sourceId }) => sourceId))
    const busy = await busyWith(store, targets)
    const gate = createGate(askedAtOnce)

    const verdictOn = (target: ActTarget): Promise<Verdict | null> => {
      if (subject === 'task') return onTask(order, target, asker)
      const task = busy.get(keyOf(target)) ?? null
      return subject === 'vm' ? onVm(order, target, task) : onServer(order, target, task, asking)
    }

    const judge = async (target: ActTarget): Promise<PreviewItem> => {
      const { sourceId, id } = target
      const common = { sourceId, id, sourceName: sourceOf(sourceId)?.name ?? sourceId }
      const verdict = await verdictOn(target)
      if (!verdict) {
        const reason = 'No source lists it any more.'
        return { ...common, name: id, says: '', reason, remark: null }
      }
      const reason = verdict.reason ?? (await gate(() => examine(order, target, asking)))
      return { ...common, ...verdict, reason, remark: reason ? null : verdict.remark }
    }

    return {
      act: order.act,
      items: await Promise.all(targets.map(judge)),
      outcomes: collections.outcomes(subject).filter(({ sourceId }) => ids.has(sourceId)),
    }
  }
}
export type Previewer = ReturnType<typeof createPreviewer>
