import type { Alike } from '../../contract/alike'
import { keyOf } from '../../contract/entity-key'
import type { Task, TaskFacts, TaskState } from '../../contract/task'
import type { Store } from '../store/store'
import { naturalKey } from './models'
import { taskDocuments, touchingTasks } from './task-documents'

const mostFailures = 500
const mostFollowed = 40
const mostAfter = 2_000
const shown = 5
const failures: readonly TaskState[] = ['failed', 'declined']

export type Failed = { row: Task; error: TaskFacts['error'] }

/**
 * Why a task failed, to tell it from other reasons: the source's code, else its words without what is
 * particular to one machine.
 */
export const reasonOf = ({ row, error }: Failed): string => {
  if (error?.upstreamCode) return error.upstreamCode
  const said = row.targets.reduce((text, { name }) => text.replaceAll(name, ''), row.note ?? '')
  return said.toLowerCase().replace(/[\da-f]{8,}|\d+/g, '#')
}

const targetsOf = ({ sourceId, targets }: Task) =>
  targets.flatMap(({ sourceId: of, id, kind }) =>
    id === null || kind === 'group' ? [] : [keyOf({ sourceId: of || sourceId, id })],
  )

const touches = (task: Task, keys: readonly string[]) =>
  targetsOf(task).some((key) => keys.includes(key))

/** What came after failures, newest failure first. `after`: tasks that ended well, oldest first. */
export const followUp = (
  failed: readonly Task[],
  after: readonly Task[],
): Pick<Alike, 'followed' | 'recovered' | 'between' | 'newest'> => {
  const followed = failed.slice(0, mostFollowed)
  const between = new Map<string, { name: string; times: number; last: Task }>()
  const newest = followed.map((task) => {
    const keys = targetsOf(task)
    const later = after.filter(
      (one) => one.createdAt >= (task.endedAt ?? task.updatedAt) && touches(one, keys),
    )
    const at = later.findIndex(({ name, kind }) => name === task.name && kind === task.kind)
    const recovery = later[at] ?? null
    if (recovery)
      for (const name of new Set(later.slice(0, at).map((one) => one.name))) {
        const held = between.get(name)
        const last = later.slice(0, at).findLast((one) => one.name === name) ?? recovery
        between.set(name, {
          name,
          times: (held?.times ?? 0) + 1,
          last: held && held.last.createdAt > last.createdAt ? held.last : last,
        })
      }
    return { task, recovery }
  })
  return {
    followed: followed.length,
    recovered: newest.filter(({ recovery }) => recovery !== null).length,
    between: [...between.values()].sort((one, other) => other.times - one.times).slice(0, shown),
    newest: newest.slice(0, shown),
  }
}

const readFailures = async (store: Store, { kind, name }: Task): Promise<Failed[]> => {
  const rows = await taskDocuments(store)
    .select(['document.row', 'document.facts'])
    .where('task.kind', '=', kind)
    .where('task.name', '=', naturalKey(name))
    .where('task.state', 'in', failures)
    .orderBy('task.ended_at', 'desc')
    .limit(mostFailures)
    .execute()
  return rows.map(({ row, facts }) => {
    const { error }: TaskFacts = JSON.parse(facts)
    return { row: JSON.parse(row), error }
  })
}

const readAfter = async (store: Store, keys: readonly string[], since: string): Promise<Task[]> => {
  if (keys.length === 0) return []
  const rows = await touchingTasks(store)
    .select(['document.row'])
    .distinct()
    .where('task_target.target_key', 'in', keys)
    .where('task.state', '=', 'succeeded')
    .where('task.created_at', '>=', since)
    .limit(mostAfter)
    .execute()
  return rows
    .map(({ row }): Task => JSON.parse(row))
    .sort((one, other) => (one.createdAt < other.createdAt ? -1 : 1))
}

/** The failures that are like this one, without it, and what ended well after them. */
export const alikeOf = async (store: Store, failed: Failed): Promise<Alike> => {
  const { row } = failed
  const reason = reasonOf(failed)
  const others = (await readFailures(store, row))
    .filter((other) => reasonOf(other) === reason)
    .map((other) => other.row)
    .filter(({ sourceId, id }) => sourceId !== row.sourceId || id !== row.id)
  const followed = others.slice(0, mostFollowed)
  const keys = [...new Set(followed.flatMap(targetsOf))]
  const since = followed.at(-1)?.endedAt ?? row.createdAt
  return {
    failures: others.length,
    lastAt: others[0]?.endedAt ?? null,
    ...followUp(others, await readAfter(store, keys, since)),
  }
}
