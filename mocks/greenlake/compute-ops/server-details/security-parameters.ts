import { securityOf, securityOverall } from '../../../estate/security'
import type { Machine } from '../../../estate/types'
import type { Route } from '../../route'
import { detailRoutes } from './server'

const parameters = (machine: Machine) =>
  securityOf(machine).map(({ id, name, state, status, action, ignored }) => ({
    id,
    name,
    description: name,
    state,
    securityStatus: status === 'RISK' && ignored ? 'IGNORE' : status,
    ignore: ignored,
    recommendedAction: action,
  }))

/** Here a risk that somebody ignores is IGNORE, among groups it is IGNORED. */
const overall = { OK: 'OK', RISK: 'RISK', IGNORED: 'IGNORE' } as const

const answer = (machine: Machine, path: string) => ({
  id: machine.id,
  type: 'compute-ops-mgmt/server/security-parameter',
  resourceUri: `${path}/${machine.id}/security-parameters`,
  ...(machine.subscribed
    ? {
        overallSecurityStatus: overall[securityOverall(machine)],
        iloSecurityParams: parameters(machine),
      }
    : { iloSecurityParams: null }),
})

/** What the iLO of a server thinks of its own security. */
export const securityParameterRoutes: Route[] = detailRoutes(
  'GET',
  'security-parameters',
  (machine, _, path) => Response.json(answer(machine, path)),
)
