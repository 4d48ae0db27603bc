import { expect, test } from 'vitest'
import { dayStrip, stripSince } from './day-strip'

const now = Date.parse('2026-11-21T10:00:00Z')
const at = (text: string, state: 'good' | 'failed' | 'degraded' | 'running' = 'good') => ({
  at: `2026-11-${text}:00Z`,
  state,
})

test('each of fourteen days says whether it can be restored, failed, or has nothing', () => {
  const days = dayStrip(
    [
      at('21T02:00'),
      at('20T23:59'),
      at('20T22:00', 'failed'),
      at('19T02:00', 'failed'),
      at('18T02:00', 'degraded'),
      at('17T02:00', 'running'),
      at('01T02:00'),
    ],
    now,
    'utc',
  )
  expect(days).toHaveLength(14)
  expect(days[0]).toMatchObject({ day: '8 Nov', state: 'none' })
  expect(days.slice(-4)).toEqual([
    { day: '18 Nov', good: 0, degraded: 1, failed: 0, state: 'mixed' },
    { day: '19 Nov', good: 0, degraded: 0, failed: 1, state: 'failed' },
    { day: '20 Nov', good: 1, degraded: 0, failed: 1, state: 'mixed' },
    { day: '21 Nov', good: 1, degraded: 0, failed: 0, state: 'good' },
  ])
})

test('what is asked for the strip stays the same all day, and reaches back far enough', () => {
  expect(stripSince(now)).toBe('2026-11-07T00:00:00.000Z')
  expect(stripSince(now + 13 * 3_600_000)).toBe('2026-11-07T00:00:00.000Z')
})
