import type { RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { KnownAt, Server } from '../../contract/server'
import { chunks } from '../chunks'
import type { Store } from '../store/store'
import { patchServers } from './amend'
import { knownText } from './joined-machine'
import type { Joined, MachineRecord } from './same-machine'
import { joinRecords } from './same-machine'

/** What the rows that were just written may be known by elsewhere. */
export type Touched = readonly Pick<Server, 'serial' | 'uuid'>[]

type Held = MachineRecord & { shadowed: number; knownAt: string }

const columns = ['serial', 'uuid'] as const

/** Rows that carry a serial number or a UUID twice. */
const doubled = sql.join(
  columns.map((column) => {
    const name = sql.ref(column)
    return sql`${name} in (select ${name} from server where ${name} <> ''
      group by ${name} having count(*) > 1)`
  }),
  sql` or `,
)

/** Rows that carry one of these, and rows that were joined before: one of theirs may be gone. */
const mayBeJoined = (touched: Touched) => {
  const values = {
    serial: touched.flatMap(({ serial }) => serial || []),
    uuid: touched.flatMap(({ uuid }) => uuid?.toLowerCase() || []),
  }
  const carriers = columns.flatMap((column) =>
    values[column].length === 0
      ? []
      : [sql`${sql.ref(column)} in (${sql.join([...new Set(values[column])])})`],
  )
  return sql.join([...carriers, sql`known_at > ''`, sql`shadowed = 1`], sql` or `)
}

const readRecords = async (
  store: Store,
  bmcSources: readonly string[],
  condition: RawBuilder<unknown>,
): Promise<Held[]> => {
  const { rows } = await sql<Omit<Held, 'isBmc'>>`select source_id as "sourceId", id, serial, uuid,
      power, connection, subscription, changed_at as "changedAt", shadowed, known_at as "knownAt"
    from server where ${condition}`.execute(store)
  return rows.map((row) => ({ ...row, isBmc: bmcSources.includes(row.sourceId) }))
}

/** Lists show the record that leads; the others are reached from its page. */
const shadow = async (store: Store, joined: readonly Joined<Held>[]): Promise<number> => {
  const changed = joined.filter(({ record, isLed }) => isLed !== (record.shadowed === 1))
  for (const { record, isLed } of changed)
    await store
      .updateTable('server')
      .set({ shadowed: isLed ? 1 : 0 })
      .where('source_id', '=', record.sourceId)
      .where('id', '=', record.id)
      .execute()
  return changed.length
}

const knownAtOf = (others: readonly MachineRecord[]): KnownAt[] =>
  others.map(({ sourceId, id, power, connection }) => ({ sourceId, id, power, connection }))

/** Each record is told how the other sources know its machine. */
const tellKnown = async (store: Store, joined: readonly Joined<Held>[], now: string) => {
  const patches = new Map<string, Map<string, Partial<Server>>>()
  for (const { record, others } of joined) {
    const knownAt = knownAtOf(others)
    if (knownText(knownAt) === record.knownAt) continue
    const ofSource = patches.get(record.sourceId) ?? new Map<string, Partial<Server>>()
    patches.set(record.sourceId, ofSource.set(record.id, { knownAt }))
  }
  let told = 0
  for (const [sourceId, ofSource] of patches)
    told += await patchServers(store, { sourceId, now, tell: () => null }, ofSource)
  return told
}

/**
 * One row for each physical machine, whichever sources know it. `touched`: what was written since the last
 * time; null: everything is looked at. Gives how many rows changed.
 */
export const joinMachines = async (
  store: Store,
  bmcSources: readonly string[],
  now: string,
  touched: Touched | null,
): Promise<number> => {
  const conditions = touched === null ? [doubled] : [...chunks(touched, 500)].map(mayBeJoined)
  if (touched === null || conditions.length === 0) conditions.push(mayBeJoined([]))
  const held = new Map<string, Held>()
  for (const condition of conditions)
    for (const record of await readRecords(store, bmcSources, condition))
      held.set(`${record.sourceId}\t${record.id}`, record)
  const joined = joinRecords([...held.values()])
  return (await shadow(store, joined)) + (await tellKnown(store, joined, now))
}
