import { sql } from 'kysely'
import type { ListQuery } from '../../contract/list-query'
import type { FacetValue } from '../../contract/page'
import type { Store } from '../store/store'
import type { Condition } from './conditions'
import { where } from './conditions'
import type { EntityKind } from './entities'
import { models } from './models'

/** How many rows carry each combination of facet values: it answers every facet and every total. */
export type Cube = { values: (string | readonly string[] | null)[]; count: number }[]

/** Counts a table by its cells; without other conditions, one walk over an index. */
export const readCube = async (
  store: Store,
  kind: EntityKind,
  conditions: readonly Condition[],
): Promise<Cube> => {
  const { rows } = await sql<{ cell: string; count: number }>`select cell, count(*) as count
    from ${sql.table(kind)} ${where(conditions)} group by cell`.execute(store)
  return rows.map(({ cell, count }) => ({ values: JSON.parse(cell), count }))
}

/** The cells of rows, counted here. */
export const cubeOf = (cells: readonly string[]): Cube => {
  const counts = new Map<string, number>()
  for (const cell of cells) counts.set(cell, (counts.get(cell) ?? 0) + 1)
  return [...counts].map(([cell, count]) => ({ values: JSON.parse(cell), count }))
}

/** What a row carries of a facet: some carry several values. */
const listOf = (value: Cube[number]['values'][number]): readonly string[] =>
  typeof value === 'string' ? [value] : (value ?? [''])

/**
 * Total under all filters, and each facet's counts under the other filters, so that a facet shows what
 * choosing another of its values would give. Values in order of count; those chosen are never left out.
 */
export const countFacets = (
  kind: EntityKind,
  cube: Cube,
  filters: ListQuery['filters'],
): { total: number; facets: Record<string, FacetValue[]> } => {
  const names = Object.keys(models[kind].facets)
  const chosen = names.map((name) => (filters[name] ? new Set(filters[name]) : null))
  const counts = names.map(
    (name) => new Map((filters[name] ?? []).map((value): [string, number] => [value, 0])),
  )
  let total = 0
  for (const { values, count } of cube) {
    const misses = values.flatMap((value, index) =>
      chosen[index] && !listOf(value).some((one) => chosen[index]?.has(one)) ? [index] : [],
    )
    if (misses.length === 0) total += count
    if (misses.length > 1) continue
    values.forEach((value, index) => {
      const facet = counts[index]
      if (value === null || !facet || (misses.length === 1 && misses[0] !== index)) return
      for (const one of listOf(value)) facet.set(one, (facet.get(one) ?? 0) + count)
    })
  }
  const facets = names.map((name, index): [string, FacetValue[]] => [
    name,
    [...(counts[index] ?? [])]
      .map(([value, count]) => ({ value, count }))
      .sort((a, b) => b.count - a.count || a.value.localeCompare(b.value)),
  ])
  return { total, facets: Object.fromEntries(facets) }
}
