/** How many parts of a source are shown before somebody asks for all of them. */
export const few = 25

/** What of many parts is asked for: those of a name, all of them. */
export type Fold = { q: string; all: boolean }

/** Those whose name holds the text, in their order, and of those no more than a few unless all are asked for. */
export const foldParts = <T>(
  parts: readonly T[],
  nameOf: (part: T) => string,
  { q, all }: Fold,
): { shown: readonly T[]; matching: number } => {
  const sought = q.trim().toLowerCase()
  const matching = parts.filter((part) => nameOf(part).toLowerCase().includes(sought))
  return { shown: all ? matching : matching.slice(0, few), matching: matching.length }
}
