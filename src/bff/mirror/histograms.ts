import { sql } from 'kysely'
import type { Histogram } from '../../contract/activity'
import type { ListQuery } from '../../contract/list-query'
import type { Store } from '../store/store'
import { baseConditions, facetConditions, where } from './conditions'
import type { ListDefinition } from './lists'

const slotMs = 900_000
const slotCount = 96

/** Something to count: rows by a column's value, or under one name, each at its own time. */
type Measure =
  | { timeColumn: string; by: string }
  | { timeColumn: string; name: string; only: string }

const measures: Partial<Record<ListDefinition['kind'], Measure[]>> = {
  activity: [{ timeColumn: 'at', by: 'tone' }],
  task: [
    { timeColumn: 'created_at', name: 'started', only: 'all' },
    { timeColumn: 'ended_at', name: 'failed', only: 'failed' },
  ],
}

/** When the slot began that `now` is in, epoch ms: until it ends the same rows make the same histogram. */
export const slotAt = (now: Date): number => Math.floor(now.getTime() / slotMs) * slotMs

/** Whole slots up to the one that `now` is in, oldest first. */
export const emptySlots = (now: Date): { at: string; counts: Record<string, number> }[] => {
  const last = slotAt(now)
  return Array.from({ length: slotCount }, (_, index) => ({
    at: new Date(last - (slotCount - 1 - index) * slotMs).toISOString(),
    counts: {},
  }))
}

/** Counts the newest 24 h of a feed in slots of a quarter of an hour, under its search and filters. */
export const readHistogram = async (
  store: Store,
  list: ListDefinition,
  query: ListQuery,
  now: Date,
): Promise<Histogram> => {
  const slots = emptySlots(now)
  const from = slots[0]?.at ?? now.toISOString()
  for (const measure of measures[list.kind] ?? []) {
    const time = sql.ref(measure.timeColumn)
    const conditions = [
      ...baseConditions(list, { ...query, bounds: {} }),
      ...facetConditions(list, query.filters),
      sql`${time} >= ${from}`,
      ...('only' in measure && measure.only === 'failed' ? [sql`state = 'failed'`] : []),
    ]
    const value = 'by' in measure ? sql.ref(measure.by) : sql.lit(measure.name)
    const { rows } = await sql<{ minute: string; value: string; count: number }>`
      select substr(${time}, 1, 16) as minute, ${value} as value, count(*) as count
      from ${sql.table(list.kind)} ${where(conditions)}
      group by 1, 2`.execute(store)
    for (const { minute, value: name, count } of rows) {
      const offset = Date.parse(`${minute}:00.000Z`) - Date.parse(from)
      const counts = slots[Math.floor(offset / slotMs)]?.counts
      if (counts) counts[name] = (counts[name] ?? 0) + count
    }
  }
  return { from, to: now.toISOString(), slotMs, slots }
}
