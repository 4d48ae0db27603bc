import { replicaHostsOf } from '../estate/federation/availability'
import type { Scope } from './scope'

const tebibyte = 2 ** 40
const hostBytes = 24 * tebibyte
/** How much of its disks a VM has written. */
const written = 0.6
/** What deduplication and compression each leave of what is written once. */
const compression = 1.6

/** What hosts hold, in bytes (facts.md 8.4). Ratios are plain numbers here. */
export type Capacity = {
  allocated: number
  used: number
  logical: number
  vmData: number
  localBackups: number
  remoteBackups: number
  uncompressed: number
  compressed: number
}

type Load = Pick<Capacity, 'vmData' | 'localBackups' | 'remoteBackups'>

const nothing: Load = { vmData: 0, localBackups: 0, remoteBackups: 0 }

const toCapacity = (hosts: number, load: Load): Capacity => {
  const { vmData, localBackups, remoteBackups } = load
  const logical = vmData + localBackups + remoteBackups
  // Backups are nearly all blocks that the VM has too.
  const uncompressed = Math.round(vmData * 0.55 + (localBackups + remoteBackups) * 0.12)
  const compressed = Math.round(uncompressed / compression)
  return {
    ...load,
    allocated: hosts * hostBytes,
    logical,
    uncompressed,
    compressed,
    used: Math.min(hosts * hostBytes, compressed),
  }
}

const ratio = (above: number, below: number) =>
  below === 0 ? 1 : Math.round((above / below) * 10) / 10

/** Each figure of the API, by its name; ratios as plain numbers, as series tell them. */
export const capacityFigures: Record<string, (capacity: Capacity) => number> = {
  allocated_capacity: ({ allocated }) => allocated,
  capacity_savings: ({ logical, used }) => Math.max(0, logical - used),
  compression_ratio: ({ uncompressed, compressed }) => ratio(uncompressed, compressed),
  deduplication_ratio: ({ logical, uncompressed }) => ratio(logical, uncompressed),
  efficiency_ratio: ({ logical, compressed }) => ratio(logical, compressed),
  free_space: ({ allocated, used }) => allocated - used,
  local_backup_capacity: ({ localBackups }) => localBackups,
  remote_backup_capacity: ({ remoteBackups }) => remoteBackups,
  stored_compressed_data: ({ compressed }) => compressed,
  stored_uncompressed_data: ({ uncompressed }) => uncompressed,
  stored_virtual_machine_data: ({ vmData }) => vmData,
  used_capacity: ({ used }) => used,
  used_logical_capacity: ({ logical }) => logical,
}

export const capacityNames = Object.keys(capacityFigures)

/** Columns of a record that has hosts; there a ratio is text such as `1.6 : 1` (facts.md 8.4). */
export const capacityColumns = <Row>(of: (row: Row) => Capacity) =>
  Object.fromEntries(
    Object.entries(capacityFigures).map(([name, figure]) => [
      name,
      (row: Row): number | string => {
        const value = figure(of(row))
        return name.endsWith('_ratio') ? `${value.toFixed(1)} : 1` : value
      },
    ]),
  )

const measure = ({ estate, federation, vms, hostOn }: Scope): Map<string, Load> => {
  const loads = new Map<string, Load>()
  const put = (hostId: string, change: Partial<Load>) => {
    const held = loads.get(hostId) ?? nothing
    loads.set(hostId, {
      vmData: held.vmData + (change.vmData ?? 0),
      localBackups: held.localBackups + (change.localBackups ?? 0),
      remoteBackups: held.remoteBackups + (change.remoteBackups ?? 0),
    })
  }
  for (const vm of vms()) {
    const vmData = Math.round(vm.capacityBytes * written)
    const localBackups = (estate.backups.get(vm.id) ?? []).reduce(
      (sum, { sizeBytes, omnistack }) => (omnistack?.place ? sum : sum + sizeBytes),
      0,
    )
    for (const { id } of replicaHostsOf(federation, vm)) put(id, { vmData, localBackups })
    for (const { sizeBytes, omnistack } of estate.backups.get(vm.id) ?? [])
      if (omnistack?.place && 'clusterId' in omnistack.place) {
        const { clusterId } = omnistack.place
        const there = federation.hosts.find((host) => host.clusterId === clusterId)
        const keeper = there ?? hostOn(vm.machineId)
        if (keeper) put(keeper.id, { remoteBackups: sizeBytes })
      }
  }
  return loads
}

/** Another one whenever a VM, a host or a backup has come, changed or gone. */
const versionOf = ({ estate, federation, vms }: Scope): string => {
  const here = vms()
  const revisions = here.reduce((sum, { revision }) => sum + revision, 0)
  const backups = federation.backups.version(estate.now())
  return `${here.length} ${revisions} ${federation.hosts.length} ${backups}`
}

const measured = new WeakMap<Scope, { version: string; loads: Map<string, Load> }>()

const loadsOf = (scope: Scope): Map<string, Load> => {
  const version = versionOf(scope)
  const held = measured.get(scope)
  if (held?.version === version) return held.loads
  const loads = measure(scope)
  measured.set(scope, { version, loads })
  return loads
}

/** What hosts hold together, looked up once per reading and measured where something has changed. */
export const createCapacity = (
  scope: Scope,
): { of: (hostIds: readonly string[]) => Capacity; renew: () => void } => {
  let loads: Map<string, Load> | null = null
  return {
    of: (hostIds) => {
      loads ??= loadsOf(scope)
      const sum = { ...nothing }
      for (const id of hostIds) {
        const load = loads.get(id) ?? nothing
        sum.vmData += load.vmData
        sum.localBackups += load.localBackups
        sum.remoteBackups += load.remoteBackups
      }
      return toCapacity(hostIds.length, sum)
    },
    renew: () => {
      loads = null
    },
  }
}
