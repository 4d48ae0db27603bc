import type { ExportFormat } from '../../contract/export'
import type { Outcome } from '../../contract/freshness'
import { csvRow, utf8Mark } from './csv'
import { zonedTimes } from './zoned'

/** What stands at the top of an export. `sources`: how old what each of them said is. */
export type ExportHead = {
  exportedAt: string
  exportedBy: string
  timeZone: string
  /** As the page's URL has it; '': everything. */
  query: string
  rows: number
  sources: readonly { name: string; freshness: string; asOf: string | null }[]
}

export type Zoned = (iso: string | null) => string | null
export type Value = string | number | null

/** How the rows of a list are written into a file. */
export type ExportedList<T> = {
  /** What the rows are, in the head and as the name of the list in JSON. */
  name: string
  /** The columns of a CSV file, whatever the list on screen shows. Times are told in the zone of the export. */
  columns: readonly (readonly [name: string, value: (row: T, zoned: Zoned) => Value])[]
  parse: (row: unknown) => T
  /** The row with its times in the zone of the export. */
  inZone: (row: T, zoned: Zoned) => T
}

const csvHead = <T>({ name, columns }: ExportedList<T>, head: ExportHead) =>
  [
    `${utf8Mark}${csvRow(`Sightline ${name}`)}`,
    csvRow('Exported at', head.exportedAt),
    csvRow('Exported by', head.exportedBy),
    csvRow('Time zone', head.timeZone),
    csvRow('Query', head.query === '' ? 'everything' : head.query),
    csvRow('Rows', head.rows),
    ...head.sources.map((source) =>
      csvRow(
        'Source',
        source.name,
        source.freshness,
        source.asOf === null ? 'never read' : `as of ${source.asOf}`,
      ),
    ),
    '\r\n',
    csvRow(...columns.map(([column]) => column)),
  ].join('')

export const exportTypes: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
}

/** How old what each source said is. */
export const agesOf = (outcomes: readonly Outcome[]): ExportHead['sources'] =>
  outcomes.map(({ sourceName, freshness, asOf }) => ({ name: sourceName, freshness, asOf }))

/** The text of an export, piece by piece: nobody holds all of it. `batches`: rows as they are stored. */
export async function* exportRows<T>(
  list: ExportedList<T>,
  format: ExportFormat,
  head: ExportHead,
  batches: AsyncIterable<readonly string[]>,
): AsyncGenerator<string> {
  const times = zonedTimes(head.timeZone)
  const zoned: Zoned = (iso) => (iso === null ? null : times(iso))
  const told = {
    ...head,
    exportedAt: times(head.exportedAt),
    sources: head.sources.map((source) => ({ ...source, asOf: zoned(source.asOf) })),
  }
  const parse = (text: string) => list.parse(JSON.parse(text))
  if (format === 'csv') {
    yield csvHead(list, told)
    const line = (row: T) => csvRow(...list.columns.map(([, value]) => value(row, zoned)))
    for await (const batch of batches) yield batch.map((text) => line(parse(text))).join('')
    return
  }
  yield `{"export":"Sightline ${list.name}",${JSON.stringify(told).slice(1, -1)},"${list.name}":[\n`
  let written = 0
  for await (const batch of batches) {
    const rows = batch.map((text) => JSON.stringify(list.inZone(parse(text), zoned)))
    if (rows.length > 0) yield `${written > 0 ? ',\n' : ''}${rows.join(',\n')}`
    written += rows.length
  }
  yield '\n]}\n'
}
