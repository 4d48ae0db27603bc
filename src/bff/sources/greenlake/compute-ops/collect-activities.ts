import type { Collector, Pass, PassEnd } from '../../source'
import { walk } from '../../walk-pages'
import type { Origin } from '../origin'
import { createWatermark } from '../watermark'
import type { ComputeOpsClient } from './client'
import { mapActivity, serverOfActivity } from './map-activity'

const firstReadMs = 48 * 3_600_000
/** Read again each time: activities may be listed a little after they are dated. */
const overlapMs = 120_000

/**
 * Activities since the newest that we know, the last 48 hours at first. Servers that new ones name are
 * re-read: what happened to them is why there is an activity.
 */
export const activitiesCollector = (client: ComputeOpsClient, origin: Origin): Collector => {
  const mark = createWatermark(overlapMs)
  let recent = new Set<string>()

  const collect = async (pass: Pass): Promise<PassEnd> => {
    const known = mark.since()
    const since = known ?? new Date(pass.now().getTime() - firstReadMs).toISOString()
    const named = new Set<string>()
    const times: string[] = []
    const walked = await walk(
      (offset) => client.activities(since, offset, pass.signal),
      async (records) => {
        await pass.write(
          'activity',
          records.map((record) => mapActivity(record, origin)),
        )
        times.push(...records.map(({ createdAt }) => createdAt))
        for (const record of records) {
          const serverId = serverOfActivity(record)
          if (serverId !== null && !recent.has(record.id)) named.add(serverId)
        }
      },
    )
    if (!walked.ok) return walked
    mark.rise(times, pass.now())
    recent = walked.value.ids
    if (known !== null && named.size > 0) pass.mention('servers', [...named])
    return { ok: true, value: { total: null } }
  }

  return { collection: 'activities', entity: 'activity', targetMs: 10_000, priority: 2, collect }
}
