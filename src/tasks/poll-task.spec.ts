import { expect, test } from 'vitest'
import { nextPoll } from '../api/poll'
import { pollTask } from './poll-task'

const now = Date.parse('2026-11-20T10:00:00.000Z')
const ago = (minutes: number) => new Date(now - minutes * 60_000).toISOString()

test.each([
  ['running', 1, 1_000],
  ['queued', 1, 1_000],
  ['waiting', 29, 1_000],
  ['waiting', 31, 10_000],
  ['running', 600, 10_000],
  ['stalled', 1, 10_000],
  ['unknown', 1, 10_000],
  ['succeeded', 1, 30_000],
  ['failed', 1, 30_000],
  ['lost', 600, 30_000],
] as const)('%s and changed %i min ago: read again in %i ms', (state, minutes, ms) => {
  expect(pollTask({ state, updatedAt: ago(minutes) }, now)).toBe(ms)
})

test('after misses it is asked for less often, and not at all while nobody looks', () => {
  const pace = pollTask({ state: 'running', updatedAt: ago(0) }, now)
  expect([0, 1, 2, 3, 9].map((misses) => nextPoll(pace, misses, true, 'desk'))).toEqual([
    1_000, 2_000, 4_000, 8_000, 60_000,
  ])
  expect(nextPoll(pace, 0, false, 'desk')).toBe(false)
})
