import { expect, test } from 'vitest'
import { clockText, dayText, fullText, momentText, zoneId, zoneName } from './time'

const now = '2026-11-21T10:58:41.250Z'

test.each([
  ['2026-11-21T00:05:09Z', '00:05'],
  ['2026-11-20T23:59:00Z', '20 Nov 23:59'],
  ['2025-11-21T10:58:00Z', '21 Nov 2025 10:58'],
  ['2026-11-21T23:30:00+02:00', '21:30'],
  ['tomorrow', 'unknown time'],
])('%s is told in short as %s', (iso, text) => {
  expect(momentText(iso, 'utc', now)).toBe(text)
})

test('to the second where that matters', () => {
  expect(momentText('2026-11-21T00:05:09Z', 'utc', now, true)).toBe('00:05:09')
  expect(momentText('2026-11-20T23:59:01Z', 'utc', now, true)).toBe('20 Nov 23:59:01')
})

test('in full, a time carries its date and zone', () => {
  expect(fullText(now, 'utc')).toBe('21 Nov 2026 10:58:41 UTC')
  expect(clockText(now, 'utc')).toBe('10:58:41')
  expect(dayText(now, 'utc')).toBe('21 Nov')
})

test('local time names the zone of this machine', () => {
  const here = new Intl.DateTimeFormat('en-GB', { timeZoneName: 'short' })
    .formatToParts(Date.parse(now))
    .find((part) => part.type === 'timeZoneName')?.value
  expect(zoneName('local', now)).toBe(here)
  expect(fullText(now, 'local')).toContain(here)
  expect(zoneId('local')).toBe(new Intl.DateTimeFormat().resolvedOptions().timeZone)
  expect(zoneId('utc')).toBe('UTC')
})
