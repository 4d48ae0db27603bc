import { expect, test } from 'vitest'
import type { Task } from '../contract/task'
import { treeRows } from './tree-rows'

const part = (id: string, parentId: string, state: Task['state'] = 'running'): Task => ({
  sourceId: 'us-west',
  id,
  kind: 'compute-ops-job',
  name: id,
  state,
  note: null,
  progress: { kind: 'unknown' },
  targets: [],
  parentId,
  startedBy: null,
  createdAt: '2026-11-21T09:00:00Z',
  startedAt: null,
  endedAt: null,
  updatedAt: '2026-11-21T09:00:00Z',
  stalledSince: null,
  usualSilenceMs: null,
})
const parts = [
  part('well', 'root', 'succeeded'),
  part('waits', 'root', 'waiting'),
  part('failed', 'root', 'failed'),
  part('inner', 'failed'),
  part('innermost', 'inner'),
]
const told = (closed: string[] = []) =>
  treeRows('root', parts, new Set(closed)).map(({ task, level }) => `${level} ${task.id}`)

test('what failed stands first with what is below it, what is well last', () => {
  expect(told()).toEqual(['1 failed', '2 inner', '3 innermost', '1 waits', '1 well'])
})

test('what is folded hides everything below it', () => {
  expect(told(['failed'])).toEqual(['1 failed', '1 waits', '1 well'])
})

test('parts that name each other as parents are told once', () => {
  const loop = [part('one', 'two'), part('two', 'one')]
  expect(treeRows('root', loop, new Set())).toEqual([])
  expect(treeRows('one', loop, new Set()).map(({ task }) => task.id)).toEqual(['two'])
})
