import { iloSettingsOf } from './ilo-settings'
import { createRandom } from './random'
import type { Machine } from './types'

/** One line of an iLO's security dashboard, in its own words. */
type SecurityParameter = {
  name: string
  state: 'Enabled' | 'Disabled' | 'Ok' | 'Insufficient' | 'Off' | 'True' | 'False'
  isRisk: boolean
  /** Somebody has told COM that its risk is none (facts.md 5.1: Ignore iLO security risks). */
  isIgnored: boolean
}

/** Whether the iLO still has the certificate that it came with, which nobody trusts. */
export const hasDefaultCertificate = (machine: Machine): boolean =>
  machine.hardening === 'NONE' || createRandom(0, `${machine.id}/certificate`).chance(0.1)

type Judged = Omit<SecurityParameter, 'isIgnored'>

const onOff = (name: string, isOn: boolean, isRisk: boolean): Judged => ({
  name,
  state: isOn ? 'Enabled' : 'Disabled',
  isRisk,
})

const judged = (machine: Machine): Judged[] => {
  const values = new Map(iloSettingsOf(machine).map(({ name, value }) => [name, value]))
  const is = (name: string) => values.get(name) === true
  const hasLength = Number(values.get('MinPasswordLength')) >= 8
  const isSecureBoot = machine.hardening !== 'NONE'
  const isDefault = hasDefaultCertificate(machine)
  const rbsu = is('RequiredLoginForiLORBSU')
  return [
    { name: 'Security Override Switch', state: 'Off', isRisk: false },
    onOff('IPMI/DCMI Over LAN', is('IPMI/ProtocolEnabled'), is('IPMI/ProtocolEnabled')),
    {
      name: 'Minimum Password Length',
      state: hasLength ? 'Ok' : 'Insufficient',
      isRisk: !hasLength,
    },
    onOff('Require Login for iLO RBSU', rbsu, !rbsu && machine.ilo.generation !== 7),
    onOff('Authentication Failure Logging', true, false),
    onOff('Secure Boot', isSecureBoot, !isSecureBoot),
    onOff('Password Complexity', is('EnforcePasswordComplexity'), !is('EnforcePasswordComplexity')),
    {
      name: 'iLO Default TLS Certificate In Use',
      state: isDefault ? 'True' : 'False',
      isRisk: isDefault,
    },
    { name: 'Last Firmware Scan Result', state: 'Ok', isRisk: false },
  ]
}

/** What a machine's iLO thinks of its own security; none on an iLO 4, which has no such dashboard. */
export const securityOf = (machine: Machine): SecurityParameter[] =>
  machine.ilo.generation === 4
    ? []
    : judged(machine).map((parameter) => ({
        ...parameter,
        isIgnored: machine.com.ignoredRisks.has(parameter.name),
      }))

/** A server is at risk by one parameter, unless all that are so are ignored. */
export const securityOverall = (machine: Machine): 'OK' | 'RISK' | 'IGNORED' | 'UNSUPPORTED' => {
  if (machine.ilo.generation === 4) return 'UNSUPPORTED'
  const risks = securityOf(machine).filter(({ isRisk }) => isRisk)
  if (risks.length === 0) return 'OK'
  return risks.every(({ isIgnored }) => isIgnored) ? 'IGNORED' : 'RISK'
}
