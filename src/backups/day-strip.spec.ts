import { expect, test } from 'vitest'
import { dayStrip, spanOf, stripSince } from './day-strip'

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
    { from: null, until: '2026-11-21T09:59:00Z' },
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

const states = (...parts: Parameters<typeof dayStrip>) =>
  dayStrip(...parts).map(({ state }) => state)
const many = <T>(length: number, what: T) => Array.from({ length }, () => what)

test('a day that nobody could read is not one that holds nothing', () => {
  expect(states([], null, now, 'utc')).toEqual(many(14, 'unread'))
  expect(states([at('21T02:00')], null, now, 'utc').slice(-2)).toEqual(['unread', 'good'])
  const stale = { from: null, until: '2026-11-19T08:00:00Z' }
  expect(states([], stale, now, 'utc')).toEqual([...many(12, 'none'), 'unread', 'unread'])
  const cut = { from: '2026-11-20T06:00:00Z', until: '2026-11-21T09:59:00Z' }
  expect(states([], cut, now, 'utc')).toEqual([...many(12, 'unread'), 'none', 'none'])
  const firstPass = { from: null, until: null }
  expect(states([], firstPass, now, 'utc')).toEqual(many(14, 'none'))
  const longSilent = { from: null, until: '2026-10-01T06:00:00Z' }
  expect(states([], longSilent, now, 'utc')).toEqual(many(14, 'unread'))
})

test('what was read is told by the age of the source, and by where the newest end', () => {
  const outcome = {
    sourceId: 'us',
    sourceName: 'US',
    collection: 'backups',
    freshness: 'live',
    asOf: '2026-11-21T09:59:00Z',
    complete: true,
    problem: null,
  } as const
  const vm = { sourceId: 'us', backups: 2 }
  const items = [at('21T02:00'), at('20T02:00')]
  const reply = { items, total: 2, outcomes: [outcome, { ...outcome, sourceId: 'eu', asOf: null }] }
  expect(spanOf(vm, reply)).toEqual({ from: null, until: outcome.asOf })
  expect(spanOf(vm, { ...reply, total: 900 })).toEqual({
    from: '2026-11-20T02:00:00Z',
    until: outcome.asOf,
  })
  expect(spanOf(vm, undefined)).toBeNull()
  expect(spanOf({ ...vm, backups: null }, reply)).toBeNull()
  const first = { ...outcome, asOf: null }
  expect(spanOf(vm, { ...reply, outcomes: [first] })).toEqual({ from: null, until: null })
})
