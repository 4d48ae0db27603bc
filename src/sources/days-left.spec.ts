import { expect, test } from 'vitest'
import { daysLeft, expiryStatus } from './days-left'

const now = Date.parse('2026-11-20T10:00:00.000Z')

test.each([
  ['2026-11-20T10:00:00.000Z', 0],
  ['2026-11-21T09:59:59.000Z', 0],
  ['2026-11-21T10:00:00.000Z', 1],
  ['2026-11-20T09:59:59.000Z', -1],
  ['2027-11-20T10:00:00.000Z', 365],
])('until %s there are %i whole days', (until, days) => {
  expect(daysLeft(until, now)).toBe(days)
})

test.each([
  [365, '365 days left', 'ok'],
  [30, '30 days left', 'ok'],
  [29, '29 days left', 'warning'],
  [7, '7 days left', 'warning'],
  [6, '6 days left', 'critical'],
  [1, '1 day left', 'critical'],
  [0, 'Ends today', 'critical'],
  [-1, 'Expired', 'critical'],
])('%i days: %s, %s', (days, word, tone) => {
  expect(expiryStatus(days)).toMatchObject({ word, tone })
})
