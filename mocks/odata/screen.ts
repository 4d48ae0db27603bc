import type { Comparing } from './evaluate'
import { meetsAt } from './evaluate'
import type { Filter } from './filter'

/** How to get at what a path names: `of` tells something of a thing, in which it stands at `rest`. */
export type Known<T> = { of: (thing: T) => unknown; rest: readonly string[] }

const most = 64

/** Remembers its answers about values, as long as there are few: states, kinds, names of clusters. */
const remembered = (holds: (value: unknown) => boolean): ((value: unknown) => boolean) => {
  const answers = new Map<unknown, boolean>()
  return (value) => {
    if (typeof value === 'object') return holds(value)
    const held = answers.get(value)
    if (held !== undefined) return held
    const answer = holds(value)
    if (answers.size < most) answers.set(value, answer)
    return answer
  }
}

/** Whether things pass a filter, which is read once for all of them: each condition by what it asks for alone. */
export const screen = <T>(
  filter: Filter,
  known: (path: readonly string[]) => Known<T>,
  how: Comparing,
): ((thing: T) => boolean) => {
  if (filter.kind === 'not') {
    const part = screen(filter.part, known, how)
    return (thing) => !part(thing)
  }
  if (filter.kind === 'and' || filter.kind === 'or') {
    const left = screen(filter.left, known, how)
    const right = screen(filter.right, known, how)
    return filter.kind === 'and'
      ? (thing) => left(thing) && right(thing)
      : (thing) => left(thing) || right(thing)
  }
  const { of, rest } = known(filter.operand.path)
  const holds = remembered((value) => meetsAt(filter, value, rest, how))
  return (thing) => holds(of(thing))
}
