import type { Fault, Rule } from './fault'

/** The faults of a served estate, in the order in which they were made. */
export type FaultBook = {
  /** Gives the id by which the rule is taken back. */
  add: (rule: Rule) => string
  remove: (id: string) => boolean
  clear: () => void
  list: () => (Rule & { id: string })[]
  /** What strikes this request; rules that count are counted. */
  strike: (source: string, method: string, path: string) => Fault[]
}

const globbed = (pattern: string) =>
  new RegExp(
    `^${pattern
      .split('*')
      .map((part) => part.replaceAll(/[^\w/]/g, String.raw`\$&`))
      .join('.*')}$`,
  )

/** A rule for a source strikes each of its parts; one for `ilo/esx-par-114` that BMC alone. */
const concerns = (wanted: string, source: string) =>
  source === wanted || source.startsWith(`${wanted}/`)

/** A book without faults. */
export const createFaultBook = (): FaultBook => {
  const rules = new Map<string, { rule: Rule; path: RegExp; left: number }>()
  let made = 0
  return {
    add: (rule) => {
      made += 1
      const id = `fault-${made}`
      const left = rule.times ?? Number.POSITIVE_INFINITY
      rules.set(id, { rule, path: globbed(rule.path), left })
      return id
    },
    remove: (id) => rules.delete(id),
    clear: () => rules.clear(),
    list: () => [...rules].map(([id, { rule }]) => ({ id, ...rule })),
    strike: (source, method, path) => {
      const struck: Fault[] = []
      for (const [id, held] of rules) {
        const { rule } = held
        if (!concerns(rule.source, source) || (rule.method && rule.method !== method)) continue
        if (!held.path.test(path)) continue
        struck.push(rule.fault)
        held.left -= 1
        if (held.left <= 0) rules.delete(id)
      }
      return struck
    },
  }
}
