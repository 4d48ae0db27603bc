import { zonedTimes } from '../export/zoned'
import type { Store } from '../store/store'
import type { ExportHead, Format } from './formats'
import type { AuditKey, AuditQuery } from './read-audit'
import { readAudit } from './read-audit'

const rowsAtOnce = 500

/** The text of an export, piece by piece: nobody holds all of it. */
export async function* exportAudit(
  store: Store,
  query: AuditQuery,
  format: Format,
  head: ExportHead,
): AsyncGenerator<string> {
  const zoned = zonedTimes(head.timeZone)
  yield format.head({ ...head, exportedAt: zoned(head.exportedAt) })
  for (let after: AuditKey | null = null, left = head.rows; left > 0;) {
    const entries = await readAudit(store, query, after, Math.min(left, rowsAtOnce))
    if (entries.length === 0) return
    yield entries.map((entry) => format.line({ ...entry, at: zoned(entry.at) })).join('')
    after = entries.at(-1) ?? null
    left -= entries.length
  }
}
