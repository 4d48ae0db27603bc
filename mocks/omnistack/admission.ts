import { badRequest, Refused } from './refusal'
import type { Route } from './route'
import { below } from './route'
import type { Holder } from './sessions'

const plainLists = ['/hosts', '/omnistack_clusters', '/backups', '/datastores', '/virtual_machines']
const emergencyDoors = new Set([
  ...plainLists.map((path) => `GET ${below(path)}`),
  `POST ${below('/backups/:id/restore')}`,
])
/** What an emergency reading can ask for: a stretch of the list as it comes. */
const plainParameters = new Set(['limit', 'offset', 'restore_original'])

/** What a write may be that changes nothing. */
const isHarmless = ({ method, path }: Route) => method === 'GET' || path.includes('impact_report')

/** Refuses what the holder of a session may not do (facts.md 2): as a 400, not as a 403. */
export const checkPermission = (holder: Holder, route: Route, search: URLSearchParams) => {
  const isDenied = holder.emergency
    ? !emergencyDoors.has(`${route.method} ${route.path}`)
    : holder.role === 'read-only' && !isHarmless(route)
  if (isDenied)
    throw new Refused(
      badRequest('PermissionDeniedException', 'The user has no permission to do this.'),
    )
  const asked = holder.emergency && [...search.keys()].find((name) => !plainParameters.has(name))
  if (asked)
    throw new Refused(
      badRequest('InvalidParameterException', `${asked} cannot be asked for in an emergency.`),
    )
}
