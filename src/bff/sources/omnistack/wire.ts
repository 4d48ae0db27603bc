import * as v from 'valibot'
import { count, flag, list, moment, parseItem, text, time, type Wire, word } from '../tolerant'

/** Vocabularies of the OmniStack REST API (facts.md 8.1, 8.2). All are open: a member may be missing. */
export const backupStates = [
  'NEW',
  'SAVING',
  'FAILED',
  'PROTECTED',
  'UNKNOWN',
  'CANCELING',
  'CANCELED',
  'QUEUED',
  'REBUILDING',
  'DELETED',
  'DEGRADED',
] as const
export type WireBackupState = (typeof backupStates)[number]

/** States that a backup leaves by itself: it is read again until it has. */
export const unsettledStates: ReadonlySet<string | null> = new Set<WireBackupState>([
  'NEW',
  'SAVING',
  'QUEUED',
  'CANCELING',
  'REBUILDING',
])

export const consistencyTypes = ['NONE', 'DEFAULT', 'FAILEDVSS', 'NOT_APPLICABLE', 'VSS'] as const
export type ConsistencyType = (typeof consistencyTypes)[number]

export const vmPowerStates = ['ON', 'OFF', 'SUSPENDED', 'UNKNOWN'] as const
export type VmPowerState = (typeof vmPowerStates)[number]

const id = v.pipe(v.string(), v.nonEmpty())
const epoch = new Date(0).toISOString()

/** A time or null: `"NA"`, `""` and the epoch all stand for "none" (facts.md 7, 8). */
const when = v.pipe(
  time,
  v.transform((at) => (at === epoch ? null : at)),
)

/** A quantity or null: `-1` stands for "not known" (facts.md 8). */
const quantity = v.pipe(
  count,
  v.transform((value) => (value !== null && value < 0 ? null : value)),
)

/** A backup of one VM. `size` is logical bytes; `expiration_time` null: it never expires. */
export const backupSchema = v.object({
  id,
  name: text,
  created_at: moment,
  state: word,
  type: word,
  expiration_time: when,
  size: quantity,
  consistency_type: word,
  omnistack_cluster_name: text,
  external_store_name: text,
  virtual_machine_id: id,
  virtual_machine_name: text,
})
export type BackupRecord = v.InferOutput<typeof backupSchema>
export type WireBackup = Wire<typeof backupSchema>

/** A VM. Power state and `ha_status` come only with `show_optional_fields`. */
export const vmSchema = v.object({
  id,
  name: text,
  policy_id: text,
  policy_name: text,
  host_id: text,
  host_name: text,
  omnistack_cluster_name: text,
  datastore_name: text,
  hypervisor_allocated_capacity: quantity,
  hypervisor_virtual_machine_power_state: word,
  ha_status: word,
})
export type VmRecord = v.InferOutput<typeof vmSchema>
export type WireVm = Wire<typeof vmSchema>

/** A rule of a policy. `frequency` in minutes; times of day in the hypervisor management's zone. */
export const ruleSchema = v.object({
  frequency: quantity,
  days: text,
  start_time: text,
  end_time: text,
})
export type RuleRecord = v.InferOutput<typeof ruleSchema>

export const policySchema = v.object({ id, name: text, rules: list(ruleSchema) })
export type PolicyRecord = v.InferOutput<typeof policySchema>

/** A host of the federation. `policy_enabled` false: its policies are suspended (facts.md 8.7). */
export const hostSchema = v.object({
  id,
  name: text,
  policy_enabled: flag,
  state: word,
  upgrade_state: word,
})
export type HostRecord = v.InferOutput<typeof hostSchema>

/** A cluster. `upgrade_state` comes only with `show_optional_fields`. */
export const clusterSchema = v.object({
  id,
  name: text,
  upgrade_state: word,
  arbiter_required: flag,
  arbiter_configured: flag,
  arbiter_connected: flag,
})
export type ClusterRecord = v.InferOutput<typeof clusterSchema>

/** `count` is the number of all matches, not of this page (facts.md 4). */
export type WireList<Plural extends string, T> = {
  offset: number
  limit: number
  count: number
} & Record<Plural, T[]>

/** `size`: items on the wire, readable or not. `total` null: the federation did not count. */
export type Page<T> = { items: T[]; size: number; total: number | null }

/** Null where the body holds no such list at all; items that do not fit are left out. */
export const parsePage = <T extends v.GenericSchema>(
  item: T,
  plural: string,
  body: unknown,
): Page<v.InferOutput<T>> | null => {
  const envelope = v.safeParse(v.object({ count: quantity }), body)
  const rows = v.safeParse(v.object({ [plural]: v.array(v.unknown()) }), body)
  const wire = rows.success ? rows.output[plural] : undefined
  if (!envelope.success || wire === undefined) return null
  const items = wire.flatMap((raw) => {
    const record = parseItem(item, raw)
    return record === null ? [] : [record]
  })
  return { items, size: wire.length, total: envelope.output.count }
}
