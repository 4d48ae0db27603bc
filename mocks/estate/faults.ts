import { fittingOf } from './parts/fitting'
import type { FaultName } from './texts/texts'
import type { Health, Machine, Subsystem } from './types'

/** What can go wrong with a server; its texts stand under its message key. */
export type FaultKind = {
  subsystem: Subsystem
  health: Exclude<Health, 'OK'>
  category: string
  messageKey: FaultName
  /** How often it occurs, against the others. */
  weight: number
}

/** What `failPowerSupply` does to a server. */
export const powerSupplyFailed: FaultKind = {
  subsystem: 'powerSupplies',
  health: 'CRITICAL',
  category: 'power',
  messageKey: 'PowerSupplyFailed',
  weight: 2,
}

/** Everything that goes wrong by itself. */
export const faultKinds: FaultKind[] = [
  powerSupplyFailed,
  {
    subsystem: 'storage',
    health: 'CRITICAL',
    category: 'storage',
    messageKey: 'DriveFailed',
    weight: 2,
  },
  {
    subsystem: 'temperature',
    health: 'CRITICAL',
    category: 'temperature',
    messageKey: 'SystemOverheating',
    weight: 1,
  },
  {
    subsystem: 'memory',
    health: 'WARNING',
    category: 'memory',
    messageKey: 'CorrectableMemoryErrorsExceeded',
    weight: 5,
  },
  {
    subsystem: 'fans',
    health: 'WARNING',
    category: 'fans',
    messageKey: 'FanRedundancyLost',
    weight: 5,
  },
  {
    subsystem: 'temperature',
    health: 'WARNING',
    category: 'temperature',
    messageKey: 'InletTemperatureHigh',
    weight: 4,
  },
  {
    subsystem: 'network',
    health: 'WARNING',
    category: 'network',
    messageKey: 'NetworkLinkDown',
    weight: 6,
  },
  {
    subsystem: 'storage',
    health: 'WARNING',
    category: 'storage',
    messageKey: 'DrivePredictiveFailure',
    weight: 4,
  },
]

/** Whether a machine has what fails; a blade is fed and cooled by its enclosure. */
export const canFail = (machine: Machine, { subsystem }: FaultKind): boolean =>
  fittingOf(machine).supplies !== null || (subsystem !== 'powerSupplies' && subsystem !== 'fans')
