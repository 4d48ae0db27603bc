import { parentOf } from './map'
import type { OperationRecord } from './wire'

const atOnce = 10
/** Of those that changed last; some more than the first reading of the list brings. */
const mostKept = 5_000

/** Forgets what was noted longest ago. */
const keepNewest = (noted: Set<string> | Map<string, unknown>) => {
  for (const oldest of [...noted.keys()].slice(0, -mostKept)) noted.delete(oldest)
}

/**
 * Which parents' children have to be asked for: those whose children the list itself does not hold,
 * once per change of the parent, the newest first and a few per pass.
 */
export const createChildrenWanted = () => {
  const listed = new Set<string>()
  const asked = new Map<string, string | null>()
  const wanted = new Set<string>()

  return {
    /** Learns from records of the list. */
    note: (records: readonly OperationRecord[]) => {
      for (const record of records) {
        const parent = parentOf(record)
        if (parent !== null) {
          listed.delete(parent)
          listed.add(parent)
        }
        if (record.hasChildOperations !== true || asked.get(record.id) === record.updatedAt)
          continue
        asked.delete(record.id)
        asked.set(record.id, record.updatedAt)
        wanted.add(record.id)
      }
      for (const noted of [listed, asked, wanted]) keepNewest(noted)
    },
    /** The parents to ask about now. */
    take: (): string[] => {
      const parents = [...wanted].filter((id) => !listed.has(id)).slice(0, atOnce)
      for (const id of wanted) if (listed.has(id)) wanted.delete(id)
      for (const id of parents) wanted.delete(id)
      return parents
    },
  }
}
