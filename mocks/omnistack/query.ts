import type { Collection } from './collection'
import { readTests } from './filter'
import { narrowed, pageBy } from './narrow'
import { badParameter, readWhole } from './parameters'
import { createText } from './row-text'

const readOrder = (search: URLSearchParams) => {
  const order = search.get('order') ?? 'descending'
  if (order !== 'ascending' && order !== 'descending')
    throw badParameter(
      'InvalidParameterException',
      'Parameter order must be one of descending, ascending.',
    )
  return order === 'ascending' ? 1 : -1
}

const readKey = <Row>(collection: Collection<Row>, search: URLSearchParams, name: string) => {
  const column = collection.columns[name]
  if (!column) throw badParameter('InvalidSortCriteriaException', `Cannot sort by ${name}.`)
  const key = collection.keys[name] ?? column
  if (search.get('case') !== 'insensitive') return key
  return (row: Row) => {
    const value = key(row)
    return typeof value === 'string' ? value.toLowerCase() : value
  }
}

const readSpan = <Row>({ maxLimit }: Collection<Row>, search: URLSearchParams) => {
  const limit = readWhole('limit', search.get('limit') ?? '500')
  const offset = readWhole('offset', search.get('offset') ?? '0')
  if (limit > maxLimit)
    throw badParameter(
      'InvalidSortCriteriaException',
      `The limit must not be larger than ${maxLimit}.`,
    )
  return { limit, offset }
}

const cut = <Row>(rows: readonly Row[], sign: 1 | -1, from: number, to: number) =>
  sign === 1
    ? rows.slice(from, to)
    : rows.slice(Math.max(0, rows.length - to), Math.max(0, rows.length - from)).toReversed()

/** One item, with all columns. */
export const recordOf = <Row>({ columns }: Collection<Row>, row: Row): Record<string, unknown> =>
  Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, column(row)]))

/** Answers one list request: the envelope with `count` of all matches. Throws `Refused`. */
export const answerList = <Row>(collection: Collection<Row>, search: URLSearchParams): string => {
  const { limit, offset } = readSpan(collection, search)
  const tests = readTests(collection, search)
  const sign = readOrder(search)
  const sort = search.get('sort')
  const key = sort === null ? null : readKey(collection, search, sort)
  const text = createText(collection, search)
  const matching = narrowed(collection, search, tests)
  const to = offset + limit
  const page =
    key === null
      ? collection.ownOrder(matching.rows, offset, to)
      : sort === collection.sortedBy
        ? cut(matching.rows, sign, offset, to)
        : pageBy(collection, matching, key, sign, [offset, to])
  const envelope = JSON.stringify({ offset, limit, count: matching.rows.length })
  const list = `${JSON.stringify(collection.plural)}:[${page.map(text).join(',')}]`
  return `${envelope.slice(0, -1)},${list}}`
}
