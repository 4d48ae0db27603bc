import type { Collection } from './collection'
import { flagIn } from './parameters'

const readColumns = <Row>(collection: Collection<Row>, search: URLSearchParams) => {
  const fields = search.get('fields')?.split(',')
  const all = flagIn(search, 'show_optional_fields', false)
  return Object.entries(collection.columns).filter(([name]) =>
    fields ? fields.includes(name) : all || !collection.optional.includes(name),
  )
}

type Chosen<Row> = readonly [name: string, column: (row: Row) => unknown][]

const textOf = <Row>(columns: Chosen<Row>, row: Row): string => {
  const record: Record<string, unknown> = {}
  for (const [name, column] of columns) record[name] = column(row)
  return JSON.stringify(record)
}

type Written = { version: string; text: string }
const writtenOf = new WeakMap<object, WeakMap<object, Written>>()

/** What is kept of rows, as JSON: written anew where the version of its subject is another one. */
const createKept = <Row>(
  collection: Collection<Row>,
  { subject, version }: NonNullable<Collection<Row>['kept']>,
  columns: Chosen<Row>,
) => {
  const held = writtenOf.get(collection) ?? new WeakMap<object, Written>()
  writtenOf.set(collection, held)
  return (row: Row): string => {
    const present = version(row)
    const before = held.get(subject(row))
    if (before?.version === present) return before.text
    const text = textOf(columns, row)
    held.set(subject(row), { version: present, text })
    return text
  }
}

/** The JSON of a row with the columns that a request wants; with the usual ones, some of them are kept. */
export const createText = <Row>(
  collection: Collection<Row>,
  search: URLSearchParams,
): ((row: Row) => string) => {
  const columns = readColumns(collection, search)
  const { kept } = collection
  if (!kept || search.has('fields') || search.has('show_optional_fields'))
    return (row) => textOf(columns, row)
  const own = columns.filter(([name]) => !kept.columns.has(name))
  const keptText = createKept(
    collection,
    kept,
    columns.filter(([name]) => kept.columns.has(name)),
  )
  if (own.length === 0) return keptText
  return (row) => `${textOf(own, row).slice(0, -1)},${keptText(row).slice(1)}`
}
