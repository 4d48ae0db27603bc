import { securityOf, securityOverall } from '../../../estate/security'
import type { Machine } from '../../../estate/types'
import type { Route } from '../../route'
import { detailRoutes } from './server'

/** What to do about a risk, by the parameter. */
const actions: Readonly<Record<string, string>> = {
  'IPMI/DCMI Over LAN': 'Disable IPMI over LAN unless something relies on it.',
  'Minimum Password Length': 'Ask for passwords of eight characters or more.',
  'Require Login for iLO RBSU': 'Require a login for the configuration at boot.',
  'Secure Boot': 'Enable secure boot in the setup of the server.',
  'Password Complexity': 'Enforce complex passwords.',
  'iLO Default TLS Certificate In Use': 'Import a certificate that your clients trust.',
}

const parameters = (machine: Machine) =>
  securityOf(machine).map(({ name, state, isRisk, isIgnored }, index) => ({
    id: String(index),
    name,
    description: name,
    state: state.toUpperCase(),
    securityStatus: isRisk ? (isIgnored ? 'IGNORE' : 'RISK') : 'OK',
    ignore: isIgnored,
    recommendedAction: isRisk ? (actions[name] ?? '') : '',
  }))

/** Here a risk that somebody ignores is IGNORE, among groups it is IGNORED. */
const overall = { OK: 'OK', RISK: 'RISK', IGNORED: 'IGNORE' } as const

const answer = (machine: Machine, path: string) => {
  const status = securityOverall(machine)
  return {
    id: machine.id,
    type: 'compute-ops-mgmt/server/security-parameter',
    resourceUri: `${path}/${machine.id}/security-parameters`,
    ...(machine.subscribed && status !== 'UNSUPPORTED'
      ? { overallSecurityStatus: overall[status], iloSecurityParams: parameters(machine) }
      : { iloSecurityParams: null }),
  }
}

/** What the iLO of a server thinks of its own security. */
export const securityParameterRoutes: Route[] = detailRoutes(
  'GET',
  'security-parameters',
  (machine, _, path) => Response.json(answer(machine, path)),
)
