import * as v from 'valibot'
import { hostIdOf } from '../../estate/hypervisors'
import type { HypervisorCluster } from '../../estate/virtual/types'
import { deployVm, migrateVms } from '../../estate/virtual/vm-deployment'
import { vmIn } from '../in-region'
import { badParameter, Refused } from '../refusal'
import type { Scope } from '../resource'
import type { Call, Route } from '../route'
import { readBody } from '../route'
import { startTask } from '../tasks'
import { machinesOf } from './hypervisor-clusters'
import { managerAt } from './hypervisor-managers'
import { imagesOf } from './manager-parts'
import { clusterNamed, datastoreNamed, refuseField } from './placing'
import { managerOf } from './references'
import { virtualMachines, vmsPath } from './virtual-machines'

const text = v.optional(v.string())

const deploySchema = v.object({
  destination: v.optional(v.object({ clusterId: text, hostId: text })),
  imageSource: v.optional(v.object({ imageId: text, imageName: text })),
  storageConfig: v.object({ defaultDatastoreId: v.string() }),
  vmConfig: v.object({
    acceptEula: v.literal(true),
    name: v.pipe(v.string(), v.nonEmpty(), v.maxLength(80)),
    numberOfVms: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20)), 1),
    powerOn: v.optional(v.boolean(), false),
  }),
  vmPolicy: v.optional(
    v.array(
      v.object({
        id: text,
        type: v.optional(v.picklist(['VM_PROTECTION_POLICY', 'VM_PROVISIONING_POLICY'])),
      }),
    ),
    [],
  ),
})
type Order = v.InferOutput<typeof deploySchema>

const imageFor = (scope: Scope, cluster: HypervisorCluster, source: Order['imageSource']) => {
  const manager = managerOf(scope, cluster.id)
  const images = manager ? imagesOf(manager) : []
  const image = images.find(({ id, name }) => id === source?.imageId || name === source?.imageName)
  if (!image) throw refuseField('imageSource', 'Is no image of the library.')
  return image
}

const hostFor = (scope: Scope, cluster: HypervisorCluster, hostId: string | undefined) => {
  const hosts = machinesOf(scope, cluster)
  const host = hostId === undefined ? hosts[0] : hosts.find((one) => hostIdOf(one) === hostId)
  if (!host) throw refuseField('destination.hostId', 'Is no host of the cluster.')
  return host
}

const policyFor = ({ estate, region }: Scope, policies: Order['vmPolicy']): string | null => {
  const asked = policies.find(({ type }) => type === 'VM_PROTECTION_POLICY')
  if (!asked) return null
  const policy = estate.policies.get(asked.id ?? '')
  if (policy && 'greenlake' in policy.home && policy.home.greenlake === region) return policy.id
  throw refuseField('vmPolicy', 'Is no protection policy.')
}

const namesOf = (scope: Scope, { name, numberOfVms }: Order['vmConfig']): string[] => {
  const names =
    numberOfVms === 1
      ? [name]
      : Array.from({ length: numberOfVms }, (_, index) => `${name}-${index + 1}`)
  const taken = virtualMachines.list(scope, '')?.find((vm) => names.includes(vm.name))
  if (taken && taken.state !== 'DELETED')
    throw refuseField('vmConfig.name', `There is a virtual machine ${taken.name} already.`)
  return names
}

/** Several VMs are several tasks; the answer leads to the first. */
const deploy = (call: Call) => {
  const { scope } = call
  const order = readBody(call, 'virtualization', deploySchema)
  const { datastore, cluster } = datastoreNamed(
    scope,
    order.storageConfig.defaultDatastoreId,
    'storageConfig.defaultDatastoreId',
  )
  const clusterId = order.destination?.clusterId
  if (clusterId !== undefined && clusterId !== cluster.id)
    throw refuseField('destination.clusterId', 'Does not reach the datastore.')
  const place = {
    region: scope.region,
    cluster,
    datastore,
    machineId: hostFor(scope, cluster, order.destination?.hostId).id,
    guest: imageFor(scope, cluster, order.imageSource).guest,
    policyId: policyFor(scope, order.vmPolicy),
    powerOn: order.vmConfig.powerOn,
  }
  const [name = '', ...others] = namesOf(scope, order.vmConfig)
  return startTask(call, (course, at, user) => {
    const first = deployVm(course, at, { ...place, user, name })
    for (const other of others) deployVm(course, at, { ...place, user, name: other })
    return first
  })
}

const migrateSchema = v.object({
  hypervisorManagerId: v.string(),
  targetDatastoreId: v.string(),
  targetHypervisorClusterId: v.string(),
})

/** `vms` holds ids of VMs, or of datastores whose VMs are meant. */
const vmsToMigrate = ({ scope, search }: Call) => {
  const ids = search.getAll('vms').flatMap((some) => some.split(','))
  const kind = search.get('parameter-type') ?? 'vms'
  if (kind !== 'vms' && kind !== 'sourceDataStoreIDs')
    throw new Refused(
      badParameter('virtualization', 'parameter-type', 'Must be vms or sourceDataStoreIDs.'),
    )
  const vms =
    kind === 'vms'
      ? ids.flatMap((id) => vmIn(scope, id) ?? [])
      : (virtualMachines.list(scope, '') ?? []).filter(({ datastoreId }) =>
          ids.includes(datastoreId),
        )
  const idle = vms.filter(({ state }) => state === 'OK')
  if (idle.length === 0)
    throw new Refused(
      badParameter('virtualization', 'vms', 'Must name virtual machines that can be migrated.'),
    )
  return idle
}

const migrate = (call: Call) => {
  const { scope } = call
  const order = readBody(call, 'virtualization', migrateSchema)
  const { datastore } = datastoreNamed(scope, order.targetDatastoreId, 'targetDatastoreId')
  const subject = 'targetHypervisorClusterId'
  const cluster = clusterNamed(scope, order.targetHypervisorClusterId, subject)
  if (datastore.clusterId !== cluster.id)
    throw refuseField(subject, 'Does not reach the datastore.')
  if (managerAt(scope, order.hypervisorManagerId)?.id !== cluster.managerId)
    throw refuseField('hypervisorManagerId', 'Does not manage the cluster.')
  const vms = vmsToMigrate(call)
  return startTask(call, (course, at, user) =>
    migrateVms(course, at, vms, { cluster, datastore }, { region: scope.region, user }),
  )
}

export const vmDeploymentRoutes: Route[] = [
  { method: 'POST', service: 'virtualization', path: vmsPath, answer: deploy },
  { method: 'POST', service: 'virtualization', path: `${vmsPath}/migrate`, answer: migrate },
]
