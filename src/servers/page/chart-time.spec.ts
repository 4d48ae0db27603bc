import { expect, test } from 'vitest'
import { sampleText, tickText } from './chart-time'

const hour = 3_600_000
const at = Date.parse('2026-11-20T06:00:00.000Z')

test('marks are clocks within days, days where they are days apart, and at midnight', () => {
  expect(tickText(at, 6 * hour, 'utc')).toBe('06:00')
  expect(tickText(at, 24 * hour, 'utc')).toBe('20 Nov')
  expect(tickText(at - 6 * hour, 6 * hour, 'utc')).toBe('20 Nov')
})

test('a sample is named by what it lasts', () => {
  const iso = new Date(at).toISOString()
  expect(sampleText(iso, 24 * hour, 'utc')).toBe('20 Nov')
  expect(sampleText(iso, hour, 'utc')).toBe('20 Nov 2026 06:00 UTC')
})
