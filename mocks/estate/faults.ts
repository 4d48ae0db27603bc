import type { Health, Subsystem } from './types'

/** What can go wrong with a server, and how its iLO and COM word it. */
export type FaultKind = {
  subsystem: Subsystem
  health: Exclude<Health, 'OK'>
  category: string
  messageKey: string
  message: string
  description: string
  resolution: string
  /** How often it occurs, against the others. */
  weight: number
}

/** What `failPowerSupply` does to a server. */
export const powerSupplyFailed: FaultKind = {
  subsystem: 'powerSupplies',
  health: 'CRITICAL',
  category: 'power',
  messageKey: 'PowerSupplyFailed',
  message: 'Power supply 2 failed, redundancy lost',
  description: 'The power supply in bay 2 has no input power or has failed.',
  resolution: 'Check the power feed of bay 2, then reseat or replace the power supply.',
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
    message: 'Drive in bay 3 failed',
    description: 'The drive in port 1I, box 1, bay 3 has failed; its volume is degraded.',
    resolution: 'Replace the drive. The controller rebuilds the volume by itself.',
    weight: 2,
  },
  {
    subsystem: 'temperature',
    health: 'CRITICAL',
    category: 'temperature',
    messageKey: 'SystemOverheating',
    message: 'System board over temperature',
    description: 'A system board sensor has passed its critical threshold.',
    resolution: 'Check airflow and inlet temperature; the server protects itself by shutting down.',
    weight: 1,
  },
  {
    subsystem: 'memory',
    health: 'WARNING',
    category: 'memory',
    messageKey: 'CorrectableMemoryErrorsExceeded',
    message: 'Processor 1 DIMM 8: correctable error threshold exceeded',
    description: 'A DIMM has corrected more errors than its threshold allows.',
    resolution: 'Plan the replacement of the DIMM within its pre-failure warranty.',
    weight: 5,
  },
  {
    subsystem: 'fans',
    health: 'WARNING',
    category: 'fans',
    messageKey: 'FanRedundancyLost',
    message: 'Fan redundancy lost',
    description: 'Fan 4 turns slower than asked; the remaining fans are no longer redundant.',
    resolution: 'Replace fan 4. The server runs on the remaining fans.',
    weight: 5,
  },
  {
    subsystem: 'temperature',
    health: 'WARNING',
    category: 'temperature',
    messageKey: 'InletTemperatureHigh',
    message: 'Inlet temperature 38 °C, threshold 38 °C',
    description: 'The front ambient sensor has reached its caution threshold.',
    resolution: 'Check the cooling of the rack row.',
    weight: 4,
  },
  {
    subsystem: 'network',
    health: 'WARNING',
    category: 'network',
    messageKey: 'NetworkLinkDown',
    message: 'Network adapter 1 port 2: link down',
    description: 'The link of an adapter port has gone down while its driver is loaded.',
    resolution: 'Check cable, transceiver and switch port.',
    weight: 6,
  },
  {
    subsystem: 'storage',
    health: 'WARNING',
    category: 'storage',
    messageKey: 'DrivePredictiveFailure',
    message: 'Drive in bay 6: predictive failure',
    description: 'The drive in port 2I, box 1, bay 6 reports that it will soon fail.',
    resolution: 'Replace the drive at the next occasion.',
    weight: 4,
  },
]
