import * as v from 'valibot'
import { outcomeSchema } from './freshness'

/** What tiles of the mosaic are put together by. */
export const mosaicBys = ['site', 'group', 'model'] as const
export type MosaicBy = (typeof mosaicBys)[number]
export const mosaicByWord: Record<MosaicBy, string> = {
  site: 'Site',
  group: 'Group',
  model: 'Model',
}

const numbers = v.array(v.number())

/**
 * Every matching server as a tile, one place in each list, the worst first. `state` is a place in
 * `serverStates`; `source` and `group` are places in `sources` and `groups`; '' is the group of those that
 * have none.
 */
export const mosaicSchema = v.object({
  sources: v.array(v.string()),
  groups: v.array(v.string()),
  source: numbers,
  id: v.array(v.string()),
  name: v.array(v.string()),
  state: numbers,
  group: numbers,
  outcomes: v.array(outcomeSchema),
  pollAfterMs: v.number(),
})
export type Mosaic = v.InferOutput<typeof mosaicSchema>
