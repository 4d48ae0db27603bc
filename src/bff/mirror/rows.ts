import { sql } from 'kysely'
import { chunks } from '../chunks'
import { upsert } from '../store/bulk'
import type { Store } from '../store/store'
import type { EntityKind, MirroredActivity, MirroredTask, Moved } from './entities'
import type { Rows } from './models'
import { models, narrow } from './models'

/** Where and when something is written, and what a move in it is told as. `now` ISO. */
export type Scope = {
  sourceId: string
  collection: string
  now: string
  tell: (moved: Moved) => MirroredActivity | null
}

/** A row as it was and as it is. */
export type Change<K extends EntityKind> = { previous: Rows[K] | null; row: Rows[K] }

const entityKey = ['source_id', 'id']
const documentKey = ['kind', ...entityKey]

/** Documents of one kind by id. */
export const readDocuments = async <K extends EntityKind>(
  store: Store,
  kind: K,
  sourceId: string,
  ids: readonly string[],
): Promise<Map<string, { row: Rows[K]; facts: string }>> => {
  const found = new Map<string, { row: Rows[K]; facts: string }>()
  for (const batch of chunks(ids, 500)) {
    const rows = await store
      .selectFrom('document')
      .select(['id', 'row', 'facts'])
      .where('kind', '=', kind)
      .where('source_id', '=', sourceId)
      .where('id', 'in', batch)
      .execute()
    for (const { id, row, facts } of rows) found.set(id, { row: JSON.parse(row), facts })
  }
  return found
}

type Written<K extends EntityKind> = {
  row: Rows[K]
  narrow: Record<string, string | number>
  facts?: string
}

const keysOf = ({ sourceId, id }: { sourceId: string; id: string }) => ({ source_id: sourceId, id })

const putRows = async <K extends EntityKind>(
  store: Store,
  kind: K,
  written: readonly Written<K>[],
): Promise<void> => {
  await upsert(
    store,
    kind,
    entityKey,
    written.map(({ row, narrow: more }) => ({ ...keysOf(row), ...narrow(kind, row), ...more })),
  )
  const documents = written.map(({ row, facts }) => ({
    kind,
    ...keysOf(row),
    row: JSON.stringify(row),
    ...(facts === undefined ? {} : { facts }),
  }))
  await upsert(store, 'document', documentKey, documents)
}

/** Writes down what moved, and the activities that a source makes of it. */
export const noteMoves = async (
  store: Store,
  { sourceId, tell }: Pick<Scope, 'sourceId' | 'tell'>,
  moves: readonly Moved[],
): Promise<void> => {
  await upsert(
    store,
    'history',
    [...documentKey, 'at', 'field'],
    moves.map(({ kind, id, at, field, from, to }) => ({
      kind,
      source_id: sourceId,
      id,
      at,
      field,
      old_value: from,
      new_value: to,
    })),
  )
  const told = moves.flatMap((moved) => tell(moved) ?? [])
  await putRows(
    store,
    'activity',
    told.map(({ row, facts }) => ({
      row,
      narrow: { collection: 'derived', hash: '' },
      facts: JSON.stringify(facts),
    })),
  )
}

/** Writes rows: narrow columns, document, and what follows from watched fields that moved. */
export const writeRows = async <K extends EntityKind>(
  store: Store,
  kind: K,
  scope: Pick<Scope, 'sourceId' | 'now' | 'tell'>,
  written: readonly (Change<K> & Written<K>)[],
): Promise<void> => {
  if (written.length === 0) return
  await putRows(store, kind, written)
  const moves = written.flatMap(({ previous, row }) =>
    changedFields(kind, previous, row).map((field): Moved => ({
      kind,
      id: row.id,
      name: 'name' in row ? row.name : row.id,
      field,
      from: textOf(previous?.[field]),
      to: textOf(row[field]),
      at: scope.now,
    })),
  )
  if (moves.length > 0) await noteMoves(store, scope, moves)
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : null)

/** The watched fields in which two rows differ; none for a row that is new. */
export const changedFields = <K extends EntityKind>(
  kind: K,
  previous: Rows[K] | null,
  row: Rows[K],
): (keyof Rows[K] & string)[] =>
  previous ? models[kind].watched.filter((field) => previous[field] !== row[field]) : []

const dependents: Partial<Record<EntityKind, [table: string, column: string][]>> = {
  task: [
    ['task_target', 'task_id'],
    ['task_log', 'task_id'],
  ],
  vm: [['backups_read', 'vm_id']],
}

/** Deletes entities with what hangs on them; their history stays. Gives how many there were. */
export const deleteRows = async (
  store: Store,
  kind: EntityKind,
  sourceId: string,
  ids: readonly string[],
): Promise<number> => {
  let deleted = 0n
  for (const batch of chunks(ids, 500)) {
    const list = sql.join(batch)
    const of = sql`source_id = ${sourceId}`
    const { numAffectedRows = 0n } =
      await sql`delete from ${sql.table(kind)} where ${of} and id in (${list})`.execute(store)
    deleted += numAffectedRows
    await sql`delete from document where kind = ${kind} and ${of} and id in (${list})`.execute(
      store,
    )
    for (const [table, column] of dependents[kind] ?? [])
      await sql`delete from ${sql.table(table)} where ${of} and ${sql.ref(column)} in (${list})`.execute(
        store,
      )
  }
  return Number(deleted)
}

/** One task as its collector wrote it; null: the mirror holds none of that id. */
export const readMirroredTask = async (
  store: Store,
  sourceId: string,
  id: string,
): Promise<MirroredTask | null> => {
  const found = (await readDocuments(store, 'task', sourceId, [id])).get(id)
  if (!found) return null
  const facts: MirroredTask['facts'] = JSON.parse(found.facts)
  return { row: found.row, facts }
}
