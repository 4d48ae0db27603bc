import type { Activity, ActivityDetail } from '../../contract/activity'
import type { Operation } from '../../contract/operation'
import type { Alert, Server, ServerFacts } from '../../contract/server'
import type { Task, TaskFacts } from '../../contract/task'
import type { Backup, Vm, VmFacts } from '../../contract/vm'

/** What collectors hand to the mirror: the row as far as the source knows it, and the detail beside it. */

export type MirroredServer = {
  row: Omit<Server, 'changedAt' | keyof Amended | 'knownAt' | 'powerFrom' | 'ownPower'>
  facts: ServerFacts & { alerts: Alert[] }
}

/** What is not in the source's list of servers: other collections of it add that to the rows, seldom. */
export type Amended = Pick<
  Server,
  'compliance' | 'location' | 'warrantyEndsAt' | 'powerWatts' | 'utilization'
>

export type MirroredActivity = {
  row: Activity
  facts: Pick<ActivityDetail, 'recommendedAction'>
}

/** A watched field that moved: of an entity, or of something that is only observed. `at` ISO. */
export type Moved = {
  kind: string
  id: string
  name: string
  field: string
  from: string | null
  to: string | null
  at: string
}

/** What a source that tells no activities of its own makes of a move; the mirror adds the rest. */
export type Told = Pick<Activity, 'kind' | 'tone' | 'title' | 'message'>

/**
 * Something that is no entity here, or more of one, whose fields are watched. `name` null: not told;
 * a field that is null: not known at the moment, what it was stands.
 */
export type Observed = { id: string; name: string | null; fields: Record<string, string | null> }

/**
 * `claims`: what the source says of the VM's protection; backups that we hold overrule them.
 * `lastRunFailed` null: not known at the moment, what was known stands.
 */
export type MirroredVm = {
  row: Omit<Vm, 'protection' | 'reason' | 'newestGoodAt' | 'backups'>
  facts: VmFacts
  claims: {
    newestGoodAt: string | null
    lastRunFailed: boolean | null
    lastRunError: string | null
    paused: boolean
    /** false: the source says that nothing protects it; null: it does not say. */
    protected: boolean | null
  }
}

export type MirroredBackup = { row: Backup }

/** `progress` of a parent without a measure of its own is counted from its children by the mirror. */
export type MirroredTask = { row: Omit<Task, 'stalledSince' | 'usualSilenceMs'>; facts: TaskFacts }

/** Made here of tasks: no source hands it over. */
export type MirroredOperation = { row: Operation }

export type Entities = {
  server: MirroredServer
  activity: MirroredActivity
  vm: MirroredVm
  backup: MirroredBackup
  task: MirroredTask
  operation: MirroredOperation
}
export const entityKinds = ['server', 'activity', 'vm', 'backup', 'task', 'operation'] as const
export type EntityKind = (typeof entityKinds)[number]
