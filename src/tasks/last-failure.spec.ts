import { expect, test } from 'vitest'
import type { TaskState } from '../contract/task'
import { lastFailure } from './last-failure'

const at = (minute: number) => `2026-11-20T09:${String(minute).padStart(2, '0')}:00.000Z`
const task = (state: TaskState, minute: number | null) => ({
  state,
  endedAt: minute === null ? null : at(minute),
})
const family = (
  state: TaskState,
  minute: number | null,
  ...parts: [TaskState, number | null][]
) => ({
  ...task(state, minute),
  children: parts.map(([one, end]) => task(one, end)),
  below: [],
})

test.each([
  ['nothing has failed', family('running', null, ['succeeded', 3]), null],
  ['it has failed', family('failed', 5), at(5)],
  [
    'a part has failed while others go on',
    family('running', null, ['failed', 3], ['running', null]),
    at(3),
  ],
  [
    'another part fails',
    family('running', null, ['failed', 3], ['failed', 7], ['running', null]),
    at(7),
  ],
  [
    'it is over, with a failed part',
    family('succeeded', 9, ['failed', 3], ['succeeded', 8]),
    at(9),
  ],
])('%s', (_what, of, expected) => {
  expect(lastFailure(of)).toBe(expected)
})
