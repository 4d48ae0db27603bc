import * as v from 'valibot'
import { outcomeSchema } from './freshness'

/** One value of a facet, with how many rows carry it under the other filters. */
export const facetValueSchema = v.object({ value: v.string(), count: v.number() })
export type FacetValue = v.InferOutput<typeof facetValueSchema>

/**
 * What every list answers: a window of rows, the total under the filters, facet counts by query
 * parameter, one outcome per source and collection, and when to ask again.
 * `newer` (feeds only): items above the asked anchor. `unseen`: keys of the items that failed and that
 * the asker has not seen. A bad item costs only itself.
 */
export const pageSchema = <T extends v.GenericSchema>(item: T) =>
  v.object({
    items: v.pipe(
      v.array(v.unknown()),
      v.transform((items) =>
        items.flatMap((raw) => {
          const parsed = v.safeParse(item, raw)
          return parsed.success ? [parsed.output] : []
        }),
      ),
    ),
    total: v.number(),
    offset: v.number(),
    facets: v.record(v.string(), v.array(facetValueSchema)),
    outcomes: v.array(outcomeSchema),
    version: v.string(),
    pollAfterMs: v.number(),
    newer: v.optional(v.number()),
    unseen: v.optional(v.array(v.string())),
  })

export type Page<T> = {
  items: T[]
  total: number
  offset: number
  facets: Record<string, FacetValue[]>
  outcomes: v.InferOutput<typeof outcomeSchema>[]
  version: string
  pollAfterMs: number
  newer?: number | undefined
  unseen?: string[] | undefined
}
