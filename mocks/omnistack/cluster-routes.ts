import * as v from 'valibot'
import { setCluster } from '../estate/federation/host-tasks'
import { clusterGroups } from './cluster-groups'
import { clusters } from './clusters'
import { recordOf } from './query'
import { itemOf, itemRoute, listRoute, open } from './read-routes'
import { badRequest, Refused } from './refusal'
import type { Call, Route } from './route'
import { below, bodyOf, filled, get, inTask, post } from './route'

const zones = Intl.supportedValuesOf('timeZone')

const setTimeZone = (call: Call) => {
  const { time_zone: timeZone } = bodyOf(call, v.object({ time_zone: filled }))
  const { id } = itemOf(clusters, call)
  if (!zones.includes(timeZone))
    throw new Refused(badRequest('InvalidParameterException', `${timeZone} is no time zone.`))
  return setCluster(id, { timeZone })
}

/** All clusters of a federation are connected with each other. */
const connected = (call: Call): Response => {
  const { id } = itemOf(clusters, call)
  const collection = open(clusters, call.scope)
  const others = collection.rows().filter((one) => one.id !== id)
  return Response.json({ omnistack_clusters: others.map((one) => recordOf(collection, one)) })
}

const path = '/omnistack_clusters/:id'

/** Clusters and their group. */
export const clusterRoutes: Route[] = [
  listRoute('/omnistack_clusters', clusters),
  itemRoute('/omnistack_clusters', clusters),
  get('/omnistack_clusters/time_zone_list', () => Response.json(zones)),
  get(`${path}/connected_clusters`, connected),
  post(`${path}/set_time_zone`, 0, setTimeZone),
  post(`${path}/set_iwo`, 16, (call) => {
    const { enabled: optimizer } = bodyOf(call, v.object({ enabled: v.boolean() }))
    return setCluster(itemOf(clusters, call).id, { optimizer })
  }),
  listRoute('/cluster_groups', clusterGroups),
  {
    method: 'POST',
    path: below('/cluster_groups/:id/rename'),
    takes: 7,
    answer: (call) => {
      const { cluster_group_name: name } = bodyOf(call, v.object({ cluster_group_name: filled }))
      const group = itemOf(clusterGroups, call)
      return inTask(call, {
        durationMs: 1_000,
        finish: () => {
          group.name = name
          return []
        },
      })
    },
  },
]
