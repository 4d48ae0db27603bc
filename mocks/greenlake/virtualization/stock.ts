import { writtenOf } from '../../estate/hypervisors'
import type { Machine } from '../../estate/types'
import type { HypervisorCluster } from '../../estate/virtual/types'
import type { Scope } from '../resource'

type Counted = { vms: number; provisionedBytes: number; usedBytes: number }

/** What the VMs of a region take of its hosts and datastores, counted once for a whole list. */
export type Stock = {
  /** MB of memory by machine. */
  memoryMb: Map<string, number>
  /** By datastore. */
  stored: Map<string, Counted>
  /** Bytes by cluster. */
  storage: Map<string, { total: number; used: number }>
}

type Counting = Pick<Scope['estate'], 'vms' | 'datastores'>

const none: Counted = { vms: 0, provisionedBytes: 0, usedBytes: 0 }

const count = (estate: Counting): Stock => {
  const memoryMb = new Map<string, number>()
  const stored = new Map<string, Counted>()
  for (const vm of estate.vms.values()) {
    const { machineId, datastoreId } = vm
    if (vm.power === 'ON') memoryMb.set(machineId, (memoryMb.get(machineId) ?? 0) + vm.memoryMb)
    if (vm.state === 'DELETED') continue
    const counted = stored.get(datastoreId) ?? { ...none }
    stored.set(datastoreId, counted)
    counted.vms += 1
    counted.provisionedBytes += vm.capacityBytes
    counted.usedBytes += writtenOf(vm.capacityBytes)
  }
  for (const counted of stored.values()) counted.usedBytes = Math.round(counted.usedBytes)
  const storage = new Map<string, { total: number; used: number }>()
  for (const { id, clusterId, capacityBytes } of estate.datastores.values()) {
    const sum = storage.get(clusterId) ?? { total: 0, used: 0 }
    sum.total += capacityBytes
    sum.used += stored.get(id)?.usedBytes ?? 0
    storage.set(clusterId, sum)
  }
  return { memoryMb, stored, storage }
}

/** Another one whenever a VM or a datastore has come, changed or gone. */
const versionOf = ({ vms, datastores }: Counting): string => {
  let [revisions, births] = [0, 0]
  for (const { revision } of vms.values()) revisions += revision
  for (const { createdAt } of datastores.values()) births += createdAt
  return `${vms.size} ${revisions} ${datastores.size} ${births}`
}

const taken = new WeakMap<Counting, { version: string; stock: Stock }>()

/** What the VMs take at this moment; counted anew only where something has changed. */
export const takeStock = ({ estate }: Scope): Stock => {
  const version = versionOf(estate)
  const held = taken.get(estate)
  if (held?.version === version) return held.stock
  const stock = count(estate)
  taken.set(estate, { version, stock })
  return stock
}

/** What lies on a datastore. */
export const storedOn = ({ stored }: Stock, datastoreId: string): Counted =>
  stored.get(datastoreId) ?? none

/** The datastores of a cluster, as the metrics of it and of its hosts have them. */
export const storageMetrics = ({ storage }: Stock, { id }: HypervisorCluster) => {
  const { total, used } = storage.get(id) ?? { total: 0, used: 0 }
  return { totalStorageInBytes: total, usedStorageInBytes: used }
}

/** MB of a machine's memory that its VMs take; no more than it has. */
export const memoryUsedMb = (stock: Stock, { id, memoryMb, power }: Machine): number =>
  power === 'ON' ? Math.min(stock.memoryMb.get(id) ?? 0, memoryMb) : 0
