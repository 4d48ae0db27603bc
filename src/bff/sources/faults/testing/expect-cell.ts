import { expect } from 'vitest'
import type { Expected } from './faults'
import type { Cell } from './strike'

/** Anything that a source is opened with or reached at. */
const confidential = /canary|Bearer |Basic |\.test\b|127\.0\.0\.1|@vsphere|:\/\//

/**
 * What every cell promises: the operator sees the reason and every row; the log has one line at the
 * beginning and one at the end; nothing confidential is told; nothing is sent twice that changes
 * something; and a source in trouble is asked hardly more than one that is well (`well` requests).
 */
export const expectCell = (cell: Cell, expected: Expected, well: number): void => {
  const { kind, words, partial } = expected
  expect(cell.seen).toMatchObject({
    kind,
    freshness: kind === null ? 'live' : 'unreachable',
    complete: partial !== true,
  })
  if (words instanceof RegExp) expect(cell.seen.words).toMatch(words)
  else expect(cell.seen.words).toBe(words)
  expect(cell.kept, 'every row is kept').toBe(true)
  const [first, last, ...more] = cell.logged
  if (kind === null) expect(cell.logged).toEqual([])
  else {
    expect(first).toMatch(/^pass failed: /)
    expect([last, more]).toEqual(['pass succeeded again', []])
  }
  expect(cell.told).not.toMatch(confidential)
  expect(cell.unsafe).toBe(0)
  expect(cell.requests.during).toBeLessThanOrEqual(1.2 * well + 12)
}
