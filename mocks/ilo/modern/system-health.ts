import { powerSuppliesOf } from '../../estate/parts/power-supplies'
import type { Subsystem } from '../../estate/types'
import type { View } from '../view'
import { healthWord, isBooted, partWord } from '../words'

/**
 * What makes up the health of a server. No redundancy of supplies where there is one or none, no battery
 * where none is (facts.md 8); the network is only as well known as the agent in the system knows it.
 */
export const aggregateHealth = ({ machine, generation, now }: View) => {
  const part = (name: Subsystem) => ({ Status: { Health: partWord(machine, name) } })
  const redundancy = (name: 'fans' | 'powerSupplies') =>
    machine.faults.has(name) ? 'FailedRedundant' : 'Redundant'
  const supplies = powerSuppliesOf(machine, now).filter(({ present }) => present)
  return {
    AgentlessManagementService: machine.os && isBooted(machine) ? 'Ready' : 'Unavailable',
    AggregateServerHealth: healthWord(machine),
    BiosOrHardwareHealth: part('bios'),
    FanRedundancy: redundancy('fans'),
    Fans: part('fans'),
    Memory: part('memory'),
    Network: part('network'),
    PowerSupplies: { PowerSuppliesMismatch: false, ...part('powerSupplies') },
    ...(supplies.length > 1 ? { PowerSupplyRedundancy: redundancy('powerSupplies') } : {}),
    Processors: part('processor'),
    ...(generation === 7 ? {} : { SmartStorageBattery: { Status: { Health: 'OK' } } }),
    Storage: part('storage'),
    Temperatures: part('temperature'),
  }
}
