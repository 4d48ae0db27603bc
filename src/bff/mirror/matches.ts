import { sql } from 'kysely'
import type { Store } from '../store/store'
import type { Condition } from './conditions'
import { where } from './conditions'
import type { Cube } from './cube'
import { cubeOf, readCube } from './cube'
import type { EntityKind } from './entities'
import type { RowKey } from './row-keys'
import { idsBySource } from './row-keys'

/** What conditions match, by its cells; `keys`: which rows, where they are few. */
export type Matches = { cube: Cube; keys: readonly RowKey[] | null }

/** What narrows a list often leaves few rows: those are looked for once, for counts and windows alike. */
export const readMatches = async (
  store: Store,
  kind: EntityKind,
  conditions: readonly Condition[],
  few: number,
): Promise<Matches> => {
  const { rows } = await sql<RowKey & { cell: string }>`select source_id, id, cell
    from ${sql.table(kind)} ${where(conditions)} limit ${few + 1}`.execute(store)
  return rows.length > few
    ? { cube: await readCube(store, kind, conditions), keys: null }
    : { cube: cubeOf(rows.map(({ cell }) => cell)), keys: rows }
}

/** Rows by their keys. */
export const among = (keys: readonly RowKey[]): Condition => {
  if (keys.length === 0) return sql`1 = 0`
  const each = [...idsBySource(keys)].map(
    ([sourceId, ids]) => sql`(source_id = ${sourceId} and id in (${sql.join(ids)}))`,
  )
  return sql`(${sql.join(each, sql` or `)})`
}
