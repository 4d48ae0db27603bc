import { sql } from 'kysely'
import type { Store } from '../store/store'
import type { Condition } from './conditions'
import { where } from './conditions'
import type { Cube } from './cube'
import { cubeOf, readCube } from './cube'
import type { EntityKind } from './entities'

export type Key = { source_id: string; id: string }

/** What conditions match, by its cells; `keys`: which rows, where they are few. */
export type Matches = { cube: Cube; keys: readonly Key[] | null }

/** What narrows a list often leaves few rows: those are looked for once, for counts and windows alike. */
export const readMatches = async (
  store: Store,
  kind: EntityKind,
  conditions: readonly Condition[],
  few: number,
): Promise<Matches> => {
  const { rows } = await sql<Key & { cell: string }>`select source_id, id, cell
    from ${sql.table(kind)} ${where(conditions)} limit ${few + 1}`.execute(store)
  return rows.length > few
    ? { cube: await readCube(store, kind, conditions), keys: null }
    : { cube: cubeOf(rows.map(({ cell }) => cell)), keys: rows }
}

/** Rows by their keys. */
export const among = (keys: readonly Key[]): Condition => {
  if (keys.length === 0) return sql`1 = 0`
  const ofSource = (sourceId: string) => {
    const ids = keys.flatMap((key) => (key.source_id === sourceId ? [key.id] : []))
    return sql`(source_id = ${sourceId} and id in (${sql.join(ids)}))`
  }
  const sources = [...new Set(keys.map((key) => key.source_id))]
  return sql`(${sql.join(sources.map(ofSource), sql` or `)})`
}
