import type { Activity } from '../../contract/activity'
import { keyOf } from '../../contract/entity-key'
import type { Operation } from '../../contract/operation'
import type { Server } from '../../contract/server'
import { serverStatus } from '../../contract/server'
import type { Task } from '../../contract/task'
import { taskStatus } from '../../contract/task'
import type { Backup, Vm } from '../../contract/vm'
import { backupStatus, protectionStatus } from '../../contract/vm'
import type { Entities, EntityKind } from './entities'
import { knownText, withPower } from './joined-machine'

/** The contract's row of each kind. */
export type Rows = {
  server: Server
  activity: Activity
  vm: Vm
  backup: Backup
  task: Task
  operation: Operation
}

/** How a kind is held: its narrow columns, what its facets count, what a search reads. */
type Model<K extends EntityKind> = {
  columns: (row: Rows[K]) => Record<string, string | number>
  /** In the order of the `cell`; the names are filters of the list. */
  facets: Record<string, (row: Rows[K]) => string | null>
  search: (row: Rows[K]) => (string | null)[]
  /** Fields whose every change is kept as history. */
  watched: readonly (keyof Rows[K] & string)[]
  /** The row as the mirror holds it; `previous` is what it held, `changed` that a watched field moved. */
  complete: (
    entity: Entities[K],
    previous: Rows[K] | null,
    now: string,
    changed: (row: Rows[K]) => boolean,
  ) => Rows[K]
}

/** Lower case, numbers padded: `esx-2` before `esx-10`. */
export const naturalKey = (name: string): string =>
  name.toLowerCase().replaceAll(/\d+/g, (digits) => digits.padStart(8, '0'))

/** Tags as one text in which each stands between line breaks, to find it and it only. */
export const tagText = (tags: readonly string[]): string =>
  tags.length === 0 ? '' : `\n${tags.join('\n')}\n`

/** What other collections and other sources said of a server stays; compliance is that of its group. */
const amendedOf = (group: string | null, previous: Server | null) => ({
  compliance: previous?.group === group ? previous.compliance : null,
  location: previous?.location ?? null,
  warrantyEndsAt: previous?.warrantyEndsAt ?? null,
  powerWatts: previous?.powerWatts ?? null,
  utilization: previous?.utilization ?? null,
  knownAt: previous?.knownAt ?? [],
})

const server: Model<'server'> = {
  columns: (row) => ({
    name: naturalKey(row.name),
    label: row.name,
    serial: row.serial ?? '',
    model: row.model ?? '',
    generation: row.generation ?? '',
    group: row.group ?? '',
    region: row.region ?? '',
    state: row.state,
    state_rank: serverStatus[row.state].rank,
    power: row.power,
    connection: row.connection,
    firmware: row.firmware ?? '',
    changed_at: row.changedAt ?? '',
    uuid: row.uuid?.toLowerCase() ?? '',
    processor: row.processor ?? '',
    memory_mb: row.memoryMb ?? -1,
    location: row.location ?? '',
    maintenance: row.maintenance ?? '',
    baseline: row.baseline ?? '',
    compliance: row.compliance ?? '',
    ilo_version: naturalKey(row.iloVersion ?? ''),
    subscription: row.subscription ?? '',
    warranty_ends_at: row.warrantyEndsAt ?? '',
    power_watts: row.powerWatts ?? -1,
    utilization: row.utilization ?? -1,
    tags: tagText(row.tags),
    known_at: knownText(row.knownAt),
  }),
  facets: {
    state: (row) => row.state,
    region: (row) => row.region,
    generation: (row) => row.generation,
    model: (row) => row.model,
    group: (row) => row.group,
    power: (row) => row.power,
    connection: (row) => row.connection,
    compliance: (row) => row.compliance,
    maintenance: (row) => row.maintenance,
    source: (row) => row.sourceId,
  },
  search: (row) => [
    row.name,
    row.serial,
    row.productId,
    row.hostName === row.name ? null : row.hostName,
    row.address,
    row.model,
    row.group,
    row.location,
    row.reason,
    row.firmware,
    ...row.tags,
  ],
  watched: ['state', 'power', 'connection', 'group', 'firmware'],
  complete: ({ row }, previous, now, changed) => {
    const before = previous ? previous.changedAt : row.since
    const next = withPower({
      ...row,
      ...amendedOf(row.group, previous),
      ownPower: row.power,
      changedAt: before,
    })
    return previous && changed(next) ? { ...next, changedAt: now } : next
  },
}

const activity: Model<'activity'> = {
  columns: (row) => ({
    at: row.at,
    kind: row.kind,
    tone: row.tone,
    server_key: row.serverId === null ? '' : keyOf({ sourceId: row.sourceId, id: row.serverId }),
  }),
  facets: {
    kind: (row) => row.kind,
    tone: (row) => row.tone,
    source: (row) => row.sourceId,
  },
  search: (row) => [row.title, row.message, row.subject, row.key],
  watched: [],
  complete: ({ row }) => row,
}

