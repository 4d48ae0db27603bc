import { ilo4Sections } from './ilo-4/sections'
import type { Kind } from './kind'
import { odataDocument } from './modern/documents'
import { modernSections } from './modern/sections'
import { openBmcAnswer } from './openbmc/answer'
import { openBmcSections } from './openbmc/sections'
import { queryOptions } from './query'
import { etagOf, numericEtagOf, strongEtagOf } from './redfish'
import { answerOf, type Generation } from './saying'

const modern: Kind = {
  legacy: 'moved',
  options: queryOptions,
  sections: modernSections,
  etag: { of: etagOf, inBody: true },
  answer: answerOf,
  document: odataDocument,
  isChunked: true,
}

/** The iLOs by generation. */
export const iloKinds: Record<Generation, Kind> = {
  4: {
    legacy: 'served',
    options: [],
    sections: ilo4Sections,
    etag: { of: etagOf, inBody: false },
    answer: answerOf,
  },
  5: modern,
  6: modern,
  // Captures of 1.13 and 1.17 have ETags of decimal digits.
  7: { ...modern, etag: { of: numericEtagOf, inBody: true } },
}

/** Another vendor's: it expands and filters nothing, and speaks in sentences (facts.md 4, 5). */
export const openBmcKind: Kind = {
  legacy: 'none',
  options: ['only', '$select'],
  sections: openBmcSections,
  etag: { of: strongEtagOf, inBody: false, isChecked: true },
  answer: (_, saying) => openBmcAnswer(saying),
}
