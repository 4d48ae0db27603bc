import * as v from 'valibot'
import type { Entities } from '../../mirror/entities'
import { type News, newsOf, writeNews } from '../news'
import type { Collector, Pass } from '../source'
import { walk, walkWhole } from '../walk-pages'
import { type OmnistackClient, overlap } from './client'
import { mapBackup } from './map'
import type { Runs } from './runs'
import { watchedRuns } from './watched'
import { type BackupRecord, backupSchema, unsettledStates } from './wire'

const peekSchema = v.object({ id: v.string() })
type BackupNews = News<unknown, BackupRecord, Entities['backup']>

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
  const unsettled = new Map<string, string>()
  let newestAt = ''
  let wholeDueAt = 0

  const newsIn = (pass: Pass) =>
    newsOf({
      pass,
      kind: 'backup',
      peek: peekSchema,
      schema: backupSchema,
      context: () => '',
      map: (record) => mapBackup(record, sourceId),
    })

  const take = async (items: BackupNews[], pass: Pass, news: Set<string>) => {
    const records = items.flatMap(({ record }) => record ?? [])
    for (const { id, created_at: at, state } of records) {
      if (at > newestAt) newestAt = at
      if (unsettledStates.has(state)) unsettled.set(id, at)
      else unsettled.delete(id)
    }
    for (const vmId of runs.learn(records)) news.add(vmId)
    await writeNews(pass, 'backup', items)
  }

  const since = () => {
    const from = [...unsettled.values()].reduce(
      (oldest, at) => (at < oldest ? at : oldest),
      newestAt,
    )
    return new Date(Date.parse(from) - clockSlackMs).toISOString()
  }

  const read = async (filter: { created_after?: string }, pass: Pass) => {
    const news = new Set<string>()
    const backups = newsIn(pass)
    const met = new Set<string>()
    const readAt = (offset: number) =>
      client.backups(backups, filter, { offset, limit: pageSize }, pass.signal)
    const onPage = async (items: BackupNews[]) => {
      for (const { id } of items) met.add(id)
      await take(items, pass, news)
    }
    const walked =
      filter.created_after === undefined
        ? await walkWhole(client.source, readAt, onPage, { overlap })
        : await walk(readAt, onPage, overlap)
    if (walked.ok) {
      const watched = runs.listEnded().map(([vmId, last]) => watchedRuns(vmId, last))
      if (watched.length > 0) await pass.observe('vm', watched, null)
    }
    if (news.size > 0) pass.mention('virtual-machines', [...news])
    return { walked, met }
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
      const { walked, met } = await read({}, pass)
      if (!walked.ok || met.size < walked.value.total) return walked
      // What left the list does not settle any more.
      for (const id of unsettled.keys()) if (!met.has(id)) unsettled.delete(id)
      if (met.size > smallList) wholeDueAt = startedAt + wholeEveryMs
      return walked
    },
  }
}
