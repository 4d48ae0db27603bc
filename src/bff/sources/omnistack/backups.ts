import type { Collector, Pass } from '../source'
import type { OmnistackClient } from './client'
import { mapBackup } from './map'
import type { Runs } from './runs'
import { walk, walkWhole } from './walk'
import { watchedRuns } from './watched'
import { type BackupRecord, unsettledStates } from './wire'

/** Live federations answer 2,000 rows in seconds and refuse 5,000 (facts.md 5). */
const pageSize = 2_000
/** A list of so few rows is read whole in every pass; a longer one at this interval. */
const smallList = 2 * pageSize
const wholeEveryMs = 600_000
const clockSlackMs = 60_000

/**
 * Backups of all VMs as one list, oldest first. Of a long list most passes read only what is newer than
 * the oldest backup that was still moving (facts.md 9.3); what left the list is seen by a whole reading.
 */
export const backupsCollector = (
  client: Pick<OmnistackClient, 'source' | 'backups'>,
  runs: Runs,
  sourceId: string,
): Collector => {
  let unsettled = new Map<string, string>()
  let newestAt = ''
  let wholeDueAt = 0

  const take = async (records: BackupRecord[], pass: Pass, news: Set<string>) => {
    for (const { id, created_at: at, state } of records) {
      if (at > newestAt) newestAt = at
      if (unsettledStates.has(state)) unsettled.set(id, at)
      else unsettled.delete(id)
    }
    for (const vmId of runs.learn(records)) news.add(vmId)
    await pass.write(
      'backup',
      records.map((record) => mapBackup(record, sourceId)),
    )
  }

  const walkAll: typeof walk = (...list) => walkWhole(client.source, ...list)

  const since = () => {
    const from = [...unsettled.values()].reduce(
      (oldest, at) => (at < oldest ? at : oldest),
      newestAt,
    )
    return new Date(Date.parse(from) - clockSlackMs).toISOString()
  }

  const read = async (filter: { created_after?: string }, pass: Pass) => {
    const news = new Set<string>()
    let held = 0
    const walked = await (filter.created_after === undefined ? walkAll : walk)(
      pageSize,
      (span) => client.backups(filter, span, pass.signal),
      async (records) => {
        held += records.length
        await take(records, pass, news)
      },
    )
    if (walked.ok) {
      const watched = runs.listEnded().map(([vmId, last]) => watchedRuns(vmId, last))
      if (watched.length > 0) await pass.observe('vm', watched, false)
    }
    if (news.size > 0) pass.mention('virtual-machines', [...news])
    return { walked, held }
  }

  return {
    collection: 'backups',
    entity: 'backup',
    targetMs: 60_000,
    priority: 2,
    tells: true,
    collect: async (pass) => {
      const startedAt = pass.now().getTime()
      if (newestAt !== '' && startedAt < wholeDueAt) {
        const { walked } = await read({ created_after: since() }, pass)
        return walked.ok ? { ok: true, value: { total: null } } : walked
      }
      unsettled = new Map()
      const { walked, held } = await read({}, pass)
      const isWhole = walked.ok && held >= walked.value.total && held > smallList
      if (isWhole) wholeDueAt = startedAt + wholeEveryMs
      return walked
    },
  }
}
