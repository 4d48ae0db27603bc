import { sql } from 'kysely'
import type { Vm } from '../../contract/vm'
import { chunks, upsert } from '../store/bulk'
import type { Store } from '../store/store'
import type { MirroredVm } from './entities'
import { protectionOf } from './posture'
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

/** Judges the protection of these VMs anew. Gives how many rows changed. */
export const protect = async (
  store: Store,
  scope: Pick<Scope, 'sourceId' | 'now'>,
  vmIds: readonly string[],
): Promise<number> => {
  let count = 0
  for (const batch of chunks(vmIds, 200)) {
    const documents = await readDocuments(store, 'vm', scope.sourceId, batch)
    const held = await heldBackups(store, scope.sourceId, batch)
    const read = await readVms(store, scope.sourceId, batch)
    const changes = batch.flatMap((id) => {
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
        now: new Date(scope.now),
      })
      const row: Vm = {
        ...previous,
        ...verdict,
        backups: whole || backups ? (backups?.held ?? 0) : null,
      }
      return [{ previous, row, narrow: { due_at: dueAt ?? '' } }]
    })
    const changed = changes.filter(
      ({ previous, row }) => JSON.stringify(previous) !== JSON.stringify(row),
    )
    await writeRows(store, 'vm', scope.now, changed)
    for (const { row, narrow } of changes)
      await store
        .updateTable('vm')
        .set(narrow)
        .where('source_id', '=', row.sourceId)
        .where('id', '=', row.id)
        .where('due_at', '<>', narrow.due_at)
        .execute()
    count += changed.length
  }
  return count
}

/** Notes that all backups were read: of one VM, or of every VM of the source. */
export const noteBackupsRead = (
  store: Store,
  sourceId: string,
  vmId: string = everyVm,
): Promise<void> =>
  upsert(store, 'backups_read', ['source_id', 'vm_id'], [{ source_id: sourceId, vm_id: vmId }])

/** Judges the VMs whose verdict ends by the passing of time. Gives how many rows changed. */
export const protectDue = async (store: Store, now: string): Promise<number> => {
  const due = await store
    .selectFrom('vm')
    .select(['source_id', 'id'])
    .where('due_at', '<>', '')
    .where('due_at', '<=', now)
    .execute()
  let count = 0
  for (const sourceId of new Set(due.map((vm) => vm.source_id))) {
    const ids = due.flatMap((vm) => (vm.source_id === sourceId ? [vm.id] : []))
    count += await protect(store, { sourceId, now }, ids)
  }
  return count
}
