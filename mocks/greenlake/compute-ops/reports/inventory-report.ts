import { formFactorOf } from '../../../estate/inventory'
import { fittingOf } from '../../../estate/parts/fitting'
import type { Machine } from '../../../estate/types'

/** One server of a hardware inventory report. */
export type InventoryRow = ReturnType<typeof inventoryRow>

export const inventoryColumns = [
  { header: 'Server name', propertyName: 'name' },
  { header: 'Serial number', propertyName: 'serial' },
  { header: 'Model', propertyName: 'model' },
  { header: 'Form factor', propertyName: 'formFactor' },
  { header: 'Management', propertyName: 'management' },
  { header: 'Memory (GB)', propertyName: 'memoryInGB' },
  { header: 'Processors', propertyName: 'processorCount' },
  { header: 'Power supplies', propertyName: 'powerSupplyCount' },
  { header: 'Fans', propertyName: 'fanCount' },
  { header: 'Drives', propertyName: 'driveCount' },
  { header: 'Devices', propertyName: 'deviceCount' },
]

/** Why a server's inventory is missing, or not current (facts.md 6.6). */
const noValueReason = ({ subscribed, connected, power }: Machine) => {
  if (!subscribed) return 'SUBSCRIPTION_REQ'
  if (!connected) return 'NOT_CONNECTED'
  return power === 'OFF' ? 'PARTIAL_INVENTORY' : null
}

/** A server as a report shows it; one without data has no more than its names. */
export const inventoryRow = (machine: Machine) => {
  const reason = noValueReason(machine)
  const named = {
    id: machine.id,
    name: machine.subscribed ? machine.hostName : machine.serial,
    serial: machine.serial,
    noValueReason: reason,
  }
  if (reason !== null && reason !== 'PARTIAL_INVENTORY') return named
  const { sockets, fans, supplies, drives } = fittingOf(machine)
  return {
    ...named,
    model: machine.model,
    formFactor: formFactorOf(machine),
    management: `iLO ${machine.ilo.generation}`,
    memoryInGB: machine.memoryMb / 1024,
    processorCount: sockets,
    powerSupplyCount: supplies?.filled ?? 0,
    fanCount: fans,
    driveCount: drives.filled,
    deviceCount: 3,
  }
}
