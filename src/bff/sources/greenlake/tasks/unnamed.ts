import type { TaskTarget } from '../../../../contract/task'
import type { MirroredTask } from '../../../mirror/entities'
import { bundleParameter } from '../compute-ops/bundle-name'
import type { NameOf } from '../resource'

/**
 * What a task touched may be gone for good, and then nobody waits for ever; twice what the first reading
 * of a list brings, since all of that is read before the servers are.
 */
const mostWaiting = 2_000

const isUnnamed = ({ kind, name, id }: TaskTarget) => kind !== 'other' && name === id

const bundleId = /^[\da-f]{32}$/
const isUnnamedBundle = ({ name, value }: { name: string; value: string }) =>
  name === bundleParameter && bundleId.test(value)

const waits = ({ row, facts }: MirroredTask) =>
  row.targets.some(isUnnamed) || (facts.parameters ?? []).some(isUnnamedBundle)

/**
 * Tasks that were read before what they touch, or the firmware bundle that they were told: both go by ids
 * until the collection that knows the names has been read.
 */
export const createUnnamed = (nameOf: NameOf) => {
  const tasks = new Map<string, MirroredTask>()

  const named = ({ row, facts }: MirroredTask): MirroredTask => ({
    row: {
      ...row,
      targets: row.targets.map((target) =>
        isUnnamed(target)
          ? { ...target, name: nameOf(target.kind, target.name) ?? target.name }
          : target,
      ),
    },
    facts: facts.parameters
      ? {
          ...facts,
          parameters: facts.parameters.map((one) =>
            isUnnamedBundle(one)
              ? { ...one, value: nameOf('bundle', one.value) ?? one.value }
              : one,
          ),
        }
      : facts,
  })

  const isKnown = ({ row, facts }: MirroredTask) =>
    row.targets.some((one) => isUnnamed(one) && nameOf(one.kind, one.name) !== undefined) ||
    (facts.parameters ?? []).some(
      (one) => isUnnamedBundle(one) && nameOf('bundle', one.value) !== undefined,
    )

  const note = (seen: readonly MirroredTask[]) => {
    for (const task of seen)
      if (waits(task)) tasks.set(task.row.id, task)
      else tasks.delete(task.row.id)
    for (const oldest of [...tasks.keys()].slice(0, -mostWaiting)) tasks.delete(oldest)
  }

  return {
    note,
    /** Those of which names have become known, with them; what is unnamed still waits on. */
    take: (): MirroredTask[] => {
      const known = [...tasks.values()].filter(isKnown).map(named)
      note(known)
      return known
    },
  }
}
