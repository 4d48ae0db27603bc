import type { Amended } from '../../../mirror/entities'
import type { Collector } from '../../source'
import { walkWhole } from '../../walk-pages'
import type { ComputeOpsClient } from './client'
import type { Warranties } from './warranties'
import type { WarrantyRecord } from './wire'

const dayMs = 86_400_000

/** When the support of servers ends, once a day: it moves by years. */
export const warrantiesCollector = (
  client: ComputeOpsClient,
  warranties: Warranties,
): Collector => ({
  collection: 'warranties',
  entity: null,
  targetMs: dayMs,
  priority: 7,
  collect: async ({ signal, amend }) => {
    const found = new Map<string, Partial<Amended>>()
    const records: WarrantyRecord[] = []
    const walked = await walkWhole(
      client.source,
      (offset) => client.warranties(offset, signal),
      async (page) => {
        records.push(...page)
        for (const { deviceId, supportEndDate } of page)
          if (deviceId !== null) found.set(deviceId, { warrantyEndsAt: supportEndDate })
      },
    )
    if (!walked.ok) return walked
    warranties.keep(records)
    await amend(['warrantyEndsAt'], found)
    return { ok: true, value: { total: null } }
  },
})
