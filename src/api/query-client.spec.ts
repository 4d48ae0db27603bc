import { QueryObserver } from '@tanstack/react-query'
import { afterEach, expect, test, vi } from 'vitest'
import type { Problem } from '../contract/problem'
import { polling } from './poll'
import { ProblemError } from './problem-error'
import { createQueryClient } from './query-client'

const retry = (problem: Partial<Problem>, misses: number) => {
  const decide = createQueryClient().getDefaultOptions().queries?.retry
  if (typeof decide !== 'function') throw new Error('no retry policy')
  return decide(misses, new ProblemError({ kind: 'internal', title: '', detail: '', ...problem }))
}

test.each<[string, Partial<Problem>, number, boolean]>([
  ['a lost connection is tried again', { kind: 'unreachable' }, 0, true],
  ['twice, no more', { kind: 'unreachable' }, 2, false],
  ['so is a server that stumbled', { status: 503 }, 1, true],
  ['a refusal stays a refusal', { kind: 'forbidden', status: 403 }, 0, false],
  ['so does the end of the session', { kind: 'signed-out', status: 401 }, 0, false],
  ['what cannot be read now cannot be read then', { kind: 'bad-answer' }, 0, false],
])('%s', (_law, problem, misses, again) => {
  expect(retry(problem, misses)).toBe(again)
})

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

test('a hidden tab that goes on asking is not stopped by one failure', async () => {
  vi.useFakeTimers()
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
  const queryFn = vi
    .fn(() => Promise.resolve({ acts: 1 }))
    .mockRejectedValueOnce(
      new ProblemError({ kind: 'unreachable', title: '', detail: '', status: 502 }),
    )
  const observer = new QueryObserver(createQueryClient(), {
    queryKey: ['acts', 'mine'],
    queryFn,
    ...polling(() => 2_000, 'wall'),
  })
  const stop = observer.subscribe(() => {})
  await vi.advanceTimersByTimeAsync(30_000)
  expect(queryFn.mock.calls.length).toBeGreaterThan(2)
  expect(observer.getCurrentResult().data).toEqual({ acts: 1 })
  stop()
})
