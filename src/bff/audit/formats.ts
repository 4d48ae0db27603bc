import type { AuditEntry, AuditFormat } from '../../contract/audit'
import { auditWord } from '../../contract/audit'

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

/** What a spreadsheet would take for a formula, its own signs and their wide forms. */
const formula = /^[=+\-@\t\r\n＝＋－＠]/

/** A cell that no spreadsheet calculates and no separator breaks. */
const cell = (value: string | number | null): string => {
  const text = String(value ?? '')
  return `"${(formula.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`
}
const row = (...cells: (string | number | null)[]) => `${cells.map(cell).join(',')}\r\n`

const csv: Format = {
  type: 'text/csv; charset=utf-8',
  // The mark in front tells spreadsheets that this is UTF-8.
  head: ({ exportedAt, exportedBy, timeZone, query, rows }) =>
    [
      `\uFEFF${row('Sightline audit log')}`,
      row('Exported at', exportedAt),
      row('Exported by', exportedBy),
      row('Time zone', timeZone),
      row('Query', query === '' ? 'everything' : query),
      row('Rows', rows),
      '\r\n',
      row('Time', 'Actor', 'Role', 'Address', 'Action', 'Target', 'Detail', 'Action id', 'Id'),
    ].join(''),
  line: ({ id, at, actor, role, address, action, target, detail }) =>
    row(at, actor, role, address, auditWord(action), target, detail, action, id),
}

const jsonl: Format = {
  type: 'application/x-ndjson; charset=utf-8',
  head: (head) => `${JSON.stringify({ export: 'Sightline audit log', ...head })}\n`,
  line: (entry) => `${JSON.stringify(entry)}\n`,
}

export const formats: Record<AuditFormat, Format> = { csv, jsonl }
