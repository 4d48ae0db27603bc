import type { MirroredTask } from '../../../mirror/entities'
import type { NameOf } from '../resource'

/**
 * What a task touched may be gone for good, and then nobody waits for ever; twice what the first reading
 * of a list brings, since all of that is read before the servers are.
 */
const mostWaiting = 2_000

/**
 * Tasks that were read before what they touch was: their targets go by ids until the collection that
 * knows the names has been read.
 */
export const createUnnamed = (nameOf: NameOf) => {
  const tasks = new Map<string, MirroredTask>()

  const named = ({ row, facts }: MirroredTask): MirroredTask => ({
    row: {
      ...row,
      targets: row.targets.map((target) =>
        target.name === target.id
          ? { ...target, name: nameOf(target.kind, target.id) ?? target.name }
          : target,
      ),
    },
    facts,
  })

  return {
    note: (seen: readonly MirroredTask[]) => {
      for (const task of seen)
        if (task.row.targets.some(({ kind, name, id }) => kind !== 'other' && name === id))
          tasks.set(task.row.id, task)
        else tasks.delete(task.row.id)
      for (const oldest of [...tasks.keys()].slice(0, -mostWaiting)) tasks.delete(oldest)
    },
    /** Those whose names have become known, with them. */
    take: (): MirroredTask[] =>
      [...tasks.values()].flatMap((task) => {
        const known = task.row.targets.some(
          ({ kind, name, id }) => name === id && nameOf(kind, name) !== undefined,
        )
        if (!known) return []
        tasks.delete(task.row.id)
        return [named(task)]
      }),
  }
}
