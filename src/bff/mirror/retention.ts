import { sql } from 'kysely'
import type { Store } from '../store/store'
import type { Surroundings } from '../upstream/upstream'
import type { EntityKind } from './entities'
import type { Mirror } from './mirror'

const dayMs = 86_400_000
/** What has ended or happened is kept for this long. */
const keptMs = 30 * dayMs
const everyMs = 3_600_000

/** What grows although nothing is ever gone at its source: kind, and the rows older than a time. */
const endless: [kind: EntityKind, timeColumn: string][] = [
  ['activity', 'at'],
  ['task', 'ended_at'],
]

/**
 * Forgets activities, ended tasks and history that are older than thirty days. Gives how many entities
 * went.
 */
export const forgetOld = async (
  store: Store,
  mirror: Pick<Mirror, 'openPass'>,
  now: Date,
): Promise<number> => {
  const before = new Date(now.getTime() - keptMs).toISOString()
  let forgotten = 0
  for (const [kind, timeColumn] of endless) {
    const time = sql.ref(timeColumn)
    const { rows } = await sql<{ source_id: string; id: string }>`
      select source_id, id from ${sql.table(kind)}
      where ${time} <> '' and ${time} < ${before}`.execute(store)
    for (const sourceId of new Set(rows.map((row) => row.source_id))) {
      const ids = rows.flatMap((row) => (row.source_id === sourceId ? [row.id] : []))
      await mirror.openPass(sourceId, 'retention', null).remove(kind, ids)
    }
    forgotten += rows.length
  }
  await store.deleteFrom('history').where('at', '<', before).execute()
  return forgotten
}

/** Forgets once an hour, the first time an hour after the start; `onFault` hears of what failed. */
export const startRetention = (options: {
  store: Store
  mirror: Pick<Mirror, 'openPass'>
  surroundings: Pick<Surroundings, 'now' | 'wait'>
  onFault: (error: unknown) => void
}): { stop: () => Promise<void> } => {
  const { store, mirror, surroundings, onFault } = options
  const stopped = new AbortController()
  const { signal } = stopped

  const loop = async () => {
    for (;;) {
      await surroundings.wait(everyMs, signal).catch(() => undefined)
      if (signal.aborted) return
      await forgetOld(store, mirror, surroundings.now()).catch(onFault)
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
