import type { ActOrder, ActTarget, Bundle, Preview, PreviewItem } from '../../contract/act'
import { actWords } from '../../contract/act'
import type { Server } from '../../contract/server'
import type { Task } from '../../contract/task'
import type { Collections } from '../mirror/collections'
import { readDocuments } from '../mirror/rows'
import type { Source } from '../sources/source'
import { keyOf } from '../store/schema'
import type { Store } from '../store/store'
import { createGate } from '../upstream/gate'
import type { Asking } from '../upstream/upstream'
import type { Bundles } from './bundles'
import { reasonAgainst, remarkOn } from './judge'

const bmcsAtOnce = 8

const distinct = (targets: readonly ActTarget[]) => [
  ...new Map(targets.map((target) => [keyOf(target.sourceId, target.id), target])).values(),
]

/** The names of tasks under way, by the key of the server that they touch. */
const busyWith = async (store: Store, targets: readonly ActTarget[]) => {
  const keys = targets.map(({ sourceId, id }) => keyOf(sourceId, id))
  const rows = await store
    .selectFrom('task_target')
    .innerJoin('task', (join) =>
      join
        .onRef('task.source_id', '=', 'task_target.source_id')
        .onRef('task.id', '=', 'task_target.task_id'),
    )
    .innerJoin('document', (join) =>
      join
        .onRef('document.source_id', '=', 'task.source_id')
        .onRef('document.id', '=', 'task.id')
        .on('document.kind', '=', 'task'),
    )
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

const saysOf = ({ act }: ActOrder, bundle: Bundle | null) =>
  act === 'update-firmware' && bundle
    ? `Its firmware is brought to ${bundle.name}. It may restart for that.`
    : actWords[act].does

/** Says what an order would do to every machine that it names, and why it would not. */
export const createPreviewer = (parts: {
  store: Store
  sources: readonly Source[]
  collections: Pick<Collections, 'outcomes'>
  bundles: Bundles
}) => {
  const { store, sources, collections, bundles } = parts

  /** Whether the machine itself allows it; one that does not answer is not acted on. */
  const examine = async (
    source: Source | undefined,
    order: ActOrder,
    id: string,
    asking: Asking,
  ) => {
    const { act, options } = order
    if (!source?.acts?.examine) return null
    const found = await source.acts.examine({ act, options, serverId: id }, asking)
    return found.ok ? found.value : found.problem.detail
  }

  return async (order: ActOrder, asking: Asking): Promise<Preview> => {
    const targets = distinct(order.targets)
    const ids = new Set(targets.map(({ sourceId }) => sourceId))
    const busy = await busyWith(store, targets)
    const gate = createGate(bmcsAtOnce)
    const held = new Map<string, Server>()
    for (const sourceId of ids) {
      const own = targets.filter((target) => target.sourceId === sourceId).map(({ id }) => id)
      for (const [id, { row }] of await readDocuments(store, 'server', sourceId, own))
        held.set(keyOf(sourceId, id), row)
    }

    const bundleOf = new Map<string, Bundle | null>()
    for (const source of sources)
      if (order.options.bundle !== undefined && ids.has(source.id))
        bundleOf.set(source.id, await bundles.find(source, order.options.bundle, asking))

    const judge = async ({ sourceId, id }: ActTarget): Promise<PreviewItem> => {
      const source = sources.find((one) => one.id === sourceId)
      const subject = held.get(keyOf(sourceId, id))
      const common = { sourceId, id, sourceName: source?.name ?? sourceId }
      if (!subject) {
        const reason = 'No source lists it any more.'
        return { ...common, name: id, says: '', reason, remark: null }
      }
      const bundle = bundleOf.get(sourceId) ?? null
      const where = { can: source?.acts?.can ?? null, isBmc: source?.kind === 'ilo', bundle }
      const unknownBundle =
        order.act === 'update-firmware' && bundle === null
          ? 'Its source does not have this firmware bundle.'
          : null
      const reason =
        reasonAgainst(order.act, subject, where) ??
        unknownBundle ??
        (await gate(() => examine(source, order, id, asking)))
      const remark = remarkOn(order.act, subject, busy.get(keyOf(sourceId, id)) ?? null)
      const says = saysOf(order, bundle)
      return { ...common, name: subject.name, says, reason, remark: reason ? null : remark }
    }

    return {
      act: order.act,
      items: await Promise.all(targets.map(judge)),
      outcomes: collections.outcomes('server').filter(({ sourceId }) => ids.has(sourceId)),
    }
  }
}
export type Previewer = ReturnType<typeof createPreviewer>
