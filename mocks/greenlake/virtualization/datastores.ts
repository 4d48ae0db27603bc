import { arrayOf, volumeIdOf } from '../../estate/arrays'
import { jobOn, jobsByAsset } from '../../estate/protection/assets'
import type { ProtectionJob } from '../../estate/protection/types'
import { createRandom } from '../../estate/random'
import type { Datastore, HypervisorManager } from '../../estate/virtual/types'
import { dataServicesDialect } from '../../odata/dialect'
import { jobReference } from '../backup-recovery/references'
import { allInRegion, inRegion } from '../in-region'
import { recordKeys, recordOrders, recordWire } from '../record'
import type { Scope } from '../resource'
import { resource } from '../resource'
import { machineCount, machinesOf } from './hypervisor-clusters'
import { foldersOf } from './manager-parts'
import {
  datacenterOf,
  limit,
  managerOf,
  morefOf,
  nowhere,
  partId,
  refer,
  referHost,
  referManager,
  root,
  services,
  well,
} from './references'
import type { Stock } from './stock'
import { storedOn, takeStock } from './stock'

const path = `${root}/datastores`

export const datastoresIn = (scope: Scope): Datastore[] =>
  allInRegion(scope, scope.estate.datastores)

/** A region's datastore; undefined where there is none of that id. */
export const datastoreAt = (scope: Scope, id: string): Datastore | undefined =>
  inRegion(scope, scope.estate.datastores, id)

/** The array behind the datastores of a site, as what is created names it. */
export const storageSystemId = (manager: HypervisorManager | undefined): string =>
  arrayOf(manager?.site ?? '').id

const volumeWire = ({ id, name, capacityBytes }: Datastore, site: string) => {
  const array = arrayOf(site)
  const systemUri = `/api/v1/storage-systems/${array.id}`
  const volumeId = volumeIdOf({ id })
  const { displayName, ...unset } = nowhere
  return {
    displayName: name,
    id: volumeId,
    name,
    resourceUri: `${systemUri}/volumes/${volumeId}`,
    scsiIdentifier: createRandom(0, `${id}/scsi`).hex(32),
    sizeInBytes: capacityBytes,
    storageFolderInfo: { displayName, ...unset, type: 'storage-fleet/folder' },
    storagePoolInfo: {
      displayName: 'default',
      id: partId(array.id, 'pool'),
      name: 'default',
      resourceUri: `${systemUri}/storage-pools/${partId(array.id, 'pool')}`,
      type: 'storage-fleet/storage-pool',
    },
    storageSystemInfo: {
      displayName: array.name,
      id: array.id,
      managed: true,
      name: array.name,
      resourceUri: systemUri,
      serialNumber: array.serial,
      storageSystemType: 'HPE Alletra 6000',
      type: 'storage-fleet/storage-system',
      vendorName: 'hpe',
    },
    type: 'storage-fleet/volume',
    volumeSetInfo: nowhere,
  }
}

const hostsOf = (scope: Scope, { clusterId }: Datastore) => {
  const cluster = scope.estate.hypervisorClusters.get(clusterId)
  return cluster ? machinesOf(scope, cluster).map(referHost) : []
}

const volumesOf = (scope: Scope, datastore: Datastore) => [
  volumeWire(datastore, managerOf(scope, datastore.clusterId)?.site ?? ''),
]

/** A VMFS volume has a UUID of its own making: two words, a short one and a hardware address. */
const volumeUid = ({ id }: Datastore) => {
  const { hex } = createRandom(0, `${id}/uid`)
  return `${hex(8)}-${hex(8)}-${hex(4)}-${hex(12)}`
}

const unprotected = {
  protected: false,
  protectionJobInfo: {
    id: '',
    protectionPolicyInfo: { id: '', name: '', resourceUri: '', type: '' },
    resourceUri: '',
    type: '',
  },
  protectionPolicyAppliedAtInfo: { id: '', name: '', resourceUri: '', type: '' },
  protectionStatus: 'UNPROTECTED',
  recoveryPointsExist: false,
  provisioningPolicyInfo: { id: '', name: '', resourceUri: '', type: '' },
  replicationInfo: { id: '', name: '', partnerDetails: null, resourceUri: '' },
  vmProtectionGroupsInfo: null,
}

/** What lies on it, and the job that protects it as a whole. */
type Counted = { datastore: Datastore; stock: Stock; job: ProtectionJob | undefined }

/** Another one whenever what protects it has changed. */
const protectionVersion = ({ estate }: Scope, { datastore, job }: Counted): string => {
  if (!job) return ''
  const policy = estate.policies.get(job.policyId)
  return `${job.id} ${policy?.id} ${policy?.name} ${estate.backupsOf(datastore.id).length > 0}`
}

/** What protects a datastore as a whole. */
const protectionWire = ({ estate }: Scope, { datastore, job }: Counted) => {
  if (!job) return unprotected
  const { id, name } = datastore
  return {
    ...unprotected,
    protected: true,
    protectionStatus: 'PROTECTED',
    recoveryPointsExist: estate.backupsOf(id).length > 0,
    protectionJobInfo: { ...unprotected.protectionJobInfo, ...jobReference({ estate }, job) },
    protectionPolicyAppliedAtInfo: { id, name, resourceUri: `${path}/${id}`, type: 'DATASTORE' },
  }
}

