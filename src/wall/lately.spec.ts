import * as v from 'valibot'
import { expect, test } from 'vitest'
import { taskSchema } from '../contract/task'
import { failedSince, failuresIn } from './lately'

const aTask = (endedAt: string | null) =>
  v.parse(taskSchema, {
    sourceId: 'us-west',
    id: 't1',
    kind: 'compute-ops-job',
    name: 'Firmware update',
    state: 'failed',
    note: null,
    progress: { kind: 'unknown' },
    targets: [],
    parentId: null,
    startedBy: null,
    createdAt: '2026-11-18T09:50:00.000Z',
    startedAt: null,
    endedAt,
    updatedAt: '2026-11-18T09:50:00.000Z',
  })

test('failures of a day are counted over its slots', () => {
  const at = '2026-11-20T09:00:00.000Z'
  const slots = [{ failed: 2 }, { started: 4 }, { started: 1, failed: 1 }]
  expect(failuresIn({ slots: slots.map((counts) => ({ at, counts })) })).toBe(3)
})

test('what ended more than a day ago is no longer lately', () => {
  const ended = ['2026-11-20T09:00:00.000Z', '2026-11-19T10:00:01.000Z', '2026-11-19T09:59:59.000Z']
  const tasks = [...ended, null].map((endedAt) => aTask(endedAt))
  const now = Date.parse('2026-11-20T10:00:00.000Z')
  expect(failedSince(tasks, now).map(({ endedAt }) => endedAt)).toEqual(ended.slice(0, 2))
})
