import { activityList } from '../../contract/activity'
import type { ListParams } from '../../contract/list-query'
import { operationList } from '../../contract/operation'
import { serverList, serverStatus } from '../../contract/server'
import { taskList, taskStatus } from '../../contract/task'
import { backupList, backupStatus, protectionStatus, vmList } from '../../contract/vm'
import type { EntityKind } from './entities'

/** How a list of the contract is asked of an entity table. */
export type ListDefinition = {
  kind: EntityKind
  params: ListParams
  /** Columns by the names that sort. */
  sorts: Record<string, string>
  /** Columns by the filters that no cube counts: links to one other entity, tags. */
  links: Record<string, 'server_key' | 'target_key' | 'tags' | 'operation' | 'parent_id'>
  /** Columns in whose order an index leads through the rows, where they are sorted by first. */
  walks: readonly string[]
  /** Facets whose values stand in a column by rank as well, which leads to them where it is sorted by. */
  ranks: Record<string, { column: string; of: Readonly<Record<string, { rank: number }>> }>
  /** Columns that hold several values of a facet, each between line breaks. */
  sets?: Record<string, string>
  /** The column that `since` and `until` bound. */
  timeColumn: string
}

/** `attention` is no column: it is asked of in pieces (attention.ts). */
const taskSorts = {
  state: 'state_rank',
  name: 'name',
  createdAt: 'created_at',
  endedAt: 'ended_at',
  updatedAt: 'updated_at',
}

export const lists = {
  servers: {
    kind: 'server',
    params: serverList,
    sorts: {
      state: 'state_rank',
      name: 'name',
      model: 'model',
      generation: 'generation',
      group: 'group',
      region: 'region',
      power: 'power',
      connection: 'connection',
      firmware: 'firmware',
      changedAt: 'changed_at',
      processor: 'processor',
      memory: 'memory_mb',
      location: 'location',
      maintenance: 'maintenance',
      baseline: 'baseline',
      compliance: 'compliance',
      ilo: 'ilo_version',
      subscription: 'subscription',
      warranty: 'warranty_ends_at',
      watts: 'power_watts',
      utilization: 'utilization',
    },
    links: { tag: 'tags' },
    walks: ['state_rank', 'name'],
    ranks: { state: { column: 'state_rank', of: serverStatus } },
    timeColumn: 'changed_at',
  },
  activities: {
    kind: 'activity',
    params: activityList,
    sorts: { at: 'at' },
    links: { server: 'server_key' },
    walks: ['at'],
    ranks: {},
    timeColumn: 'at',
  },
  vms: {
    kind: 'vm',
    params: vmList,
    sorts: {
      protection: 'protection_rank',
      name: 'name',
      newestGoodAt: 'newest_good_at',
      policy: 'policy',
      nextRunAt: 'next_run_at',
      cluster: 'cluster',
      backups: 'backups',
    },
    links: {},
    walks: ['protection_rank', 'name'],
    ranks: { protection: { column: 'protection_rank', of: protectionStatus } },
    timeColumn: 'newest_good_at',
  },
  tasks: {
    kind: 'task',
    params: taskList,
    sorts: taskSorts,
    links: {
      server: 'target_key',
      vm: 'target_key',
      operation: 'operation',
      parent: 'parent_id',
    },
    walks: ['state_rank'],
    ranks: { state: { column: 'state_rank', of: taskStatus } },
    timeColumn: 'created_at',
  },
  operations: {
    kind: 'operation',
    params: operationList,
    sorts: taskSorts,
    links: { server: 'target_key', vm: 'target_key' },
    walks: ['state_rank'],
    ranks: {},
    sets: { state: 'states', kind: 'kinds', source: 'sources', who: 'who' },
    timeColumn: 'created_at',
  },
  backups: {
    kind: 'backup',
    params: backupList,
    sorts: { at: 'at', state: 'state_rank', sizeBytes: 'size_bytes', expiresAt: 'expires_at' },
    links: {},
    walks: ['at'],
    ranks: { state: { column: 'state_rank', of: backupStatus } },
    timeColumn: 'at',
  },
} as const satisfies Record<string, ListDefinition>
