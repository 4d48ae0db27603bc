import * as v from 'valibot'
import {
  createDatastore,
  deleteDatastore,
  resizeDatastore,
  setDatastorePolicy,
  shareDatastore,
} from '../estate/federation/datastore-tasks'
import { datastores } from './datastores'
import { itemOf, itemRoute, listRoute } from './read-routes'
import { Refused, taskRefusal } from './refusal'
import type { Call, Route } from './route'
import { bodyOf, existing, filled, get, post, remove } from './route'
import { hypervisorId } from './scope'
import { standardHosts } from './standard-hosts'

const petabyte = 2 ** 50
const size = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(2 ** 30, 'must be a gigabyte at least'),
  v.maxValue(petabyte, 'must be a petabyte at most'),
)
const creation = v.object({
  name: filled,
  omnistack_cluster_id: filled,
  policy_id: filled,
  size,
  single_replica: v.optional(v.boolean(), false),
})
const sharing = v.object({ host_name: filled })

const datastore = (call: Call) => itemOf(datastores, call)

const create = (call: Call) => {
  const { scope } = call
  const order = bodyOf(call, creation)
  const { omnistack_cluster_id: clusterId, policy_id: policyId } = order
  existing(scope.cluster(clusterId), 'omnistack_cluster', clusterId)
  existing(scope.policy(policyId), 'policy', policyId)
  if (scope.federation.datastores.some(({ name }) => name === order.name))
    throw new Refused(taskRefusal(13, 'Duplicate name exists.'))
  return createDatastore({
    name: order.name,
    clusterId,
    policyId,
    sizeBytes: order.size,
    singleReplica: order.single_replica,
  })
}

const share = (call: Call, shared: boolean) => {
  const { host_name: name } = bodyOf(call, sharing)
  const names = standardHosts(call.scope).map(({ hostName }) => hostName)
  return shareDatastore(datastore(call).id, name, shared, names)
}

const path = '/datastores/:id'

/** Datastores and what can be done with them. */
export const datastoreRoutes: Route[] = [
  listRoute('/datastores', datastores),
  itemRoute('/datastores', datastores),
  post('/datastores', 0, create),
  remove(path, (call) => deleteDatastore(datastore(call).id)),
  post(`${path}/resize`, 0, (call) =>
    resizeDatastore(datastore(call).id, bodyOf(call, v.object({ size })).size),
  ),
  post(`${path}/set_policy`, 0, (call) => {
    const { policy_id: id } = bodyOf(call, v.object({ policy_id: filled }))
    existing(call.scope.policy(id), 'policy', id)
    return setDatastorePolicy(datastore(call).id, id)
  }),
  post(`${path}/share`, 8, (call) => share(call, true)),
  post(`${path}/unshare`, 8, (call) => share(call, false)),
  get(`${path}/standard_hosts`, (call) => {
    const { sharedWith } = datastore(call)
    return Response.json({
      standard_hosts: standardHosts(call.scope).map(({ id, hostName, ilo }) => ({
        hypervisor_object_id: hypervisorId(call.scope, 'HostSystem', 'host-', id),
        ip_address: ilo.address,
        name: hostName,
        shared: sharedWith.includes(hostName),
        virtual_machine_count: 0,
      })),
    })
  }),
]
