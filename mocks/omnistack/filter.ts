import type { Collection, Filter } from './collection'
import { badParameter, readFlag, readTime, readWhole } from './parameters'

/** What is compared of a row, and whether it will do. */
export type Test<Row> = { of: (row: Row) => unknown; holds: (value: unknown) => boolean }

const escaped = (text: string) => text.replaceAll(/[^\w]/g, String.raw`\$&`)

/** Whether a text is one of several, each perhaps with `*` for anything. */
const oneOf = (wanted: readonly string[], patterns: boolean): ((text: string) => boolean) => {
  const plain = new Set(wanted.filter((value) => !patterns || !value.includes('*')))
  const [only] = wanted
  if (wanted.length === 1 && plain.size === 1) return (text) => text === only
  const expressions = wanted
    .filter((value) => !plain.has(value))
    .map((value) => new RegExp(`^${value.split('*').map(escaped).join('.*')}$`, 's'))
  return (text) => plain.has(text) || expressions.some((expression) => expression.test(text))
}

/** Remembers what it found out of words, of which there are few. */
const remembered = (isWanted: (text: string) => boolean): ((text: string) => boolean) => {
  const known = new Map<string, boolean>()
  return (text) => {
    const held = known.get(text)
    if (held !== undefined) return held
    const answer = isWanted(text)
    known.set(text, answer)
    return answer
  }
}

const textTest = (
  { kind }: Filter,
  value: string,
  { folded, singleValues }: { folded: boolean; singleValues: boolean },
): Test<never>['holds'] => {
  const wanted = kind === 'one' || singleValues ? [value] : value.split(',')
  const fold = (text: string) =>
    kind === 'word' ? text.toUpperCase() : folded ? text.toLowerCase() : text
  const fits = oneOf(wanted.map(fold), kind === 'pattern')
  const isWanted =
    kind === 'word' ? remembered((text) => fits(fold(text))) : (text: string) => fits(fold(text))
  return (held) => {
    if (Array.isArray(held)) return held.some((item) => isWanted(String(item)))
    return isWanted(typeof held === 'string' ? held : String(held))
  }
}

/** A column of times as numbers; `NA` is neither before nor after anything. */
const timeOf = (value: unknown) => (typeof value === 'number' ? value : Date.parse(String(value)))

const testOf = <Row>(
  collection: Collection<Row>,
  name: string,
  filter: Filter,
  value: string,
  folded: boolean,
): Test<Row> => {
  const of = filter.column ?? name
  const column = collection.columns[of] ?? collection.hidden[of]
  if (!column) throw new Error(`${collection.plural} have no column ${of} to filter by.`)
  const key = collection.keys[of] ?? column
  switch (filter.kind) {
    case 'flag': {
      const wanted = readFlag(name, value)
      return { of: column, holds: (held) => held === wanted }
    }
    case 'min': {
      const bound = readWhole(name, value)
      return { of: column, holds: (held) => Number(held) >= bound }
    }
    case 'max': {
      const bound = readWhole(name, value)
      return { of: column, holds: (held) => Number(held) <= bound }
    }
    case 'before': {
      const at = readTime(name, value)
      return { of: key, holds: (held) => timeOf(held) < at }
    }
    case 'after': {
      const at = readTime(name, value)
      return { of: key, holds: (held) => timeOf(held) > at }
    }
    case 'one':
    case 'list':
    case 'pattern':
    case 'word':
      return {
        of: column,
        holds: textTest(filter, value, { folded, singleValues: collection.singleValues }),
      }
  }
}

/** The filters of a request that the collection knows; unknown parameters are ignored (facts.md 5). */
export const readTests = <Row>(
  collection: Collection<Row>,
  search: URLSearchParams,
): Test<Row>[] => {
  const cases = search.get('case') ?? 'sensitive'
  if (cases !== 'sensitive' && cases !== 'insensitive')
    throw badParameter('InvalidParameterException', 'case must be sensitive or insensitive.')
  return Object.entries(collection.filters).flatMap(([name, filter]) => {
    const value = search.get(name) ?? collection.presets[name]
    return value === undefined
      ? []
      : [testOf(collection, name, filter, value, cases === 'insensitive')]
  })
}
