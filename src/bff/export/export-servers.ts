import * as v from 'valibot'
import type { ExportFormat } from '../../contract/export'
import type { Server } from '../../contract/server'
import { serverSchema } from '../../contract/server'
import { csvRow, utf8Mark } from './csv'
import { serverColumns } from './server-columns'
import { zonedTimes } from './zoned'

/** What stands at the top of an export. `sources`: how old what each of them said is. */
export type ServerExportHead = {
  exportedAt: string
  exportedBy: string
  timeZone: string
  /** As the page's URL has it; '': everything. */
  query: string
  rows: number
  sources: readonly { name: string; freshness: string; asOf: string | null }[]
}

type Zoned = (iso: string | null) => string | null

const csvHead = (head: ServerExportHead) =>
  [
    `${utf8Mark}${csvRow('Sightline servers')}`,
    csvRow('Exported at', head.exportedAt),
    csvRow('Exported by', head.exportedBy),
    csvRow('Time zone', head.timeZone),
    csvRow('Query', head.query === '' ? 'everything' : head.query),
    csvRow('Rows', head.rows),
    ...head.sources.map(({ name, freshness, asOf }) =>
      csvRow('Source', name, freshness, asOf === null ? 'never read' : `as of ${asOf}`),
    ),
    '\r\n',
    csvRow(...serverColumns.map(([name]) => name)),
  ].join('')

const csvLine = (row: Server, zoned: Zoned) =>
  csvRow(...serverColumns.map(([, value]) => value(row, zoned)))

/** Times of a row in the zone of the export. */
const inZone = (row: Server, zoned: Zoned): Server => ({
  ...row,
  since: zoned(row.since),
  changedAt: zoned(row.changedAt),
  warrantyEndsAt: zoned(row.warrantyEndsAt),
})

export const exportTypes: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
}

/** The text of an export, piece by piece: nobody holds all of it. `batches`: rows as they are stored. */
export async function* exportServers(
  format: ExportFormat,
  head: ServerExportHead,
  batches: AsyncIterable<readonly string[]>,
): AsyncGenerator<string> {
  const times = zonedTimes(head.timeZone)
  const zoned: Zoned = (iso) => (iso === null ? null : times(iso))
  const told = {
    ...head,
    exportedAt: times(head.exportedAt),
    sources: head.sources.map((source) => ({ ...source, asOf: zoned(source.asOf) })),
  }
  const parse = (text: string) => v.parse(serverSchema, JSON.parse(text))
  if (format === 'csv') {
    yield csvHead(told)
    for await (const batch of batches)
      yield batch.map((text) => csvLine(parse(text), zoned)).join('')
    return
  }
  yield `{"export":"Sightline servers",${JSON.stringify(told).slice(1, -1)},"servers":[\n`
  let written = 0
  for await (const batch of batches) {
    const rows = batch.map((text) => JSON.stringify(inZone(parse(text), zoned)))
    if (rows.length > 0) yield `${written > 0 ? ',\n' : ''}${rows.join(',\n')}`
    written += rows.length
  }
  yield '\n]}\n'
}
