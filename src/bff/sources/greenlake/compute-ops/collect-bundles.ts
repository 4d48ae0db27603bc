import type { Collector } from '../../source'
import { walkWhole } from '../read'
import type { ComputeOpsClient } from './client'
import type { Known } from './known'

const hourMs = 3_600_000

/** The releases of firmware bundles, which servers name by id only. */
export const bundlesCollector = (client: ComputeOpsClient, known: Known): Collector => ({
  collection: 'firmware-bundles',
  entity: null,
  targetMs: 6 * hourMs,
  priority: 4,
  collect: async ({ signal }) => {
    const bundles = new Map<string, string>()
    const walked = await walkWhole(
      client.source,
      (offset) => client.firmwareBundles(offset, signal),
      async (page) => {
        for (const { id, releaseVersion, displayName } of page)
          bundles.set(id, releaseVersion ?? displayName ?? id)
      },
    )
    if (!walked.ok) return walked
    known.bundles = bundles
    return { ok: true, value: { total: walked.value.total } }
  },
})
