import { expect, test } from 'vitest'
import { presenceOf } from './presence'

const now = Date.parse('2026-11-20T10:00:00.000Z')

test.each([
  ['has just been seen', '2026-11-20T09:59:30.000Z', 'live'],
  ['has not been seen for three minutes', '2026-11-20T09:57:00.000Z', 'silent'],
  ['has not come for its identity yet', null, 'awaited'],
])('a display that %s', (_what, seenAt, presence) => {
  expect(presenceOf({ seenAt }, now)).toBe(presence)
})