const vm: Model<'vm'> = {
  columns: (row) => ({
    name: naturalKey(row.name),
    protection: row.protection,
    protection_rank: protectionStatus[row.protection].rank,
    system: row.system,
    policy: row.policy ?? '',
    cluster: row.cluster ?? '',
    host: row.host?.toLowerCase() ?? '',
    newest_good_at: row.newestGoodAt ?? '',
    next_run_at: row.nextRunAt ?? '',
    backups: row.backups ?? -1,
  }),
  facets: {
    protection: (row) => row.protection,
    system: (row) => row.system,
    policy: (row) => row.policy,
    cluster: (row) => row.cluster,
    source: (row) => row.sourceId,
  },
  search: (row) => [row.name, row.policy, row.cluster, row.host, row.reason],
  watched: ['protection'],
  complete: ({ row }, previous) => ({
    ...row,
    protection: previous?.protection ?? 'unknown',
    reason: previous?.reason ?? null,
    newestGoodAt: previous?.newestGoodAt ?? null,
    backups: previous?.backups ?? null,
  }),
}

const backup: Model<'backup'> = {
  columns: (row) => ({
    vm_id: row.vmId,
    at: row.at,
    state: row.state,
    state_rank: backupStatus[row.state].rank,
    destination: row.destination ?? '',
    size_bytes: row.sizeBytes ?? -1,
    expires_at: row.expiresAt ?? '',
  }),
  facets: { state: (row) => row.state, destination: (row) => row.destination },
  search: (row) => [row.name],
  watched: [],
  complete: ({ row }) => row,
}

/** What tasks and what they are a part of are listed by. */
const columnsOfTask = (row: Task) => ({
  name: naturalKey(row.name),
  state: row.state,
  state_rank: taskStatus[row.state].rank,
  ended: taskStatus[row.state].ended ? 1 : 0,
  created_at: row.createdAt,
  ended_at: row.endedAt ?? '',
  updated_at: row.updatedAt,
})
const facetsOfTask: Model<'task'>['facets'] & Model<'operation'>['facets'] = {
  state: (row: Task) => row.state,
  kind: (row: Task) => row.kind,
  source: (row: Task) => row.sourceId,
  who: (row: Task) => row.startedBy,
}

const task: Model<'task'> = {
  columns: (row) => ({
    ...columnsOfTask(row),
    kind: row.kind,
    parent_id: row.parentId ?? '',
    operation: row.operation ?? '',
    who: row.startedBy ?? '',
  }),
  facets: facetsOfTask,
  search: (row) => [row.name, row.note, row.startedBy, ...row.targets.map(({ name }) => name)],
  watched: ['state'],
  // Who started it from here is known here alone: sources say nothing of it, or name our API client.
  complete: ({ row }, previous, now) => ({
    ...row,
    startedBy: row.startedBy ?? previous?.startedBy ?? null,
    startedAt: startOf(previous, row, now),
    operation:
      row.operation ??
      previous?.operation ??
      keyOf({ sourceId: row.sourceId, id: row.parentId ?? row.id }),
    progress: onwards(previous, row),
    stalledSince: null,
    usualSilenceMs: null,
  }),
}

const hasNotBegun = ({ state }: Pick<Task, 'state'>) => state === 'queued' || state === 'waiting'
const freshMs = 60_000

/**
 * Jobs tell no start: one that was seen to wait and runs now began when it last changed, one that runs
 * and has just been made began then.
 */
const startOf = (
  previous: Task | null,
  row: Pick<Task, 'startedAt' | 'state' | 'createdAt' | 'updatedAt'>,
  now: string,
): string | null => {
  const told = row.startedAt ?? previous?.startedAt ?? null
  if (told !== null || row.state !== 'running') return told
  if (previous) return hasNotBegun(previous) ? row.updatedAt : null
  return Date.parse(now) - Date.parse(row.createdAt) < freshMs ? row.createdAt : null
}

/**
 * A measure never runs backwards while a task goes on; what its source says nothing of stays, and so does
 * a count of children, once it is shown.
 */
const onwards = (
  previous: Task | null,
  { progress, state }: Pick<Task, 'progress' | 'state'>,
): Task['progress'] => {
  const before = previous?.progress
  if (progress.kind === 'unknown' || before?.kind === 'counted') return before ?? progress
  if (progress.kind !== 'measured') return progress
  const least = before?.kind === 'measured' && !taskStatus[state].ended ? before.percent : 0
  return { kind: 'measured', percent: Math.min(100, Math.max(least, progress.percent)) }
}

/** Made of tasks (operations.ts), which write what its facets and its search go by themselves. */
const operation: Model<'operation'> = {
  columns: columnsOfTask,
  facets: facetsOfTask,
  search: (row) => [row.name],
  watched: [],
  complete: ({ row }) => row,
}

export const models: { [K in EntityKind]: Model<K> } = {
  server,
  activity,
  vm,
  backup,
  task,
  operation,
}

/** Everything of an entity table's row but the keys. */
export const narrow = <K extends EntityKind>(kind: K, row: Rows[K]) => {
  const model = models[kind]
  return {
    ...model.columns(row),
    cell: JSON.stringify(Object.values(model.facets).map((value) => value(row))),
    search: model
      .search(row)
      .filter((part) => part !== null)
      .join('\n')
      .toLowerCase()
      .slice(0, 600),
  }
}
