import type { HypervisorManager } from '../../estate/virtual/types'
import { dataServicesDialect } from '../../odata/dialect'
import { readRoutes } from '../read-routes'
import { recordKeys, recordOrders, recordWire } from '../record'
import type { Resource, Scope } from '../resource'
import { resource } from '../resource'
import type { Route } from '../route'
import { managerAt, managersPath } from './hypervisor-managers'
import { clustersOf, foldersOf, imagesOf, networksOf, poolOf, tagsOf } from './manager-parts'
import {
  datacenterOf,
  limit,
  morefOf,
  nowhere,
  partId,
  refer,
  referHost,
  referManager,
  services,
  well,
} from './references'

type Part = { id: string; name: string }
type Placed<T> = { part: T; manager: HypervisorManager }

/** One kind of thing that vCenters have: where it is found, what filters it, and what it says of itself. */
type PartKind<T extends Part> = {
  collection: string
  type: string
  filters: readonly string[]
  of: (scope: Scope, manager: HypervisorManager) => T[]
  says: (part: T, scope: Scope, manager: HypervisorManager) => object
  /** Where given, what all that it says follows from: another one whenever that has changed. */
  version?: (part: T) => string
  /** Whether it is always well, and says so. */
  isWell?: true
}

const partResource = <T extends Part>(kind: PartKind<T>): Resource<Placed<T>> => {
  const { collection, type, filters, of, says, isWell, version } = kind
  const subjects = new Map<string, object>()
  const subjectOf = ({ part }: Placed<T>): object => {
    const subject = subjects.get(part.id) ?? {}
    subjects.set(part.id, subject)
    return subject
  }
  const recordOf = ({ part, manager }: Placed<T>) => ({
    id: part.id,
    name: part.name,
    createdAt: manager.createdAt,
  })
  const placedUnder = (scope: Scope, managerId: string): Placed<T>[] | null => {
    const manager = managerAt(scope, managerId)
    return manager ? of(scope, manager).map((part) => ({ part, manager })) : null
  }
  return resource<Placed<T>>({
    service: 'virtualization',
    path: `${managersPath}/:parentId/${collection}`,
    limit,
    filter: {
      dialect: dataServicesDialect,
      properties: [...filters, 'createdAt', 'name', 'services', 'displayName'],
    },
    sort: true,
    select: 'top',
    empty: null,
    list: placedUnder,
    find: (scope, id, managerId) =>
      placedUnder(scope, managerId)?.find(({ part }) => part.id === id),
    keys: {
      ...recordKeys(recordOf, type),
      displayName: ({ part }) => part.name,
      services: () => services,
      ...(isWell ? { state: () => well.state, status: () => well.status } : {}),
    },
    orders: recordOrders(recordOf),
    ...(version ? { subject: subjectOf, version: ({ part }) => version(part) } : {}),
    toWire: (placed, scope) => {
      const { part, manager } = placed
      const uri = `${managersPath}/${manager.id}/${collection}/${part.id}`
      return {
        ...recordWire(scope, type, uri, recordOf(placed)),
        displayName: part.name,
        hypervisorManagerInfo: referManager(manager),
        services,
        ...(isWell ? well : {}),
        ...says(part, scope, manager),
      }
    },
  })
}

const vmware = (manager: HypervisorManager, moref: string) => ({
  appInfo: { vmware: { datacenterInfo: datacenterOf(manager), moref } },
})

const folderWire = (manager: HypervisorManager, { id, name }: Part) => ({
  id,
  name,
  displayName: name,
  resourceUri: `${managersPath}/${manager.id}/folders/${id}`,
  type: 'virtualization/hypervisor-folder',
})

/** Folders, networks, resource pools, tags and library images of each vCenter (facts.md 12). */
export const managerParts = {
  folders: partResource({
    collection: 'folders',
    type: 'virtualization/hypervisor-folder',
    filters: ['folderType'],
    of: (_scope, manager) => foldersOf(manager),
    says: ({ id, kind, parentId }, _scope, manager) => {
      const folders = foldersOf(manager)
      const parent = folders.find((folder) => folder.id === parentId)
      return {
        folderType: kind,
        parentFolderInfo: parent ? folderWire(manager, parent) : nowhere,
        subFolders: folders
          .filter((folder) => folder.parentId === id)
          .map((folder) => folderWire(manager, folder)),
        ...vmware(manager, morefOf('group', id)),
      }
    },
  }),
  networks: partResource({
    collection: 'networks',
    type: 'virtualization/hypervisor-network',
    filters: ['id', 'state', 'status'],
    of: networksOf,
    isWell: true,
    version: ({ hosts }) => String(hosts.length),
    says: ({ hosts, moref }, _scope, manager) => ({
      hostsInfo: hosts.map(referHost),
      ...vmware(manager, moref),
    }),
  }),
  pools: partResource({
    collection: 'resource-pools',
    type: 'virtualization/hypervisor-resource-pool',
    filters: ['state', 'status', 'clusterInfo/**'],
    of: (scope, manager) => clustersOf(scope, manager).map(poolOf),
    isWell: true,
    version: () => '',
    says: ({ id, cluster }, _scope, manager) => ({
      childResourcePools: [],
      clusterInfo: {
        ...refer('hypervisor-cluster', cluster),
        moref: morefOf('domain-c', cluster.id),
      },
      ownerInfo: { id: cluster.id, name: cluster.name, type: 'Cluster' },
      ...vmware(manager, morefOf('resgroup', id)),
    }),
  }),
  tags: partResource({
    collection: 'tags',
    type: 'virtualization/hypervisor-tag',
    filters: ['state', 'associatedResources/id', 'categoryName'],
    of: tagsOf,
    says: ({ id, category, vms }) => ({
      state: 'OK',
      categoryName: category,
      uid: partId(id, 'uid'),
      associatedResources: vms.map((vm) => ({
        id: vm.id,
        resourceUri: `/virtualization/v1beta1/virtual-machines/${vm.id}`,
        type: 'virtualization/virtual-machine',
      })),
      vmProtectionGroupsInfo: [],
    }),
  }),
  images: partResource({
    collection: 'hypervisor-library-images',
    type: 'HypervisorLibraryImages',
    filters: ['fileType', 'sizeInBytes', 'subscribed'],
    of: (_scope, manager) => imagesOf(manager),
    says: ({ id, guest, bytes }) => ({
      description: guest,
      fileType: 'OVF',
      libraryName: 'templates',
      size: bytes,
      subscribed: false,
      uid: partId(id, 'uid'),
    }),
  }),
}

/** Their reads. */
export const managerPartRoutes: Route[] = [
  ...readRoutes(managerParts.folders),
  ...readRoutes(managerParts.networks),
  ...readRoutes(managerParts.pools),
  ...readRoutes(managerParts.tags),
  ...readRoutes(managerParts.images),
]
