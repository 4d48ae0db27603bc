import type { Collector } from '../../source'
import { walkWhole } from '../../walk-pages'
import type { Names } from '../names'
import { bundleName } from './bundle-name'
import type { ComputeOpsClient } from './client'
import type { Known } from './known'

const hourMs = 3_600_000

/** The names and releases of firmware bundles, which servers and jobs name by id only. */
export const bundlesCollector = (
  client: ComputeOpsClient,
  known: Known,
  names: Names,
): Collector => ({
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
        for (const bundle of page) {
          const { id, releaseVersion, displayName } = bundle
          bundles.set(id, releaseVersion ?? displayName ?? id)
          names.learn('bundle', id, bundleName(bundle))
        }
      },
    )
    if (!walked.ok) return walked
    known.bundles = bundles
    return { ok: true, value: { total: walked.value.total } }
  },
})
