import type { Collector, Pass, PassEnd } from '../../source'
import type { Origin } from '../origin'
import { walk } from '../read'
import type { ComputeOpsClient } from './client'
import { mapActivity, serverOfActivity } from './map-activity'

const firstReadMs = 48 * 3_600_000
/** Read again each time: activities may be listed a little after they are dated. */
const overlapMs = 120_000

const before = (time: string | Date, ms: number) =>
  new Date(new Date(time).getTime() - ms).toISOString()

/**
 * Activities since the newest that we know, the last 48 hours at first. Servers that new ones name are
 * re-read: what happened to them is why there is an activity.
 */
export const activitiesCollector = (client: ComputeOpsClient, origin: Origin): Collector => {
  let newest: string | null = null
  let recent = new Set<string>()

  const collect = async (pass: Pass): Promise<PassEnd> => {
    const since = newest === null ? before(pass.now(), firstReadMs) : before(newest, overlapMs)
    const named = new Set<string>()
    let latest = newest ?? since
    const walked = await walk(
      (offset) => client.activities(since, offset, pass.signal),
      async (records) => {
        await pass.write(
          'activity',
          records.map((record) => mapActivity(record, origin)),
        )
        for (const record of records) {
          if (record.createdAt > latest) latest = record.createdAt
          const serverId = serverOfActivity(record)
          if (newest !== null && serverId !== null && !recent.has(record.id)) named.add(serverId)
        }
      },
    )
    if (!walked.ok) return walked
    newest = latest
    recent = walked.value.ids
    if (named.size > 0) pass.mention('servers', [...named])
    return { ok: true, value: { total: null } }
  }

  return { collection: 'activities', entity: 'activity', targetMs: 10_000, priority: 2, collect }
}
