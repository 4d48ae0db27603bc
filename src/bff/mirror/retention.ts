import { sql } from 'kysely'
import type { Retention } from '../config'
import type { Store } from '../store/store'
import type { Surroundings } from '../upstream/upstream'
import type { EntityKind } from './entities'
import type { Mirror } from './mirror'

const dayMs = 86_400_000
const everyMs = 3_600_000

/** What grows although nothing is ever gone at its source: kind, the column of its age, its limit. */
const endless: [kind: EntityKind, timeColumn: string, limit: keyof Retention][] = [
  ['activity', 'at', 'activitiesDays'],
  ['task', 'ended_at', 'tasksDays'],
]

/**
 * Forgets activities, ended tasks and history of some sources that are older than they are to be kept.
 * Gives how many entities went.
 */
export const forgetOld = async (options: {
  store: Store
  mirror: Pick<Mirror, 'openPass'>
  kept: Retention
  sourceIds: readonly string[]
  now: Date
}): Promise<number> => {
  const { store, mirror, kept, sourceIds, now } = options
  const before = (days: number) => new Date(now.getTime() - days * dayMs).toISOString()
  let forgotten = 0
  for (const sourceId of sourceIds) {
    for (const [kind, timeColumn, limit] of endless) {
      const time = sql.ref(timeColumn)
      const { rows } = await sql<{ id: string }>`
        select id from ${sql.table(kind)}
        where source_id = ${sourceId} and ${time} <> '' and ${time} < ${before(kept[limit])}`.execute(
        store,
      )
      if (rows.length === 0) continue
      const ids = rows.map(({ id }) => id)
      await mirror.openPass(sourceId, 'retention', null).remove(kind, ids)
      forgotten += rows.length
    }
    await store
      .deleteFrom('history')
      .where('source_id', '=', sourceId)
      .where('at', '<', before(kept.historyDays))
      .execute()
    await store
      .deleteFrom('task_run')
      .where('source_id', '=', sourceId)
      .where('began_at', '<', before(kept.historyDays))
      .execute()
  }
  return forgotten
}

/**
 * Forgets once an hour, the first time an hour after the start. `ours`: the sources that are ours to
 * tidy at the moment; `also`: forgets what is of no source; `onFault` hears of what failed.
 */
export const startRetention = (options: {
  store: Store
  mirror: Pick<Mirror, 'openPass'>
  surroundings: Pick<Surroundings, 'now' | 'wait'>
  kept: Retention
  ours: () => readonly string[]
  also: (now: Date) => Promise<void>
  onFault: (error: unknown) => void
}): { stop: () => Promise<void> } => {
  const { store, mirror, surroundings, kept, ours, also, onFault } = options
  const stopped = new AbortController()
  const { signal } = stopped

  const loop = async () => {
    for (;;) {
      await surroundings.wait(everyMs, signal).catch(() => undefined)
      if (signal.aborted) return
      const now = surroundings.now()
      await forgetOld({ store, mirror, kept, sourceIds: ours(), now }).catch(onFault)
      await also(now).catch(onFault)
    }
  }
  const looping = loop()

  return {
    stop: async () => {
      stopped.abort()
      await looping
    },
  }
}
