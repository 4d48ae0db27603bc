import type { AuditEntry, AuditFormat } from '../../contract/audit'
import { auditWord } from '../../contract/audit'
import { csvRow, utf8Mark } from '../export/csv'

/** What stands at the top of an export: what was asked, by whom and when, and how much there is. */
export type ExportHead = {
  exportedAt: string
  exportedBy: string
  timeZone: string
  /** As the page's URL has it; '': everything. */
  query: string
  rows: number
}

/** How an export is written. Both take and give whole lines. */
export type Format = {
  type: string
  head: (head: ExportHead) => string
  /** `at` in the zone of the export. */
  line: (entry: AuditEntry) => string
}

const csv: Format = {
  type: 'text/csv; charset=utf-8',
  head: ({ exportedAt, exportedBy, timeZone, query, rows }) =>
    [
      `${utf8Mark}${csvRow('Sightline audit log')}`,
      csvRow('Exported at', exportedAt),
      csvRow('Exported by', exportedBy),
      csvRow('Time zone', timeZone),
      csvRow('Query', query === '' ? 'everything' : query),
      csvRow('Rows', rows),
      '\r\n',
      csvRow('Time', 'Actor', 'Role', 'Address', 'Action', 'Target', 'Detail', 'Action id', 'Id'),
    ].join(''),
  line: ({ id, at, actor, role, address, action, target, detail }) =>
    csvRow(at, actor, role, address, auditWord(action), target, detail, action, id),
}

const jsonl: Format = {
  type: 'application/x-ndjson; charset=utf-8',
  head: (head) => `${JSON.stringify({ export: 'Sightline audit log', ...head })}\n`,
  line: (entry) => `${JSON.stringify(entry)}\n`,
}

export const formats: Record<AuditFormat, Format> = { csv, jsonl }
