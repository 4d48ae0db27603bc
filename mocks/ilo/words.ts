import { healthOf } from '../estate/health'
import type { BootStage, Health, Machine, Subsystem } from '../estate/types'
import { heldSeconds } from './logins'
import type { Bmc } from './view'

/** `2026-11-20T10:00:00Z`. */
export const stamp = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`

/** A moment in a log; nonsense where the clock was not set (facts.md 8, Logs). */
export const logStamp = (at: number | null): string =>
  at === null ? '0000-00-00T00:00:00Z' : stamp(at)

const words = { OK: 'OK', WARNING: 'Warning', CRITICAL: 'Critical' } as const satisfies Record<
  Health,
  string
>

export const wordOf = (health: Health): string => words[health]
export const healthWord = (machine: Machine): string => words[healthOf(machine)]
export const partWord = ({ faults }: Machine, part: Subsystem): string =>
  words[faults.get(part)?.health ?? 'OK']

const powers = {
  ON: 'On',
  OFF: 'Off',
  POWERING_ON: 'PoweringOn',
  POWERING_OFF: 'PoweringOff',
  RESET: 'Reset',
} as const satisfies Record<Machine['power'], string>

/** `On`, `Off` and what lies between. */
export const powerWord = ({ power }: Machine): string => powers[power]

const stages = {
  RESET: 'Reset',
  POST: 'InPost',
  DISCOVERY_START: 'InPostDiscoveryStart',
  DISCOVERY_COMPLETE: 'InPostDiscoveryComplete',
} as const satisfies Record<BootStage, string>

export const postState = ({ power, boot }: Machine): string => {
  if (boot) return stages[boot]
  return power === 'ON' || power === 'POWERING_OFF' ? 'FinishedPost' : 'PowerOff'
}

/** The operating system runs, and its agent tells the BMC of it. */
export const isBooted = (machine: Machine): boolean => postState(machine) === 'FinishedPost'

/** `Enabled`, `Starting` while it starts, `Disabled` while it is off. */
export const systemState = (machine: Machine): string => {
  if (machine.power === 'OFF') return 'Disabled'
  return isBooted(machine) ? 'Enabled' : 'Starting'
}

/** `3.15 Jul 24 2025` → `3.15`. */
export const shortFirmware = ({ ilo }: Machine): string => ilo.firmware.split(' ')[0] ?? ''
/** `iLO 6 v1.70`; an iLO 7 gives version and date instead (facts.md 8). */
export const managerFirmware = (machine: Machine): string =>
  machine.ilo.generation === 7
    ? machine.ilo.firmware
    : `iLO ${machine.ilo.generation} v${shortFirmware(machine)}`

export const hostNameOfIlo = ({ serial }: Machine): string => `ILO${serial}`
/** Known to the iLO only while the operating system's agent runs. */
export const hostName = (machine: Machine): string => (isBooted(machine) ? machine.hostName : '')

const leds = { OFF: 'Off', LIT: 'Lit', BLINKING: 'Blinking' } as const
export const ledWord = ({ led }: Machine): string => leds[led]

/** The service root's hint how to log in, and what it allows. */
export const sessionHints = (bmc: Bmc) => ({
  CertCommonName: hostNameOfIlo(bmc.machine),
  CertificateLoginEnabled: false,
  KerberosEnabled: false,
  LDAPAuthLicenced: true,
  LDAPEnabled: false,
  LocalLoginEnabled: true,
  LoginFailureDelay: heldSeconds(bmc),
  LoginHint: {
    Hint: 'POST to /Sessions to login using the following JSON object:',
    HintPOSTData: { Password: 'password', UserName: 'username' },
  },
  SecurityOverride: false,
  ServerName: bmc.machine.hostName,
})
