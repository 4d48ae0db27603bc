import { createRandom } from '../../estate/random'
import type { Machine } from '../../estate/types'
import type { HypervisorCluster, HypervisorManager, Vm } from '../../estate/virtual/types'
import type { Scope } from '../resource'
import { morefOf, partId } from './references'

/** The clusters under a vCenter. */
export const clustersOf = ({ estate }: Scope, manager: HypervisorManager): HypervisorCluster[] =>
  [...estate.hypervisorClusters.values()].filter(({ managerId }) => managerId === manager.id)

const hostsUnder = (scope: Scope, clusters: HypervisorCluster[]): Machine[] =>
  clusters.flatMap(({ machineIds }) =>
    machineIds.flatMap((id) => scope.estate.machines.get(id) ?? []),
  )

export type Folder = {
  id: string
  name: string
  kind: 'DATASTORE' | 'VM' | 'HOST'
  parentId: string | null
}

/** The folders that vSphere makes for a datacenter, and one for templates. */
export const foldersOf = (manager: HypervisorManager): Folder[] => {
  const folder = (name: string, kind: Folder['kind'], parentId: string | null = null) => ({
    id: partId(manager.id, `folder/${name}`),
    name,
    kind,
    parentId,
  })
  const vm = folder('vm', 'VM')
  return [
    vm,
    folder('templates', 'VM', vm.id),
    folder('host', 'HOST'),
    folder('datastore', 'DATASTORE'),
  ]
}

export type Network = {
  id: string
  name: string
  moref: string
  /** Null: on every host of the vCenter. */
  clusterId: string | null
  hosts: Machine[]
}

/** One network for management, and one for the VMs of each cluster. */
export const networksOf = (scope: Scope, manager: HypervisorManager | undefined): Network[] => {
  if (!manager) return []
  const clusters = clustersOf(scope, manager)
  const management = partId(manager.id, 'network')
  return [
    {
      id: management,
      name: 'Management Network',
      moref: morefOf('network', management),
      clusterId: null,
      hosts: hostsUnder(scope, clusters),
    },
    ...clusters.map((cluster) => {
      const id = partId(cluster.id, 'network')
      const hosts = hostsUnder(scope, [cluster])
      const moref = morefOf('network', id)
      return { id, name: `vm-${cluster.name}`, moref, clusterId: cluster.id, hosts }
    }),
  ]
}

/** What the vCenter calls the networks that the hosts of a cluster reach. */
export const networkMorefs = (
  manager: HypervisorManager | undefined,
  cluster: Pick<HypervisorCluster, 'id'>,
): string[] =>
  [manager, cluster].flatMap((owner) =>
    owner ? morefOf('network', partId(owner.id, 'network')) : [],
  )

type ResourcePool = { id: string; name: string; cluster: HypervisorCluster }

/** The pool of a cluster that all of its VMs are in. */
export const poolOf = (cluster: HypervisorCluster): ResourcePool => ({
  id: partId(cluster.id, 'pool'),
  name: 'Resources',
  cluster,
})

type ManagerTag = { id: string; name: string; category: string; vms: Vm[] }

/** vSphere's own tags: what the VMs run. */
export const tagsOf = ({ estate }: Scope, manager: HypervisorManager): ManagerTag[] => {
  const tags = new Map<string, ManagerTag>()
  for (const vm of estate.vms.values()) {
    if (estate.hypervisorClusters.get(vm.clusterId)?.managerId !== manager.id) continue
    const name = vm.name.replace(/-\d+$/, '')
    const tag = tags.get(name) ?? {
      id: partId(manager.id, `tag/${name}`),
      name,
      category: 'application',
      vms: [],
    }
    tag.vms.push(vm)
    tags.set(name, tag)
  }
  return [...tags.values()]
}

type LibraryImage = { id: string; name: string; guest: string; bytes: number; at: number }

const images = [
  ['ubuntu-24.04-server', 'Ubuntu Linux (64-bit)'],
  ['rhel-9.4-base', 'Red Hat Enterprise Linux 9'],
  ['windows-server-2022', 'Microsoft Windows Server 2022'],
] as const

/** Images that VMs can be deployed from; every vCenter has the same. */
export const imagesOf = (manager: HypervisorManager): LibraryImage[] =>
  images.map(([name, guest]) => ({
    id: partId(manager.id, `image/${name}`),
    name: `${name}.ova`,
    guest,
    bytes: createRandom(0, name).int(900, 9_000) * 2 ** 20,
    at: manager.createdAt,
  }))
