import { taskStatus } from '../../../../contract/task'
import type { MirroredTask } from '../../../mirror/entities'

/** Tells which tasks have ended since the pass before; of the first pass, none. */
export const createEndings = () => {
  let passes = 0
  let before = new Set<string>()
  let known = new Set<string>()

  return {
    nextPass: () => {
      passes += 1
      before = known
      known = new Set()
    },
    /** Those that are seen to have ended for the first time. What the list still shows stays known. */
    newAmong: (tasks: readonly MirroredTask[]): MirroredTask[] => {
      const ended = tasks.filter(({ row }) => taskStatus[row.state].ended)
      const fresh = ended.filter(({ row }) => !before.has(row.id) && !known.has(row.id))
      for (const { row } of ended) known.add(row.id)
      return passes > 1 ? fresh : []
    },
  }
}
