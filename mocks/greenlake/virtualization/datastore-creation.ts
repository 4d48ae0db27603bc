import * as v from 'valibot'
import { createDatastore } from '../../estate/virtual/datastore-creation'
import type { Call, Route } from '../route'
import { readBody } from '../route'
import { startTask } from '../tasks'
import { datastoresIn, storageSystemId } from './datastores'
import { clusterNamed, refuseField } from './placing'
import { managerOf, partId, root } from './references'

const datastoreSchema = v.object({
  name: v.pipe(v.string(), v.nonEmpty(), v.maxLength(255)),
  sizeInBytes: v.pipe(v.number(), v.integer(), v.minValue(1)),
  storageSystemId: v.string(),
  targetHypervisorClusterId: v.string(),
  datastoreType: v.picklist(['VMFS', 'VVOL']),
})

const create = (call: Call) => {
  const { scope } = call
  const order = readBody(call, 'virtualization', datastoreSchema)
  const cluster = clusterNamed(scope, order.targetHypervisorClusterId, 'targetHypervisorClusterId')
  // Live clients send what clusters call hciClusterUuid (as recorded).
  const systems = [partId(cluster.id, 'hci'), storageSystemId(managerOf(scope, cluster.id))]
  if (!systems.includes(order.storageSystemId))
    throw refuseField('storageSystemId', 'Is no storage system of the cluster.')
  if (datastoresIn(scope).some(({ name }) => name === order.name))
    throw refuseField('name', `There is a datastore ${order.name} already.`)
  return startTask(call, (course, at, user) =>
    createDatastore(
      course,
      at,
      {
        name: order.name,
        region: scope.region,
        clusterId: cluster.id,
        kind: order.datastoreType,
        capacityBytes: order.sizeInBytes,
      },
      user,
    ),
  )
}

export const datastoreWrites: Route[] = [
  { method: 'POST', service: 'virtualization', path: `${root}/datastores`, answer: create },
]
