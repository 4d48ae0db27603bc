import { hostIdOf } from '../../estate/hypervisors'
import type { Random } from '../../estate/random'
import { createRandom } from '../../estate/random'
import type { Machine } from '../../estate/types'
import type { HypervisorManager } from '../../estate/virtual/types'
import type { Scope } from '../resource'

export const root = '/virtualization/v1beta1'

/** Every list of Virtualization pages alike (facts.md 5). */
export const limit = { fallback: 20, min: 1, max: 1000 }

/** A reference that points nowhere is an object full of empty strings (facts.md 5). */
export const nowhere = { id: '', name: '', displayName: '', resourceUri: '', type: '' }

const collections = {
  'hypervisor-manager': 'hypervisor-managers',
  'hypervisor-cluster': 'hypervisor-clusters',
  'hypervisor-host': 'hypervisor-hosts',
  datastore: 'datastores',
} as const

type Named = { id: string; name: string }

/** Where something of Virtualization is found, and what it is called. */
export const refer = (kind: keyof typeof collections, { id, name }: Named) => ({
  id,
  name,
  displayName: name,
  resourceUri: `${root}/${collections[kind]}/${id}`,
  type: `virtualization/${kind}`,
})

export const referHost = (machine: Machine) =>
  refer('hypervisor-host', { id: hostIdOf(machine), name: machine.hostName })

/** The vCenter that a cluster is under. */
export const managerOf = ({ estate }: Scope, clusterId: string): HypervisorManager | undefined => {
  const cluster = estate.hypervisorClusters.get(clusterId)
  return cluster && estate.hypervisorManagers.get(cluster.managerId)
}

export const referManager = (manager: HypervisorManager | undefined) =>
  manager ? refer('hypervisor-manager', manager) : nowhere

const drawn = new Map<string, string>()

/** What follows from a topic alone is drawn once: pages of a thousand have ten such words an item. */
const drawnFrom = (topic: string, draw: (random: Random) => string): string => {
  const held = drawn.get(topic)
  if (held !== undefined) return held
  const word = draw(createRandom(0, topic))
  drawn.set(topic, word)
  return word
}

/** What a vCenter calls a thing of its own: `host-21`, `datastore-43`. */
export const morefOf = (prefix: string, id: string): string =>
  `${prefix}-${drawnFrom(`${id}/moref`, ({ int }) => String(int(10, 9_999)))}`

/** The one datacenter of a vCenter. */
export const datacenterOf = (manager: HypervisorManager | undefined) =>
  manager
    ? {
        displayName: '',
        id: partId(manager.id, 'datacenter'),
        moref: morefOf('datacenter', manager.id),
        name: `${manager.site}-dc`,
      }
    : { displayName: '', id: '', moref: '', name: '' }

/** The id of something that is a part of another and is in no world of its own. */
export const partId = (ownerId: string, part: string): string =>
  drawnFrom(`${ownerId}/${part}`, ({ uuid }) => uuid())

/** What Virtualization and Backup and Recovery serve alike. */
export const services = ['hci-manager', 'backup-and-recovery'] as const

/** What is well says so three times. */
export const well = { state: 'OK', stateReason: 'OK', status: 'OK' } as const
