import { sql } from 'kysely'
import type { FindHit } from '../../contract/find'
import { serverStatus } from '../../contract/server'
import { taskStatus } from '../../contract/task'
import { protectionStatus } from '../../contract/vm'
import type { Store } from '../store/store'
import { baseConditions, shownConditions, where } from './conditions'
import type { ListDefinition } from './lists'
import { lists } from './lists'
import type { Rows } from './models'

const perKind = 6

const joined = (...parts: (string | null)[]) => parts.filter((part) => part !== null).join(' · ')

const hits = async <K extends FindHit['kind']>(
  store: Store,
  kind: K,
  list: ListDefinition,
  q: string,
  hint: (row: Rows[K]) => string,
): Promise<FindHit[]> => {
  const conditions = [
    ...baseConditions(list, { q, filters: {}, bounds: {} }),
    ...shownConditions(store, list, true),
  ]
  const starts = sql`case when search like ${`${q.toLowerCase()}%`} then 0 else 1 end`
  const { rows } = await sql<{ row: string }>`select document.row from ${sql.table(kind)} as found
    join document on document.kind = ${kind} and document.source_id = found.source_id
      and document.id = found.id
    ${where(conditions)} order by ${starts}, found.name limit ${perKind}`.execute(store)
  return rows.map((document) => {
    const row: Rows[K] = JSON.parse(document.row)
    return { kind, sourceId: row.sourceId, id: row.id, name: row.name, hint: hint(row) }
  })
}

/** Servers, VMs and tasks that hold every word of `q`, those whose name starts with it first. */
export const find = async (store: Store, q: string): Promise<FindHit[]> => {
  if (q.trim() === '') return []
  const asked = q.trim().slice(0, 100)
  const [servers, vms, tasks] = await Promise.all([
    hits(store, 'server', lists.servers, asked, (row) =>
      joined(serverStatus[row.state].word, row.model, row.region),
    ),
    hits(store, 'vm', lists.vms, asked, (row) =>
      joined(protectionStatus[row.protection].word, row.cluster),
    ),
    hits(store, 'task', lists.tasks, asked, (row) =>
      joined(taskStatus[row.state].word, row.targets[0]?.name ?? null),
    ),
  ])
  return [...servers, ...vms, ...tasks]
}
