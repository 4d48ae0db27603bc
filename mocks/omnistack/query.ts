import type { Collection } from './collection'

/** A parameter that the API refuses, with the exception that it names (facts.md 5, 6). */
export class BadParameter extends Error {
  readonly exception: string
  constructor(exception: string, message: string) {
    super(message)
    this.exception = exception
  }
}

const readWhole = (search: URLSearchParams, name: string, fallback: number) => {
  const text = search.get(name)
  if (text === null) return fallback
  if (!/^\d+$/.test(text))
    throw new BadParameter('TypeMismatchException', `Parameter ${name} must be an integer.`)
  return Number(text)
}

const readChoice = (search: URLSearchParams, name: string, choices: readonly string[]) => {
  const value = search.get(name) ?? choices[0] ?? ''
  if (!choices.includes(value))
    throw new BadParameter(
      'InvalidParameterException',
      `Parameter ${name} must be one of ${choices.join(', ')}.`,
    )
  return value
}

const compare = (a: unknown, b: unknown) => {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  const left = typeof a === 'string' ? a : String(a)
  const right = typeof b === 'string' ? b : String(b)
  if (left === right) return 0
  return left < right ? -1 : 1
}

type Test<Row> = (row: Row) => boolean

const matches = (value: unknown, wanted: string, folded: boolean) => {
  const [text, pattern] = folded
    ? [String(value).toLowerCase(), wanted.toLowerCase()]
    : [String(value), wanted]
  if (!pattern.includes('*')) return text === pattern
  const expression = pattern.split('*').map((part) => part.replaceAll(/[^\w]/g, String.raw`\$&`))
  return new RegExp(`^${expression.join('.*')}$`).test(text)
}

/** Filters that the collection knows; unknown parameters are ignored (facts.md 5). */
const readTests = <Row>(collection: Collection<Row>, search: URLSearchParams): Test<Row>[] => {
  const folded = readChoice(search, 'case', ['sensitive', 'insensitive']) === 'insensitive'
  const tests: Test<Row>[] = []
  for (const name of collection.filters) {
    const text = search.get(name)
    const column = collection.columns[name]
    if (text === null || !column) continue
    const wanted = collection.singleValues ? [text] : text.split(',')
    tests.push((row) => wanted.some((value) => matches(column(row), value, folded)))
  }
  for (const [name, of] of Object.entries(collection.spans)) {
    const column = collection.columns[of]
    for (const [side, sign] of [
      ['before', -1],
      ['after', 1],
    ] as const) {
      const text = search.get(`${name}_${side}`)
      if (text === null || !column) continue
      const at = Date.parse(text)
      if (Number.isNaN(at))
        throw new BadParameter('InvalidParameterException', `${name}_${side} is not a date.`)
      tests.push((row) => sign * (Date.parse(String(column(row))) - at) > 0)
    }
  }
  return tests
}

const readSorting = <Row>(collection: Collection<Row>, search: URLSearchParams) => {
  const name = search.get('sort')
  const sign = readChoice(search, 'order', ['descending', 'ascending']) === 'ascending' ? 1 : -1
  if (name === null) return null
  const column = collection.columns[name]
  if (!column) throw new BadParameter('InvalidSortCriteriaException', `Cannot sort by ${name}.`)
  const key = collection.keys[name] ?? column
  return (rows: Row[]) =>
    rows
      .map((row) => ({ row, key: key(row) }))
      .sort((a, b) => sign * compare(a.key, b.key))
      .map(({ row }) => row)
}

const readColumns = <Row>(collection: Collection<Row>, search: URLSearchParams) => {
  const fields = search.get('fields')?.split(',')
  const optional = search.get('show_optional_fields') === 'true' ? [] : collection.optional
  return Object.entries(collection.columns).filter(([name]) =>
    fields ? fields.includes(name) : !optional.includes(name),
  )
}

/** One item, with all columns. */
export const recordOf = <Row>({ columns }: Collection<Row>, row: Row): Record<string, unknown> =>
  Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, column(row)]))

/** Answers one list request: the envelope with `count` of all matches. Throws `BadParameter`. */
export const answerList = <Row>(collection: Collection<Row>, search: URLSearchParams) => {
  const limit = readWhole(search, 'limit', 500)
  const offset = readWhole(search, 'offset', 0)
  if (limit > collection.maxLimit)
    throw new BadParameter(
      'InvalidParameterException',
      `The limit must not be larger than ${collection.maxLimit}.`,
    )
  const tests = readTests(collection, search)
  const inOrder = readSorting(collection, search) ?? collection.ownOrder
  const columns = readColumns(collection, search)
  const matching = collection.rows().filter((row) => tests.every((test) => test(row)))
  const page = inOrder(matching).slice(offset, offset + limit)
  return {
    offset,
    limit,
    count: matching.length,
    [collection.plural]: page.map((row) =>
      Object.fromEntries(columns.map(([name, column]) => [name, column(row)])),
    ),
  }
}
