import { sql } from 'kysely'
import { chunks } from '../chunks'
import type { Pass } from '../sources/source'
import { upsert } from '../store/bulk'
import type { Store } from '../store/store'
import { inTransaction } from '../store/transaction'
import { amendServers } from './amend'
import { derivedActivity } from './derived'
import type { EntityKind, Moved, Told } from './entities'
import { entityKinds } from './entities'
import { openTaskIds, tasksAsSaid, tasksWithLogs } from './held-tasks'
import { createMarks } from './marks'
import type { Rows } from './models'
import { observe } from './observe'
import { operationsOf, renewOperations } from './operations'
import { dueVms, noteBackupsRead, protect } from './protect'
import { reconcile } from './reconcile'
import type { Scope } from './rows'
import { deleteRows } from './rows'
import type { Touched } from './shadow'
import { joinMachines } from './shadow'
import { reviewRuns, sourcesWithRuns } from './task-runs'
import { createVersions } from './versions'

/** What a pass does to the mirror; the scheduler adds the rest of a `Pass`. */
export type Writer = Omit<Pass, 'signal' | 'now' | 'mention'> & {
  /**
   * Ends a pass. With the source's `total`: was it complete? Then what it did not hold is gone; with
   * `confirm`, what is not there either when these ids are asked for. Gives how many rows the
   * collection holds now.
   */
  end: (
    total: number | null,
    confirm?: (ids: readonly string[]) => Promise<boolean>,
  ) => Promise<{ complete: boolean; held: number }>
}

export type Mirror = {
  /** Moves with every change of a row of the kind, within a second; differs between two runs of the BFF. */
  version: (kind: EntityKind) => string
  /** `entity`: what the collection keeps, null when it keeps nothing here. */
  openPass: (sourceId: string, collection: string, entity: EntityKind | null) => Writer
  /** Rows of the kind were changed by another BFF on this store. */
  moved: (kind: EntityKind) => void
  /** Another BFF may have collected the source: what it says is held against the store again. */
  distrust: (sourceId: string) => void
  /** Judges again what time alone changes, in the sources that are ours to judge. */
  timePasses: (isOurs?: (sourceId: string) => boolean) => Promise<void>
  /** Forgets the sources that are no longer configured. */
  keepSources: (sourceIds: readonly string[]) => Promise<void>
}

const batchSize = 100

