import { sql } from 'kysely'
import type { Vm } from '../../contract/vm'
import { upsert } from '../store/bulk'
import type { Store } from '../store/store'
import type { MirroredVm } from './entities'
import { protectionOf } from './posture'
import { idsBySource } from './row-keys'
import type { Scope } from './rows'
import { readDocuments, writeRows } from './rows'

/** Stands for every VM of a source whose backups are read as one list. */
const everyVm = '*'

const claimsOf = (facts: string): MirroredVm['claims'] => {
  const parsed: { claims: MirroredVm['claims'] } = JSON.parse(facts)
  return parsed.claims
}

/** Counts and newest good backup by VM. */
const heldBackups = async (store: Store, sourceId: string, vmIds: readonly string[]) => {
  const { rows } = await sql<{ vm_id: string; held: number; good_at: string | null }>`
    select vm_id, count(*) as held, max(case when state = 'good' then at end) as good_at
    from backup where source_id = ${sourceId} and vm_id in (${sql.join(vmIds)})
    group by vm_id`.execute(store)
  return new Map(rows.map((row) => [row.vm_id, row]))
}

const readVms = async (store: Store, sourceId: string, vmIds: readonly string[]) => {
  const rows = await store
    .selectFrom('backups_read')
    .select('vm_id')
    .where('source_id', '=', sourceId)
    .where('vm_id', 'in', [everyVm, ...vmIds])
    .execute()
  return new Set(rows.map((row) => row.vm_id))
}

/** Judges the protection of these VMs anew, one batch of them. Gives how many rows changed. */
export const protect = async (
  store: Store,
  scope: Pick<Scope, 'sourceId' | 'now' | 'tell'>,
  vmIds: readonly string[],
): Promise<number> => {
  if (vmIds.length === 0) return 0
  const { sourceId, now } = scope
  const documents = await readDocuments(store, 'vm', sourceId, vmIds)
  const held = await heldBackups(store, sourceId, vmIds)
  const read = await readVms(store, sourceId, vmIds)
  const judged = vmIds.flatMap((id) => {
    const document = documents.get(id)
    if (!document) return []
    const { row: previous, facts } = document
    const backups = held.get(id)
    const whole = read.has(everyVm) || read.has(id)
    const { dueAt, ...verdict } = protectionOf({
      claims: claimsOf(facts),
      policy: previous.policy,
      rpoMinutes: previous.rpoMinutes,
      newestGoodAt: backups?.good_at ?? null,
      read: whole,
      now: new Date(now),
    })
    const count = whole || backups ? (backups?.held ?? 0) : null
    const row: Vm = { ...previous, ...verdict, backups: count }
    return [{ previous, row, narrow: { due_at: dueAt ?? '' } }]
  })
  const changed = judged.filter(
    ({ previous, row }) => JSON.stringify(previous) !== JSON.stringify(row),
  )
  await writeRows(store, 'vm', scope, changed)
  for (const { row, narrow } of judged)
    await store
      .updateTable('vm')
      .set(narrow)
      .where('source_id', '=', sourceId)
      .where('id', '=', row.id)
      .where('due_at', '<>', narrow.due_at)
      .execute()
  return changed.length
}

/** Notes that all backups were read: of one VM, or of every VM of the source. */
export const noteBackupsRead = (
  store: Store,
  sourceId: string,
  vmId: string = everyVm,
): Promise<void> =>
  upsert(store, 'backups_read', ['source_id', 'vm_id'], [{ source_id: sourceId, vm_id: vmId }])

/** The VMs whose verdict ends by the passing of time, by source. */
export const dueVms = async (
  store: Store,
  now: string,
): Promise<ReadonlyMap<string, readonly string[]>> => {
  const due = await store
    .selectFrom('vm')
    .select(['source_id', 'id'])
    .where('due_at', '<>', '')
    .where('due_at', '<=', now)
    .execute()
  return idsBySource(due)
}
