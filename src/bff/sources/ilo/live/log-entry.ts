import * as v from 'valibot'
import type { LiveValue } from '../../../../contract/live'
import { count, flag, list, parseItem, part, prose, text, time } from '../../tolerant'
import type { Judged } from './judge'
import type { Resource } from './resource'

type Entry = LiveValue<'log'>['entries'][number]

const oem = part({
  Severity: text,
  Repaired: flag,
  ClassDescription: text,
  Categories: list(v.string()),
  RecommendedAction: prose,
  Count: count,
  EventNumber: count,
})
const entrySchema = v.object({
  Id: text,
  RecordId: count,
  Number: count,
  Created: time,
  Message: prose,
  Severity: text,
  Resolution: prose,
  Oem: part({ Hpe: oem, Hp: oem }),
})

const severities: Record<string, Judged> = {
  CRITICAL: { state: 'critical', word: 'Critical' },
  WARNING: { state: 'warning', word: 'Warning' },
  CAUTION: { state: 'warning', word: 'Caution' },
  OK: { state: 'ok', word: 'Informational' },
  INFORMATIONAL: { state: 'ok', word: 'Informational' },
}
const repairedWord: Judged = { state: 'ok', word: 'Repaired' }

/** What was repaired is no problem any more (facts.md 8). */
const judgeEntry = (severity: string | null, isRepaired: boolean): Judged => {
  if (isRepaired) return repairedWord
  const known = severity === null ? undefined : severities[severity.toUpperCase()]
  return known ?? { state: 'unknown', word: severity ?? 'Not reported' }
}

/** A BMC whose clock was not set writes the year 0 or 1970: then nobody knows when (facts.md 8). */
const known = (at: string | null) => (at !== null && at >= '2000' ? at : null)

/** Null where an entry says nothing. */
export const mapEntry = (raw: Resource): Entry | null => {
  const one = parseItem(entrySchema, raw)
  if (one === null || one.Message === null) return null
  const { Hpe, Hp } = one.Oem
  const own = Hpe.Severity ?? Hp.Severity
  const isRepaired = own === 'Repaired' || (Hpe.Repaired ?? Hp.Repaired) === true
  const number = Hpe.EventNumber ?? Hp.EventNumber ?? one.RecordId
  return {
    id: String(number ?? one.Id ?? one.Message),
    at: known(one.Created),
    ...judgeEntry(own ?? one.Severity, isRepaired),
    repaired: own === 'Repaired' ? true : (Hpe.Repaired ?? Hp.Repaired),
    message: one.Message,
    subject: Hpe.ClassDescription ?? Hpe.Categories[0] ?? null,
    action: Hpe.RecommendedAction ?? one.Resolution,
    count: Hpe.Count ?? one.Number,
  }
}

/** Newest first: a BMC lists from the oldest on; one that repeats itself stands once (facts.md 8). */
export const mapEntries = (entries: readonly Resource[]): Entry[] => {
  const byId = new Map<string, Entry>()
  for (const entry of entries.flatMap((raw) => mapEntry(raw) ?? []).toReversed())
    if (!byId.has(entry.id)) byId.set(entry.id, entry)
  return [...byId.values()]
}
