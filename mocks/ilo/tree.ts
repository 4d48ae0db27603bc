import type { Entry } from './entry'

/** A part of a tree that is made only when something at or below one of its paths is asked for; `''`: always. */
export type Section = { under: readonly string[]; entries: () => Entry[] }

/** The resources of a BMC at one moment. Letter case of paths does not matter (facts.md 1). */
export type Tree = {
  find: (path: string) => Entry | null
  all: () => readonly Entry[]
}

const covers = (under: string, path: string) =>
  under === '' || path === under || path.startsWith(`${under}/`)

export const createTree = (sections: readonly Section[]): Tree => {
  const parts = sections.map(({ under, entries }) => {
    let made: readonly Entry[] | null = null
    let byPath: ReadonlyMap<string, Entry> | null = null
    const make = () => (made ??= entries())
    return {
      under: under.map((path) => path.toLowerCase()),
      make,
      at: (path: string) => {
        byPath ??= new Map(make().map((entry) => [entry.path.toLowerCase(), entry]))
        return byPath.get(path) ?? null
      },
    }
  })
  return {
    find: (asked) => {
      const path = asked.toLowerCase()
      for (const { under, at } of parts) {
        const entry = under.some((one) => covers(one, path)) ? at(path) : null
        if (entry) return entry
      }
      return null
    },
    all: () => parts.flatMap(({ make }) => make()),
  }
}
