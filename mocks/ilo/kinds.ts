import { legacyEntries } from './ilo-4'
import type { Kind } from './kind'
import { modernSections } from './modern/sections'
import { etagOf, numericEtagOf } from './redfish'
import { answerOf, type Generation } from './saying'

const modern: Kind = {
  hasLegacy: false,
  sections: modernSections,
  etag: { of: etagOf, inBody: true },
  answer: answerOf,
}

/** The iLOs by generation. */
export const iloKinds: Record<Generation, Kind> = {
  4: {
    hasLegacy: true,
    sections: (view, asked) => [{ under: [''], entries: () => legacyEntries(view, asked) }],
    etag: { of: etagOf, inBody: false },
    answer: answerOf,
  },
  5: modern,
  6: modern,
  // Captures of 1.13 and 1.17 have ETags of decimal digits.
  7: { ...modern, etag: { of: numericEtagOf, inBody: true } },
}
