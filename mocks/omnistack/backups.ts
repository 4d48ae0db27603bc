import type { WireBackup } from '../../src/bff/sources/omnistack/wire'
import type { Backup } from '../estate/backup-types'
import type { HeldBackup } from '../estate/federation/backup-list'
import { createRandom } from '../estate/random'
import { codedStates, createStates } from './backup-states'
import { createCodedColumns } from './coded'
import type { Collection, Columns } from './collection'
import { boundsOf, filtersOf, timesOf, usual } from './collection'
import { createSafety } from './safety'
import { groupColumns, parentColumns, type Scope, stamp } from './scope'

/** Another stretch of the list comes first each time: what pages without a sort suffer from. */
const createRestlessOrder = () => {
  let readings = 0
  return <T>(rows: readonly T[], from: number, to: number): T[] => {
    readings += 1
    const first = createRandom(readings, 'order').int(0, rows.length)
    const behind = rows.length - first
    return [
      ...rows.slice(first + from, first + to),
      ...rows.slice(Math.max(0, from - behind), Math.max(0, Math.min(first, to - behind))),
    ]
  }
}

const clusterOf = ({ omnistack }: Backup): string | null =>
  omnistack?.place && 'clusterId' in omnistack.place ? omnistack.place.clusterId : null

const storeOf = ({ backup: { omnistack } }: HeldBackup): string =>
  omnistack?.place && 'externalStore' in omnistack.place ? omnistack.place.externalStore : ''

/** GET /backups: of all VMs as one list, in no stable order of its own. */
export const backups = (scope: Scope): Collection<HeldBackup> => {
  const { estate, federation } = scope
  const safety = createSafety(scope)
  const stateOf = createStates(scope, safety)
  const typeOf = (held: HeldBackup) => {
    const store = storeOf(held)
    if (store === '') return 'SimplivityStore'
    return federation.externalStores.find(({ name }) => name === store)?.type ?? 'Unknown'
  }
  const clusterIdOf = (held: HeldBackup) =>
    storeOf(held) === '' ? (clusterOf(held.backup) ?? held.vm.clusterId) : ''
  const nameOfCluster = (id: string) => scope.cluster(id)?.name ?? ''
  const sentOf = ({ backup }: HeldBackup) => backup.omnistack?.sent
  const list = () => {
    safety.renew()
    return federation.backups
  }
  /** What nearly all backups of a VM have in common. */
  const common = {
    sent: (held) => sentOf(held)?.bytes ?? 0,
    sent_completion_time: (held) => stamp(sentOf(held)?.at ?? null),
    sent_duration: (held) => Math.round((sentOf(held)?.durationMs ?? 0) / 1_000),
    unique_size_bytes: ({ backup }) => backup.omnistack?.unique?.bytes ?? 0,
    unique_size_timestamp: ({ backup }) => stamp(backup.omnistack?.unique?.at ?? null),
    backup_store_type: typeOf,
    associated_cluster: (held) => nameOfCluster(clusterIdOf(held) || held.vm.clusterId),
    omnistack_cluster_id: clusterIdOf,
    omnistack_cluster_name: (held) => nameOfCluster(clusterIdOf(held)),
    external_store_name: storeOf,
    datastore_id: ({ vm }) => vm.datastoreId,
    datastore_name: ({ vm }) => vm.datastoreName,
    hypervisor_type: () => 'VSPHERE',
    virtual_machine_id: ({ vm }) => vm.id,
    virtual_machine_name: ({ vm }) => vm.name,
    virtual_machine_state: ({ vm }) => (federation.departed.has(vm.id) ? 'DELETED' : 'ALIVE'),
    virtual_machine_type: () => 'VM',
    ...parentColumns(scope),
    ...groupColumns(scope),
  } satisfies Columns<HeldBackup>
  const find = (id: string) => list().find(id, estate.now())
  const nameOf = ({ backup }: HeldBackup) => backup.name
  const sortNameOf = ({ backup }: HeldBackup) => backup.name.toLowerCase()
  const originOf = ({ backup }: HeldBackup) => backup.origin
  const codedColumns = createCodedColumns({ nameOf, sortNameOf, originOf }, () =>
    federation.backups.version(estate.now()),
  )
  const statesOf = (rows: readonly HeldBackup[]) => codedStates(scope, safety, stateOf, rows)
  return {
    ...usual,
    plural: 'backups',
    singular: 'backup',
    ownOrder: createRestlessOrder(),
    singleValues: federation.management === 'peer',
    maxLimit: 3_000,
    sortedBy: 'created_at',
    keys: {
      created_at: ({ backup }) => backup.at,
      name: sortNameOf,
      expiration_time: ({ backup }) => backup.expiresAt ?? Number.NaN,
      sent_completion_time: (held) => sentOf(held)?.at ?? Number.NaN,
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
    rows: () => list().at(estate.now()),
    find,
    indexes: {
      id: (id) => [find(id) ?? []].flat(),
      virtual_machine_id: (id) => list().ofVm(id, estate.now()),
    },
    coded: (of, rows) => (of === stateOf ? statesOf(rows) : codedColumns(of, rows)),
    hidden: { kept_by: (held) => clusterIdOf(held) || held.vm.clusterId },
    kept: {
      subject: ({ backup, vm }) => backup.omnistack ?? vm,
      version: (held) =>
        `${held.vm.revision} ${federation.departed.has(held.vm.id)} ${typeOf(held)}`,
      columns: new Set(Object.keys(common)),
    },
    columns: {
      id: ({ backup }) => backup.id,
      name: nameOf,
      created_at: ({ backup }) => stamp(backup.at),
      state: stateOf,
      type: originOf,
      expiration_time: ({ backup }) => stamp(backup.expiresAt),
      size: ({ backup }) => backup.sizeBytes,
      application_consistent: ({ backup }) => backup.applicationConsistent,
      consistency_type: ({ backup: { omnistack, applicationConsistent } }) =>
        omnistack?.consistency ?? (applicationConsistent ? 'DEFAULT' : 'NONE'),
      ...common,
    } satisfies Columns<HeldBackup> & Record<keyof WireBackup, unknown>,
  }
}
