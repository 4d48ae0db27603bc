import { expect, test } from 'vitest'
import type { Task } from '../../contract/task'
import { openConsole } from '../testing/console'
import { aTask } from '../testing/entities'

const at = (clock: string) => `2026-11-20T${clock}:00.000Z`

const seen = async (...states: [state: Task['state'], updatedAt: string][]) => {
  const { hold, store } = await openConsole()
  for (const [state, updatedAt] of states)
    await hold('task', [aTask({ id: 'one', state, createdAt: at('08:00'), updatedAt })])
  const { row } = await store
    .selectFrom('document')
    .select('row')
    .where('kind', '=', 'task')
    .executeTakeFirstOrThrow()
  const task: Task = JSON.parse(row)
  return task.startedAt
}

test('a job that was seen to wait began when it was first seen to run, and keeps that', async () => {
  const queued = ['queued', at('08:00')] as const
  const began = ['running', at('09:00')] as const
  expect(
    await seen([...queued], [...began], ['running', at('09:10')], ['succeeded', at('09:30')]),
  ).toBe(at('09:00'))
})

test('of one that nobody saw begin nothing is made up', async () => {
  expect(await seen(['running', at('09:00')])).toBeNull()
  expect(await seen(['queued', at('08:00')], ['succeeded', at('09:30')])).toBeNull()
})
