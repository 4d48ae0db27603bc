import type { Machine } from '../../../estate/types'
import { existing } from '../../refusal'
import type { Call, Route } from '../../route'
import { knownServer } from '../known-servers'

/** Below which addresses servers stand, in both versions of their API. */
export const serverPaths = {
  v1: '/compute-ops-mgmt/v1/servers',
  v1beta2: '/compute-ops-mgmt/v1beta2/servers',
} as const

/** The server that an address names. Refuses with 404. */
export const serverOf = ({ scope, params }: Call, name: 'id' | 'parentId' = 'id'): Machine =>
  existing(knownServer(scope, params[name] ?? ''))

type Detail = (machine: Machine, call: Call, path: string) => Response

/** One operation below a server, which both versions have alike. */
export const detailRoutes = (
  method: Route['method'],
  name: string,
  answer: Detail,
  more: (path: string) => Partial<Route> = () => ({}),
): Route[] =>
  Object.values(serverPaths).map((path) => ({
    method,
    service: 'compute-ops',
    path: `${path}/:id/${name}`,
    answer: (call) => answer(serverOf(call), call, path),
    ...more(path),
  }))
