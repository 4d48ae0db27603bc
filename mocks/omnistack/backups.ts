import type { WireBackupState } from '../../src/bff/sources/omnistack/wire'
import { createRandom } from '../estate/random'
import type { Backup, Vm } from '../estate/types'
import { type Collection, usual } from './collection'
import { groupColumns, parentColumns, type Scope, stamp } from './scope'

type Row = { vm: Vm; backup: Backup }

const states: Record<Backup['state'], WireBackupState> = {
  QUEUED: 'QUEUED',
  RUNNING: 'SAVING',
  GOOD: 'PROTECTED',
  DEGRADED: 'DEGRADED',
  FAILED: 'FAILED',
}

/** How long a run is at its source before it is replicated. */
const sourceMs = 20_000

const stateAt = ({ state, at }: Backup, now: number): WireBackupState =>
  state === 'RUNNING' && now - at < sourceMs ? 'NEW' : states[state]

/** A policy's backup bears its time as name, which is for no one to parse (facts.md 8.1). */
const nameOf = ({ origin, name, at }: Backup) =>
  origin === 'POLICY' ? stamp(at).replace('Z', '+00:00') : name

/** Another stretch of the list comes first each time: what pages without a sort suffer from. */
const createRestlessOrder = () => {
  let readings = 0
  return <T>(rows: T[]): T[] => {
    readings += 1
    const from = createRandom(readings, 'order').int(0, rows.length)
    return [...rows.slice(from), ...rows.slice(0, from)]
  }
}

/** GET /backups: of all VMs as one list, in no stable order of its own. */
export const backups = (scope: Scope): Collection<Row> => {
  const { estate } = scope
  const clusterName = ({ vm }: Row) => scope.cluster(vm.clusterId)?.name ?? ''
  return {
    ...usual,
    plural: 'backups',
    singular: 'backup',
    ownOrder: createRestlessOrder(),
    singleValues: true,
    maxLimit: 3_000,
    keys: { created_at: ({ backup }) => backup.at },
    spans: { created: 'created_at', expires: 'expiration_time' },
    filters: [
      'id',
      'name',
      'state',
      'type',
      'omnistack_cluster_id',
      'omnistack_cluster_name',
      'datastore_id',
      'datastore_name',
      'virtual_machine_id',
      'virtual_machine_name',
      'virtual_machine_state',
      'consistency_type',
      'application_consistent',
    ],
    rows: () =>
      scope.vms().flatMap((vm) => estate.backupsOf(vm.id).map((backup) => ({ vm, backup }))),
    columns: {
      id: ({ backup }) => backup.id,
      name: ({ backup }) => nameOf(backup),
      created_at: ({ backup }) => stamp(backup.at),
      state: ({ backup }) => stateAt(backup, estate.now()),
      type: ({ backup }) => backup.origin,
      expiration_time: ({ backup }) => stamp(backup.expiresAt),
      size: ({ backup }) => backup.sizeBytes,
      sent: () => 0,
      sent_completion_time: () => 'NA',
      sent_duration: () => 0,
      unique_size_bytes: () => 0,
      unique_size_timestamp: () => 'NA',
      application_consistent: ({ backup }) => backup.applicationConsistent,
      consistency_type: ({ backup }) => (backup.applicationConsistent ? 'DEFAULT' : 'NONE'),
      backup_store_type: () => 'SimplivityStore',
      associated_cluster: clusterName,
      omnistack_cluster_id: ({ vm }) => vm.clusterId,
      omnistack_cluster_name: clusterName,
      external_store_name: () => '',
      datastore_id: ({ vm }) => vm.datastoreId,
      datastore_name: ({ vm }) => vm.datastoreName,
      hypervisor_type: () => 'VSPHERE',
      virtual_machine_id: ({ vm }) => vm.id,
      virtual_machine_name: ({ vm }) => vm.name,
      virtual_machine_state: () => 'ALIVE',
      virtual_machine_type: () => 'VM',
      ...parentColumns(scope),
      ...groupColumns(scope),
    },
  }
}
