import type { WireBackupState } from '../../src/bff/sources/omnistack/wire'
import { createRandom } from '../estate/random'
import type { Backup, Vm } from '../estate/types'
import type { Collection } from './collection'
import { boundsOf, filtersOf, timesOf, usual } from './collection'
import type { Safety } from './safety'
import { createSafety } from './safety'
import { groupColumns, parentColumns, type Scope, stamp } from './scope'

const states: Record<Backup['state'], WireBackupState> = {
  QUEUED: 'QUEUED',
  RUNNING: 'SAVING',
  GOOD: 'PROTECTED',
  DEGRADED: 'DEGRADED',
  FAILED: 'FAILED',
}

/** How long a run is at its source before it is replicated. */
const sourceMs = 20_000

/** Another stretch of the list comes first each time: what pages without a sort suffer from. */
const createRestlessOrder = () => {
  let readings = 0
  return <T>(rows: readonly T[]): T[] => {
    readings += 1
    const from = createRandom(readings, 'order').int(0, rows.length)
    return [...rows.slice(from), ...rows.slice(0, from)]
  }
}

const clusterOf = ({ omnistack }: Backup): string | null =>
  omnistack?.place && 'clusterId' in omnistack.place ? omnistack.place.clusterId : null

const storeOf = ({ omnistack }: Backup): string =>
  omnistack?.place && 'externalStore' in omnistack.place ? omnistack.place.externalStore : ''

/** The state of a backup; a good one is only as safe as what its VM's hosts hold (facts.md 8.1). */
const createStates =
  (scope: Scope, safety: Safety) =>
  (backup: Backup, vm: Vm | undefined): WireBackupState => {
    const { state, at, omnistack } = backup
    if (omnistack?.cancel) return omnistack.cancel === 'asked' ? 'CANCELING' : 'CANCELED'
    if (state === 'RUNNING' && scope.estate.now() - at < sourceMs) return 'NEW'
    if (state !== 'GOOD' || omnistack?.place || !vm) return states[state]
    const copies = safety.of(vm)
    if (copies === 'DEGRADED' || copies === 'DEFUNCT') return 'DEGRADED'
    return copies === 'SYNCING' ? 'REBUILDING' : 'PROTECTED'
  }

/** GET /backups: of all VMs as one list, in no stable order of its own. */
export const backups = (scope: Scope): Collection<Backup> => {
  const { estate, federation } = scope
  const safety = createSafety(scope)
  const stateOf = createStates(scope, safety)
  const aliveVm = ({ vmId }: Backup) => estate.vms.get(vmId)
  const vmOf = (backup: Backup) => aliveVm(backup) ?? federation.departed.get(backup.vmId)?.vm
  const typeOf = (backup: Backup) => {
    const store = storeOf(backup)
    if (store === '') return 'SimplivityStore'
    return federation.externalStores.find(({ name }) => name === store)?.type ?? 'Unknown'
  }
  const homeOf = (backup: Backup) => vmOf(backup)?.clusterId ?? ''
  const clusterIdOf = (backup: Backup) =>
    storeOf(backup) === '' ? (clusterOf(backup) ?? homeOf(backup)) : ''
  const nameOfCluster = (id: string) => scope.cluster(id)?.name ?? ''
  const sentOf = ({ omnistack }: Backup) => omnistack?.sent
  const rows = () => {
    safety.renew()
    return estate.backupsIn(federation.id)
  }
  return {
    ...usual,
    plural: 'backups',
    singular: 'backup',
    ownOrder: createRestlessOrder(),
    singleValues: federation.management === 'peer',
    maxLimit: 3_000,
    sortedBy: 'created_at',
    keys: {
      created_at: ({ at }) => at,
      name: ({ name }) => name.toLowerCase(),
      expiration_time: ({ expiresAt }) => expiresAt ?? Number.NaN,
      sent_completion_time: (backup) => sentOf(backup)?.at ?? Number.NaN,
    },
    filters: {
      ...filtersOf('pattern', 'name', 'external_store_name'),
      ...filtersOf('word', 'state', 'type', 'consistency_type'),
      ...filtersOf('word', 'virtual_machine_type', 'virtual_machine_state', 'backup_store_type'),
      ...filtersOf('list', 'id', 'omnistack_cluster_id', 'omnistack_cluster_name'),
      ...filtersOf('list', 'compute_cluster_parent_hypervisor_object_id'),
      ...filtersOf('list', 'compute_cluster_parent_name', 'datastore_id', 'datastore_name'),
      ...filtersOf('list', 'virtual_machine_id', 'virtual_machine_name', 'associated_cluster'),
      ...filtersOf('flag', 'application_consistent'),
      ...boundsOf('sent', 'size', 'sent_duration', 'unique_size_bytes'),
      ...timesOf('created', 'created_at'),
      ...timesOf('expires', 'expiration_time'),
      ...timesOf('sent_completion', 'sent_completion_time'),
      cluster_group_id: { kind: 'list', column: 'cluster_group_ids' },
      // A controller also gives what the cluster keeps on external stores (facts.md 5).
      ...(federation.management === 'peer'
        ? { omnistack_cluster_id: { kind: 'list', column: 'kept_by' } }
        : {}),
    },
    rows,
    find: (id) => rows().find((backup) => backup.id === id),
    hidden: { kept_by: (backup) => clusterIdOf(backup) || homeOf(backup) },
    columns: {
      id: ({ id }) => id,
      name: ({ name }) => name,
      created_at: ({ at }) => stamp(at),
      state: (backup) => stateOf(backup, aliveVm(backup)),
      type: ({ origin }) => origin,
      expiration_time: ({ expiresAt }) => stamp(expiresAt),
      size: ({ sizeBytes }) => sizeBytes,
      sent: (backup) => sentOf(backup)?.bytes ?? 0,
      sent_completion_time: (backup) => stamp(sentOf(backup)?.at ?? null),
      sent_duration: (backup) => Math.round((sentOf(backup)?.durationMs ?? 0) / 1_000),
      unique_size_bytes: ({ omnistack }) => omnistack?.unique?.bytes ?? 0,
      unique_size_timestamp: ({ omnistack }) => stamp(omnistack?.unique?.at ?? null),
      application_consistent: ({ applicationConsistent }) => applicationConsistent,
      consistency_type: ({ omnistack, applicationConsistent }) =>
        omnistack?.consistency ?? (applicationConsistent ? 'DEFAULT' : 'NONE'),
      backup_store_type: typeOf,
      associated_cluster: (backup) => nameOfCluster(clusterIdOf(backup) || homeOf(backup)),
      omnistack_cluster_id: clusterIdOf,
      omnistack_cluster_name: (backup) => nameOfCluster(clusterIdOf(backup)),
      external_store_name: storeOf,
      datastore_id: (backup) => vmOf(backup)?.datastoreId ?? '',
      datastore_name: (backup) => vmOf(backup)?.datastoreName ?? '',
      hypervisor_type: () => 'VSPHERE',
      virtual_machine_id: ({ vmId }) => vmId,
      virtual_machine_name: (backup) => vmOf(backup)?.name ?? '',
      virtual_machine_state: (backup) => (aliveVm(backup) ? 'ALIVE' : 'DELETED'),
      virtual_machine_type: () => 'VM',
      ...parentColumns(scope),
      ...groupColumns(scope),
    },
  }
}
