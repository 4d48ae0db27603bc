import { QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { nextPoll, polling } from './poll'
import type { Place } from './poll'
import { createQueryClient } from './query-client'

const seen = true
const hidden = false

test.each<[string, number | undefined, number, boolean, Place, number | false]>([
  ['the server sets the pace', 2_000, 0, seen, 'desk', 2_000],
  ['without a pace, every 5 s', undefined, 0, seen, 'desk', 5_000],
  ['never faster than once a second', 10, 0, seen, 'desk', 1_000],
  ['a miss doubles it', 5_000, 1, seen, 'desk', 10_000],
  ['every further miss again', 5_000, 3, seen, 'desk', 40_000],
  ['up to a minute', 5_000, 50, seen, 'desk', 60_000],
  ['a slower pace is kept, misses or not', 90_000, 2, seen, 'desk', 90_000],
  ['a hidden desk tab rests', 2_000, 0, hidden, 'desk', false],
  ['a covered wall goes on', 2_000, 0, hidden, 'wall', 2_000],
])('%s', (_law, pollAfterMs, misses, visible, place, ms) => {
  expect(nextPoll(pollAfterMs, misses, visible, place)).toBe(ms)
})

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('a poll that fails keeps what is shown, is asked for less and less, and recovers', async () => {
  const client = createQueryClient()
  let failing = false
  const at: number[] = []
  const observer = new QueryObserver(client, {
    queryKey: ['feed'],
    queryFn: () => {
      at.push(Date.now())
      return failing ? Promise.reject(new Error('down')) : Promise.resolve({ rows: 3 })
    },
    ...polling(() => 2_000),
  })
  const start = Date.now()
  const stop = observer.subscribe(() => {})
  await vi.advanceTimersByTimeAsync(2_100)
  failing = true
  await vi.advanceTimersByTimeAsync(15_000)
  expect(observer.getCurrentResult()).toMatchObject({ data: { rows: 3 }, isError: true })
  failing = false
  await vi.advanceTimersByTimeAsync(20_000)
  expect(observer.getCurrentResult().isError).toBe(false)
  expect(at.map((time) => Math.round((time - start) / 1000)).slice(0, 7)).toEqual([
    0, 2, 4, 8, 16, 32, 34,
  ])
  stop()
})
