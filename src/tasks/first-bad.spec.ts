import { expect, test } from 'vitest'
import type { Task, TaskState } from '../contract/task'
import { firstBad } from './first-bad'

const part = (name: string, state: TaskState, createdAt = '2026-11-20T10:00:00.000Z') => ({
  name: 'Firmware update',
  state,
  createdAt,
  targets: [{ kind: 'server', sourceId: 'eu', id: name, name }] as Task['targets'],
})
const inOrder = (...parts: ReturnType<typeof part>[]) =>
  parts.toSorted(firstBad).map(({ targets }) => targets[0]?.name)

test('of a rollout what failed comes first, then what runs, then what waits, then what is well', () => {
  expect(
    inOrder(
      part('done', 'succeeded'),
      part('waits', 'waiting'),
      part('runs', 'running'),
      part('stalls', 'stalled'),
      part('failed', 'failed'),
    ),
  ).toEqual(['failed', 'stalls', 'runs', 'waits', 'done'])
})

test('what was made at once is in the order of its names, as people count', () => {
  expect(
    inOrder(
      part('esx-10', 'waiting'),
      part('esx-9', 'waiting'),
      part('esx-2', 'waiting'),
      part('esx-77', 'waiting', '2026-11-20T09:00:00.000Z'),
    ),
  ).toEqual(['esx-77', 'esx-2', 'esx-9', 'esx-10'])
})