/** The stored copy of every source. `bmcSources`: ids of the sources whose servers are bare BMCs. */
export const createMirror = (options: {
  store: Store
  now: () => Date
  bmcSources: readonly string[]
  /** Hears of every kind of which rows were changed here. */
  onMoved?: (kind: EntityKind) => void
  /** What a source that tells no activities of its own makes of a move. */
  tell?: (sourceId: string, moved: Moved) => Told | null
}): Mirror => {
  const { store, now, bmcSources, onMoved = () => {}, tell = () => null } = options
  const versions = createVersions(now)
  const marks = createMarks()
  /** Ids written while passes are open, by source and kind: none of them is gone. */
  const openPasses = new Set<{ sourceId: string; kind: EntityKind; seen: Set<string> }>()

  const bump = (kind: EntityKind, changed: number) => {
    if (changed === 0) return
    versions.moved(kind)
    onMoved(kind)
    if (kind === 'task') bump('operation', changed)
  }
  /** One after the other: each goes by what the one before it has settled. */
  let joining: Promise<unknown> = Promise.resolve()
  const join = (touched: Touched | null) => {
    const joined = joining.then(() => joinMachines(store, bmcSources, now().toISOString(), touched))
    joining = joined.catch(() => {})
    return joined
  }
  /** `servers`: those that were written, where any were. */
  const changed = async (kind: EntityKind, count: number, servers: Touched = []) => {
    if (count === 0) return
    if (kind === 'server') await join(servers)
    bump(kind, count)
  }

  /** Does a piece of work; what it tells shows once it is kept. */
  const work = async <T>(
    sourceId: string,
    collection: string,
    deed: (scope: Scope) => Promise<T>,
  ): Promise<T> => {
    let activities = 0
    const scope: Scope = {
      sourceId,
      collection,
      now: now().toISOString(),
      tell: (moved) => {
        const told = tell(sourceId, moved)
        if (told) activities += 1
        return told && derivedActivity(sourceId, moved, told)
      },
    }
    try {
      return await deed(scope)
    } finally {
      bump('activity', activities)
    }
  }

  /** Judges VMs anew, a batch at a time. */
  const judge = async (scope: Scope, vmIds: readonly string[]) => {
    for (const batch of chunks(vmIds, batchSize)) {
      const judging = inTransaction(store, (transaction) => protect(transaction, scope, batch))
      bump('vm', await judging)
    }
  }

  const review = (scope: Scope) =>
    inTransaction(store, (transaction) => reviewRuns(transaction, scope))

  const drop = (scope: Scope, kind: EntityKind, ids: readonly string[]) =>
    marks.during(scope.sourceId, kind, ids, () => dropRows(scope, kind, ids))

  const dropRows = async (scope: Scope, kind: EntityKind, ids: readonly string[]) => {
    for (const batch of chunks(ids, batchSize)) {
      const { deleted, judged } = await inTransaction(store, async (transaction) => {
        const vmIds = kind === 'backup' ? await vmsOf(transaction, scope.sourceId, batch) : []
        const operations =
          kind === 'task' ? await operationsOf(transaction, scope.sourceId, batch) : []
        const deleted = await deleteRows(transaction, kind, scope.sourceId, batch)
        await renewOperations(transaction, operations)
        return {
          deleted,
          judged: await protect(transaction, scope, vmIds),
        }
      })
      bump('vm', judged)
      await changed(kind, deleted)
    }
  }

  const idsHeld = async (kind: EntityKind, sourceId: string, collection: string) => {
    const { rows } = await sql<{ id: string }>`select id from ${sql.table(kind)}
      where source_id = ${sourceId} and collection = ${collection}`.execute(store)
    return rows.map(({ id }) => id)
  }

  const countHeld = async (kind: EntityKind, sourceId: string, collection: string) => {
    const { rows } = await sql<{ held: number }>`select count(*) as held from ${sql.table(kind)}
      where source_id = ${sourceId} and collection = ${collection}`.execute(store)
    return rows[0]?.held ?? 0
  }

  const openPass = (sourceId: string, collection: string, entity: EntityKind | null): Writer => {
    const open = entity && { sourceId, kind: entity, seen: new Set<string>() }
    const own = new Set<string>()
    /** VMs whose backups this pass changed. */
    const unjudged = new Set<string>()
    if (open) openPasses.add(open)

    const see = (kind: EntityKind, id: string) => {
      if (kind === entity) own.add(id)
      for (const other of openPasses)
        if (other.sourceId === sourceId && other.kind === kind) other.seen.add(id)
    }

    return {
      write: async (kind, entities, written) => {
        const ids = entities.map(({ row }) => row.id)
        for (const id of ids) see(kind, id)
        const write = () =>
          work(sourceId, collection, (scope) => reconcile(store, scope, kind, entities))
        const rows = await marks.during(sourceId, kind, ids, write, written)
        if (kind === 'backup')
          for (const row of rows) if ('vmId' in row && row.vmId) unjudged.add(row.vmId)
        await changed(kind, rows.length, serversAmong(rows))
      },
      still: (kind, id, mark) => {
        const held = marks.isHeld(sourceId, kind, id, mark)
        if (held) see(kind, id)
        return held
      },
      amend: (fields, values) =>
        work(sourceId, collection, async (scope) =>
          changed('server', await amendServers(store, scope, fields, values)),
        ),
      remove: (kind, ids) => work(sourceId, collection, (scope) => drop(scope, kind, ids)),
      observe: (kind, things, all) =>
        work(sourceId, collection, (scope) => observe(store, scope, kind, things, all)),
      keepBackupsOfVm: async (vmId, ids) => {
        const held = await store
          .selectFrom('backup')
          .select('id')
          .where('source_id', '=', sourceId)
          .where('vm_id', '=', vmId)
          .execute()
        const kept = new Set(ids)
        const gone = held.map(({ id }) => id).filter((id) => !kept.has(id))
        await work(sourceId, collection, async (scope) => {
          await drop(scope, 'backup', gone)
          await noteBackupsRead(store, sourceId, vmId)
          unjudged.delete(vmId)
          await judge(scope, [vmId])
        })
      },
      openTasks: async (kind) =>
        tasksAsSaid(store, sourceId, await openTaskIds(store, sourceId, kind)),
      heldTasks: (ids) => tasksWithLogs(store, sourceId, ids),
      end: async (total, confirm) => {
        try {
          await work(sourceId, collection, (scope) => judge(scope, [...unjudged]))
          if (!open || !entity) return { complete: true, held: 0 }
          // Another BFF on this store may have joined by what it could not see yet.
          if (entity === 'server') bump('server', await join(null))
          const complete = total === null || own.size >= total
          if (total === null || !complete)
            return { complete, held: await countHeld(entity, sourceId, collection) }
          const held = await idsHeld(entity, sourceId, collection)
          const unseen = held.filter((id) => !open.seen.has(id))
          if (confirm && unseen.length > 0 && !(await confirm(unseen)))
            return { complete: false, held: held.length }
          const gone = unseen.filter((id) => !open.seen.has(id))
          await work(sourceId, collection, async (scope) => {
            await drop(scope, entity, gone)
            if (entity === 'backup') await judgeAll(scope)
          })
          return { complete, held: held.length - gone.length }
        } finally {
          if (open) openPasses.delete(open)
        }
      },
    }
  }

  /** Every backup of the source was read: a VM without any has none. */
  const judgeAll = async (scope: Scope) => {
    await noteBackupsRead(store, scope.sourceId)
    const vms = await store
      .selectFrom('vm')
      .select('id')
      .where('source_id', '=', scope.sourceId)
      .where('backups', '=', -1)
      .execute()
    await judge(
      scope,
      vms.map(({ id }) => id),
    )
  }

  return {
    version: versions.version,
    moved: versions.moved,
    distrust: marks.forget,
    openPass,
    timePasses: async (isOurs = () => true) => {
      const at = now().toISOString()
      for (const [sourceId, vmIds] of await dueVms(store, at))
        if (isOurs(sourceId)) await work(sourceId, 'time', (scope) => judge(scope, vmIds))
      for (const sourceId of await sourcesWithRuns(store))
        if (isOurs(sourceId)) bump('task', await work(sourceId, 'time', review))
    },
    keepSources: async (sourceIds) => {
      const known = await store.selectFrom('source').select('id').execute()
      const gone = known.map(({ id }) => id).filter((id) => !sourceIds.includes(id))
      const tables = [
        ...entityKinds,
        'document',
        'task_target',
        'task_log',
        'task_run',
        'history',
        'observed',
      ]
      for (const id of gone) {
        for (const table of [...tables, 'backups_read', 'collection'])
          await sql`delete from ${sql.table(table)} where source_id = ${id}`.execute(store)
        await store.deleteFrom('source').where('id', '=', id).execute()
      }
      await upsert(
        store,
        'source',
        ['id'],
        sourceIds.map((id) => ({ id })),
      )
      await join(null)
    },
  }
}

const vmsOf = async (store: Store, sourceId: string, backupIds: readonly string[]) => {
  const { rows } = await sql<{ vm_id: string }>`select distinct vm_id from backup
    where source_id = ${sourceId} and id in (${sql.join(backupIds)})`.execute(store)
  return rows.map((row) => row.vm_id)
}

const serversAmong = (rows: readonly Rows[EntityKind][]) =>
  rows.flatMap((row) => ('serial' in row ? [row] : []))
