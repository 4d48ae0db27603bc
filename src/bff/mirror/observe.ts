import { chunks } from '../chunks'
import { upsert } from '../store/bulk'
import type { Store } from '../store/store'
import { inTransaction } from '../store/transaction'
import type { Moved, Observed } from './entities'
import type { Scope } from './rows'
import { noteMoves } from './rows'

const batchSize = 200

type Held = { name: string; fields: Record<string, string> }

const readHeld = async (store: Store, sourceId: string, kind: string, ids: readonly string[]) => {
  const rows = await store
    .selectFrom('observed')
    .select(['id', 'name', 'fields'])
    .where('source_id', '=', sourceId)
    .where('kind', '=', kind)
    .where('id', 'in', ids)
    .execute()
  return new Map(
    rows.map(({ id, name, fields }): [string, Held] => [id, { name, fields: JSON.parse(fields) }]),
  )
}

/** What is held of a thing after it was seen, and which fields moved: none that was never seen before. */
export const seeAgain = (
  held: Held | null,
  { id, name, fields }: Observed,
): { next: Held; moved: Pick<Moved, 'field' | 'from' | 'to'>[] } => {
  const next: Held = { name: name ?? held?.name ?? id, fields: { ...held?.fields } }
  const moved: Pick<Moved, 'field' | 'from' | 'to'>[] = []
  for (const [field, to] of Object.entries(fields)) {
    if (to === null) continue
    const from = held?.fields[field]
    if (from !== undefined && from !== to) moved.push({ field, from, to })
    next.fields[field] = to
  }
  return { next, moved }
}

/**
 * Holds what was seen of things against what was seen of them before, and writes down what moved.
 * `all`: the ids of all of their kind, what else is held is gone; null: they are not all.
 */
export const observe = async (
  store: Store,
  scope: Scope,
  kind: string,
  things: readonly Observed[],
  all: readonly string[] | null,
): Promise<void> => {
  const { sourceId, now } = scope
  for (const batch of chunks(things, batchSize))
    await inTransaction(store, async (transaction) => {
      const ids = batch.map(({ id }) => id)
      const held = await readHeld(transaction, sourceId, kind, ids)
      const seen = batch.map((thing) => {
        const before = held.get(thing.id) ?? null
        return { id: thing.id, before, ...seeAgain(before, thing) }
      })
      const changed = seen.filter(
        ({ before, next }) => JSON.stringify(before) !== JSON.stringify(next),
      )
      await upsert(
        transaction,
        'observed',
        ['source_id', 'kind', 'id'],
        changed.map(({ id, next }) => ({
          source_id: sourceId,
          kind,
          id,
          name: next.name,
          fields: JSON.stringify(next.fields),
        })),
      )
      const moves = seen.flatMap(({ id, next, moved }) =>
        moved.map((move): Moved => ({ kind, id, name: next.name, at: now, ...move })),
      )
      if (moves.length > 0) await noteMoves(transaction, scope, moves)
    })
  if (all) await forgetOthers(store, sourceId, kind, new Set(all))
}

const forgetOthers = async (
  store: Store,
  sourceId: string,
  kind: string,
  kept: ReadonlySet<string>,
) => {
  const observed = store
    .selectFrom('observed')
    .where('source_id', '=', sourceId)
    .where('kind', '=', kind)
  const { count } = await observed
    .select((it) => it.fn.countAll().as('count'))
    .executeTakeFirstOrThrow()
  // All that are kept were observed: where no more is there, none is to be forgotten.
  if (Number(count) <= kept.size) return
  const held = await observed.select('id').execute()
  const gone = held.map(({ id }) => id).filter((id) => !kept.has(id))
  for (const batch of chunks(gone, batchSize))
    await store
      .deleteFrom('observed')
      .where('source_id', '=', sourceId)
      .where('kind', '=', kind)
      .where('id', 'in', batch)
      .execute()
}