const type = 'virtualization/datastore'
const allowedOperations = ['DATASTORE_CREATE', 'DATASTORE_DELETE'] as const

const freeOf = ({ id, capacityBytes }: Datastore, stock: Stock): number =>
  Math.max(0, capacityBytes - storedOn(stock, id).usedBytes)

const toWire = (counted: Counted, scope: Scope) => {
  const { datastore, stock } = counted
  const cluster = scope.estate.hypervisorClusters.get(datastore.clusterId)
  const manager = managerOf(scope, datastore.clusterId)
  const { vms, provisionedBytes, usedBytes } = storedOn(stock, datastore.id)
  const folder = manager && foldersOf(manager).find(({ kind }) => kind === 'DATASTORE')
  return {
    ...recordWire(scope, type, `${path}/${datastore.id}`, datastore),
    ...well,
    ...protectionWire(scope, counted),
    displayName: datastore.name,
    appType: 'VMWARE',
    datastoreType: datastore.kind,
    datastoreClassification: '',
    moref: morefOf('datastore', datastore.id),
    uid: volumeUid(datastore),
    allowedOperations,
    capacityInBytes: datastore.capacityBytes,
    capacityFree: freeOf(datastore, stock),
    capacityUncommitted: provisionedBytes - usedBytes,
    vmCount: vms,
    clusterInfo: cluster ? refer('hypervisor-cluster', cluster) : nowhere,
    datacentersInfo: [datacenterOf(manager)],
    folderInfo:
      folder && manager
        ? {
            displayName: folder.name,
            id: folder.id,
            name: folder.name,
            resourceUri: `${root}/hypervisor-managers/${manager.id}/folders/${folder.id}`,
            type: 'virtualization/hypervisor-folder',
          }
        : nowhere,
    hciClusterUuid: partId(datastore.clusterId, 'hci'),
    hostsInfo: hostsOf(scope, datastore),
    hypervisorManagerInfo: referManager(manager),
    services,
    volumesInfo: volumesOf(scope, datastore),
  }
}

/** GET v1beta1/datastores. */
export const datastores = resource<Counted>({
  service: 'virtualization',
  path,
  limit,
  filter: {
    dialect: dataServicesDialect,
    properties: [
      'id',
      'status',
      'state',
      'appType',
      'hypervisorManagerInfo/**',
      'hostsInfo/**',
      'clusterInfo/**',
      'protectionJobInfo/protectionPolicyInfo/**',
      'vmProtectionGroupsInfo/**',
      'volumesInfo/**',
      'datastoreType',
      'createdAt',
      'name',
      'services',
      'allowedOperations',
      'capacityInBytes',
      'capacityFree',
      'displayName',
      'replicationInfo/**',
      'hciClusterUuid',
    ],
  },
  sort: true,
  select: 'top',
  empty: null,
  list: (scope) => {
    const stock = takeStock(scope)
    const jobs = jobsByAsset(scope.estate)
    return datastoresIn(scope).map((datastore) => ({
      datastore,
      stock,
      job: jobs.get(datastore.id),
    }))
  },
  find: (scope, id) => {
    const datastore = datastoreAt(scope, id)
    return (
      datastore && {
        datastore,
        stock: takeStock(scope),
        job: jobOn(scope.estate, datastore.id),
      }
    )
  },
  keys: {
    ...recordKeys<Counted>(({ datastore }) => datastore, type),
    displayName: ({ datastore }) => datastore.name,
    state: () => well.state,
    status: () => well.status,
    'clusterInfo/id': ({ datastore }) => datastore.clusterId,
    'hypervisorManagerInfo/id': ({ datastore }, scope) =>
      managerOf(scope, datastore.clusterId)?.id ?? '',
    'hypervisorManagerInfo/name': ({ datastore }, scope) =>
      managerOf(scope, datastore.clusterId)?.name ?? '',
    'clusterInfo/name': ({ datastore }, { estate }) =>
      estate.hypervisorClusters.get(datastore.clusterId)?.name ?? '',
    appType: () => 'VMWARE',
    datastoreType: ({ datastore }) => datastore.kind,
    capacityInBytes: ({ datastore }) => datastore.capacityBytes,
    hciClusterUuid: ({ datastore }) => partId(datastore.clusterId, 'hci'),
    services: () => services,
    hostsInfo: ({ datastore }, scope) => hostsOf(scope, datastore),
    volumesInfo: ({ datastore }, scope) => volumesOf(scope, datastore),
    capacityFree: ({ datastore, stock }) => freeOf(datastore, stock),
    vmProtectionGroupsInfo: () => unprotected.vmProtectionGroupsInfo,
    replicationInfo: () => unprotected.replicationInfo,
    allowedOperations: () => allowedOperations,
  },
  orders: recordOrders<Counted>(({ datastore }) => datastore),
  subject: ({ datastore }) => datastore,
  version: (counted, scope) => {
    const { id, clusterId } = counted.datastore
    const { vms, provisionedBytes, usedBytes } = storedOn(counted.stock, id)
    const cluster = scope.estate.hypervisorClusters.get(clusterId)
    const hosts = cluster ? machineCount(scope, cluster) : 0
    const protection = protectionVersion(scope, counted)
    return `${vms} ${provisionedBytes} ${usedBytes} ${hosts} ${protection}`
  },
  toWire,
})
