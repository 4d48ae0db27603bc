import { expect, test } from 'vitest'
import type { Problem } from '../contract/problem'
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
