import { expect, test } from 'vitest'
import { rpoShare } from './rpo'

const now = Date.parse('2026-11-21T12:00:00Z')

test.each([
  ['half of a day', '2026-11-21T00:00:00Z', 1440, 0.5],
  ['twice what a policy of six hours allows', '2026-11-21T00:00:00Z', 360, 2],
  ['a source whose clock is ahead', '2026-11-21T12:05:00Z', 360, 0],
  ['no backup', null, 360, null],
  ['no promise', '2026-11-21T00:00:00Z', null, null],
])('%s', (_law, newestGoodAt, rpoMinutes, share) => {
  expect(rpoShare({ newestGoodAt, rpoMinutes }, now)).toBe(share)
})
