import type { Server } from '../../contract/server'
import { chunks } from '../chunks'
import type { Schema } from '../store/schema'
import type { Store } from '../store/store'
import { inTransaction } from '../store/transaction'
import type { Amended } from './entities'
import { withPower } from './joined-machine'
import type { Scope } from './rows'
import { changedFields, readDocuments, writeRows } from './rows'

const batchSize = 100

const columns = {
  compliance: 'compliance',
  location: 'location',
  warrantyEndsAt: 'warranty_ends_at',
  powerWatts: 'power_watts',
  utilization: 'utilization',
} as const satisfies Record<keyof Amended, keyof Schema['server']>

const isNumber = (field: keyof Amended) => field === 'powerWatts' || field === 'utilization'
/** What stands in a column where nothing is said. */
const nothing = (field: keyof Amended) => (isNumber(field) ? -1 : '')

/** Writes some fields of servers that are held, by id. Gives how many rows there were of them. */
export const patchServers = async (
  store: Store,
  scope: Pick<Scope, 'sourceId' | 'now' | 'tell'>,
  patches: ReadonlyMap<string, Partial<Server>>,
): Promise<number> => {
  const { sourceId, now } = scope
  let patched = 0
  for (const ids of chunks([...patches.keys()], batchSize))
    patched += await inTransaction(store, async (transaction) => {
      const documents = await readDocuments(transaction, 'server', sourceId, ids)
      const changes = [...documents.values()].map(({ row: previous }) => {
        const next = withPower({ ...previous, ...patches.get(previous.id) })
        const moved = changedFields('server', previous, next).length > 0
        return { previous, row: moved ? { ...next, changedAt: now } : next, narrow: {} }
      })
      await writeRows(transaction, 'server', scope, changes)
      return changes.length
    })
  return patched
}

/**
 * Adds to the servers of a source what another of its collections says of them; those of which it says
 * nothing any more lose it. Gives how many rows changed.
 */
export const amendServers = async (
  store: Store,
  scope: Pick<Scope, 'sourceId' | 'now' | 'tell'>,
  fields: readonly (keyof Amended)[],
  values: ReadonlyMap<string, Partial<Amended>>,
): Promise<number> => {
  const held = await store
    .selectFrom('server')
    .select(['id', ...fields.map((field) => columns[field])])
    .where('source_id', '=', scope.sourceId)
    .execute()
  const patches = new Map<string, Partial<Server>>()
  for (const row of held) {
    const said = values.get(row.id) ?? {}
    const differs = fields.some((field) => (said[field] ?? nothing(field)) !== row[columns[field]])
    if (differs)
      patches.set(row.id, Object.fromEntries(fields.map((field) => [field, said[field] ?? null])))
  }
  return patchServers(store, scope, patches)
}
