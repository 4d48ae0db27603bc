import { sql } from 'kysely'
import { chunks, upsert } from '../store/bulk'
import type { Store } from '../store/store'
import type { EntityKind } from './entities'
import type { Rows } from './models'
import { models, narrow } from './models'

/** Where and when something is written. `now` ISO. */
export type Scope = { sourceId: string; collection: string; now: string }

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

/** Writes rows: narrow columns, document, and history of watched fields that moved. */
export const writeRows = async <K extends EntityKind>(
  store: Store,
  kind: K,
  now: string,
  written: readonly (Change<K> & { narrow: Record<string, string | number>; facts?: string })[],
): Promise<void> => {
  if (written.length === 0) return
  const keys = ({ sourceId, id }: Rows[K]) => ({ source_id: sourceId, id })
  await upsert(
    store,
    kind,
    entityKey,
    written.map(({ row, narrow: more }) => ({ ...keys(row), ...narrow(kind, row), ...more })),
  )
  const documents = written.map(({ row, facts }) => ({
    kind,
    ...keys(row),
    row: JSON.stringify(row),
    ...(facts === undefined ? {} : { facts }),
  }))
  await upsert(store, 'document', documentKey, documents)
  const history = written.flatMap(({ previous, row }) =>
    changedFields(kind, previous, row).map((field) => ({
      kind,
      ...keys(row),
      at: now,
      field,
      old_value: textOf(previous?.[field]),
      new_value: textOf(row[field]),
    })),
  )
  await upsert(store, 'history', [...documentKey, 'at', 'field'], history)
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
