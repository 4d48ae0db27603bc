import { carelessSettingOf } from './ilo-settings'
import { createRandom } from './random'
import type { Machine } from './types'

/** One line of an iLO's security dashboard. */
export type SecurityParameter = {
  id: string
  name: string
  state: 'ENABLED' | 'DISABLED' | 'OK' | 'INSUFFICIENT' | 'OFF' | 'TRUE' | 'FALSE'
  status: 'OK' | 'RISK'
  action: string
  /** Somebody has said that its risk is none (facts.md 5.1: Ignore iLO security risks). */
  ignored: boolean
}

type Switch = {
  name: string
  /** Where the iLO setting stands that decides it. */
  setting: string
  safe: SecurityParameter['state']
  risky: SecurityParameter['state']
  action: string
}

const switches: Switch[] = [
  {
    name: 'IPMI/DCMI Over LAN',
    setting: 'IPMI/ProtocolEnabled',
    safe: 'DISABLED',
    risky: 'ENABLED',
    action: 'Disable IPMI over LAN unless something relies on it.',
  },
  {
    name: 'SNMPv1',
    setting: 'SNMPv1RequestsEnabled',
    safe: 'DISABLED',
    risky: 'ENABLED',
    action: 'Use SNMPv3, and disable SNMPv1.',
  },
  {
    name: 'Minimum Password Length',
    setting: 'MinPasswordLength',
    safe: 'OK',
    risky: 'INSUFFICIENT',
    action: 'Ask for passwords of eight characters or more.',
  },
  {
    name: 'Password Complexity',
    setting: 'EnforcePasswordComplexity',
    safe: 'ENABLED',
    risky: 'DISABLED',
    action: 'Enforce complex passwords.',
  },
  {
    name: 'Require Login for iLO RBSU',
    setting: 'RequiredLoginForiLORBSU',
    safe: 'ENABLED',
    risky: 'DISABLED',
    action: 'Require a login for the configuration at boot.',
  },
  {
    name: 'Require Host Authentication',
    setting: 'RequireHostAuthentication',
    safe: 'ENABLED',
    risky: 'DISABLED',
    action: 'Require credentials of utilities on the host.',
  },
]

/** What a machine's iLO thinks of its own security; some still have the certificate of the factory. */
export const securityOf = (machine: Machine): SecurityParameter[] => {
  const careless = carelessSettingOf(machine)
  const factory = createRandom(0, `${machine.id}/certificate`).chance(0.1)
  const parameters = [
    ...switches.map(({ name, setting, safe, risky, action }) => {
      const ok = setting !== careless?.name
      return { name, ok, state: ok ? safe : risky, action }
    }),
    {
      name: 'Default SSL Certificate In Use',
      ok: !factory,
      state: factory ? ('TRUE' as const) : ('FALSE' as const),
      action: 'Import a certificate that your clients trust.',
    },
  ]
  return parameters.map(({ name, ok, state, action }, index) => ({
    id: String(index),
    name,
    state,
    status: ok ? 'OK' : 'RISK',
    action: ok ? '' : action,
    ignored: machine.com.ignoredRisks.has(name),
  }))
}

/** A server is at risk by one parameter, unless all that are so are ignored. */
export const securityOverall = (machine: Machine): 'OK' | 'RISK' | 'IGNORED' => {
  const risks = securityOf(machine).filter(({ status }) => status === 'RISK')
  if (risks.length === 0) return 'OK'
  return risks.every(({ ignored }) => ignored) ? 'IGNORED' : 'RISK'
}
