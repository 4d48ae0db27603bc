import type { Estate } from '../estate/estate'
import { healthOf } from '../estate/health'
import { createRandom } from '../estate/random'
import type { Health, Machine, Subsystem } from '../estate/types'
import type { Session } from './sessions'

/** What the resources of one iLO are made from. */
export type View = {
  machine: Machine
  now: number
  sessions: Session[]
  /** UUID of the iLO itself. */
  managerId: string
}

export const createView = (estate: Estate, machineId: string, sessions: Session[]): View => {
  const machine = estate.machines.get(machineId)
  if (!machine) throw new Error(`The estate has no machine ${machineId}.`)
  return { machine, now: estate.now(), sessions, managerId: createRandom(0, machineId).uuid() }
}

/** `2026-11-20T10:00:00Z`. */
export const stamp = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`

const words = { OK: 'OK', WARNING: 'Warning', CRITICAL: 'Critical' } as const satisfies Record<
  Health,
  string
>

export const healthWord = (machine: Machine): string => words[healthOf(machine)]
export const partWord = ({ faults }: Machine, part: Subsystem): string =>
  words[faults.get(part)?.health ?? 'OK']

/** `On`, `Off`. */
export const powerWord = ({ power }: Machine): string => (power === 'ON' ? 'On' : 'Off')
export const postState = ({ power }: Machine): string =>
  power === 'ON' ? 'FinishedPost' : 'PowerOff'

/** `3.15 Jul 24 2025` → `3.15`. */
export const shortFirmware = ({ ilo }: Machine): string => ilo.firmware.split(' ')[0] ?? ''
/** `iLO 6 v1.70`; an iLO 7 gives version and date instead (facts.md 8). */
export const managerFirmware = (machine: Machine): string =>
  machine.ilo.generation === 7
    ? machine.ilo.firmware
    : `iLO ${machine.ilo.generation} v${shortFirmware(machine)}`

export const hostNameOfIlo = ({ serial }: Machine): string => `ILO${serial}`
/** Known to the iLO only while the operating system's agent runs. */
export const hostName = (machine: Machine): string =>
  machine.power === 'ON' ? machine.hostName : ''

/** The service root's hint how to log in, and what it allows. */
export const sessionHints = (machine: Machine) => ({
  CertCommonName: hostNameOfIlo(machine),
  KerberosEnabled: false,
  LDAPAuthLicenced: true,
  LDAPEnabled: false,
  LocalLoginEnabled: true,
  LoginFailureDelay: 0,
  LoginHint: {
    Hint: 'POST to /Sessions to login using the following JSON object:',
    HintPOSTData: { Password: 'password', UserName: 'username' },
  },
  SecurityOverride: false,
  ServerName: machine.hostName,
})
