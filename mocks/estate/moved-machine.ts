import { newComRecord } from './com-record'
import type { Machine } from './types'

const day = 86_400_000
const movedAgo = 9 * day

/** The server that was handed to another region lately. */
const isMoved = ({ subscribed, power, region, site, ilo }: Machine) =>
  subscribed && power === 'ON' && region === 'us-west' && site === 'phoenix' && !ilo.exposed

/**
 * What its former region still keeps of a server that was handed to another: the record as it was on the day it
 * last called there, until somebody removes it.
 */
export const formerRecords = (machines: Iterable<Machine>, now: number): Map<string, Machine> => {
  const machine = [...machines].findLast(isMoved)
  if (!machine) return new Map()
  const left = now - movedAgo
  const record: Machine = {
    ...machine,
    region: 'eu-central',
    groupId: null,
    connected: false,
    connectedChangedAt: left,
    powerChanges: [],
    faults: new Map(),
    com: newComRecord(),
    createdAt: Math.min(machine.createdAt, left - 400 * day),
    updatedAt: left,
  }
  return new Map([[record.id, record]])
}
