import type { ConnectionState, PowerState } from '../../contract/server'
import { lacksSubscription } from '../../contract/server'

/** One source's record of a machine, as far as it tells which machine that is and who tells most of it. */
export type MachineRecord = {
  sourceId: string
  id: string
  serial: string
  /** Lower case. */
  uuid: string
  /** What a bare BMC tells of itself, rather than what a management tells of a server. */
  isBmc: boolean
  power: PowerState
  connection: ConnectionState
  subscription: string
  changedAt: string
}

type Named = Pick<MachineRecord, 'serial' | 'uuid' | 'isBmc'>

/**
 * Whether two records tell of one machine: by UUID, else by serial number. Managements write both down from
 * the machine itself, so that of two of them another UUID is another machine; a BMC may write its own way.
 */
export const isSameMachine = (one: Named, other: Named): boolean => {
  if (one.uuid !== '' && one.uuid === other.uuid) return true
  if (one.serial === '' || one.serial !== other.serial) return false
  return one.isBmc || other.isBmc || one.uuid === '' || other.uuid === ''
}

const first = (isFirst: boolean) => (isFirst ? 0 : 1)

/**
 * The record that leads comes first: that of a management, one that is connected, one that is subscribed, the
 * one that changed last, and of equals always the same.
 */
export const byLead = (one: MachineRecord, other: MachineRecord): number => {
  const ranks = ({ isBmc, connection, subscription }: MachineRecord) => [
    first(!isBmc),
    first(connection === 'connected'),
    first(!lacksSubscription(subscription)),
  ]
  const [mine, theirs] = [ranks(one), ranks(other)]
  for (const [place, rank] of mine.entries()) {
    const apart = rank - (theirs[place] ?? rank)
    if (apart !== 0) return apart
  }
  if (one.changedAt !== other.changedAt) return one.changedAt > other.changedAt ? -1 : 1
  return one.sourceId < other.sourceId ? -1 : 1
}

/** A record with those that other sources have of the same machine, the leading ones first. */
export type Joined<R> = { record: R; others: R[]; isLed: boolean }

const keysOf = ({ serial, uuid }: MachineRecord) => [
  ...(serial === '' ? [] : [`serial ${serial}`]),
  ...(uuid === '' ? [] : [`uuid ${uuid}`]),
]

/** Finds the records of one machine. One source's own records are never one: it tells them apart. */
export const joinRecords = <R extends MachineRecord>(records: readonly R[]): Joined<R>[] => {
  const alike = new Map<string, R[]>()
  for (const record of records)
    for (const key of keysOf(record)) alike.set(key, [...(alike.get(key) ?? []), record])
  return records.map((record) => {
    const found = new Set(keysOf(record).flatMap((key) => alike.get(key) ?? []))
    const others = [...found]
      .filter((other) => other.sourceId !== record.sourceId && isSameMachine(record, other))
      .sort(byLead)
    return { record, others, isLed: others.some((other) => byLead(other, record) < 0) }
  })
}
