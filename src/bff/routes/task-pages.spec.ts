import { expect, test } from 'vitest'
import type { Alike } from '../../contract/alike'
import type { Page } from '../../contract/page'
import type { Task, TaskDetail, TaskTarget } from '../../contract/task'
import type { AllUnderWay } from '../../contract/under-way'
import { openConsole } from '../testing/console'
import { aTask } from '../testing/entities'

const at = (clock: string) => `2026-11-20T${clock}:00.000Z`
const on = (id: string, kind: TaskTarget['kind'] = 'server'): TaskTarget[] => [
  { kind, sourceId: 'us-west', id, name: id },
]
const ended = (from: string, to: string) => ({
  createdAt: at(from),
  endedAt: at(to),
  updatedAt: at(to),
})
const coded = (upstreamCode: string) => ({
  error: { kind: 'upstream-error', title: 'The job failed', detail: 'No.', upstreamCode } as const,
})

const openTasks = async () => {
  const console = await openConsole()
  const headers = await console.as('viewer')
  const read = async <T>(url: string) =>
    (await console.ask({ method: 'GET', url, headers })).json<T>()
  return { ...console, headers, read }
}

test('a task tells what is above it and what is below its parts, however deep', async () => {
  const { hold, read } = await openTasks()
  await hold('task', [
    aTask({ id: 'root' }),
    aTask({ id: 'middle', parentId: 'root' }),
    aTask({ id: 'leaf', parentId: 'middle' }),
    aTask({ id: 'deep', parentId: 'leaf' }),
  ])
  const root = await read<TaskDetail>('/api/tasks/us-west/root')
  expect(root.children.map(({ id }) => id)).toEqual(['middle'])
  expect(root.below.map(({ id }) => id)).toEqual(['leaf', 'deep'])
  const deep = await read<TaskDetail>('/api/tasks/us-west/deep')
  expect([deep.parent?.id, ...deep.above.map(({ id }) => id)]).toEqual(['leaf', 'middle', 'root'])
})

test('of very many parts the first are told, what failed among them, and all are counted', async () => {
  const { hold, read } = await openTasks()
  const last = { state: 'failed', createdAt: at('09:59') } as const
  await hold('task', [
    aTask({ id: 'root', progress: { kind: 'measured', percent: 40 } }),
    ...Array.from({ length: 640 }, (_, place) =>
      aTask({
        id: `part-${place}`,
        parentId: 'root',
        ...(place === 639 ? last : { state: place % 2 === 0 ? 'running' : 'succeeded' }),
      }),
    ),
    aTask({ id: 'below', parentId: 'part-3', state: 'queued' }),
  ])
  const { children, below, parts } = await read<TaskDetail>('/api/tasks/us-west/root')
  expect([children.length, below.length]).toEqual([500, 1])
  expect(children[0]?.id).toBe('part-639')
  expect(parts).toEqual({
    total: 641,
    counts: { running: 320, succeeded: 319, failed: 1, queued: 1 },
  })
  const { total } = await read<Page<Task>>('/api/tasks?parent=us-west~root')
  expect(total).toBe(640)
  expect((await read<Page<Task>>('/api/tasks?parent=us-west~part-3')).total).toBe(1)
  expect((await read<Page<Task>>('/api/tasks?parent=nothing')).total).toBe(0)
})

test('tasks that name each other as parents end somewhere', async () => {
  const { hold, read } = await openTasks()
  await hold('task', [aTask({ id: 'one', parentId: 'two' }), aTask({ id: 'two', parentId: 'one' })])
  const one = await read<TaskDetail>('/api/tasks/us-west/one')
  expect([one.parent?.id, one.above, one.below]).toEqual(['two', [], []])
  expect(one.parts).toEqual({ total: 1, counts: { running: 1 } })
})

test('other failures of its kind: how often, when last, and what ended well on the same target', async () => {
  const { hold, read } = await openTasks()
  const update = { name: 'Firmware update', state: 'failed' } as const
  await hold('task', [
    aTask({ id: 'asked', ...update, targets: on('s3'), ...ended('09:00', '09:30') }, coded('FW1')),
    aTask({ id: 'first', ...update, targets: on('s1'), ...ended('06:00', '06:10') }, coded('FW1')),
    aTask({ id: 'second', ...update, targets: on('s2'), ...ended('07:00', '07:10') }, coded('FW1')),
    aTask({ id: 'other', ...update, targets: on('s2'), ...ended('07:00', '07:10') }, coded('FW2')),
    aTask({
      id: 'boot',
      name: 'Cold boot',
      state: 'succeeded',
      targets: on('s1'),
      ...ended('06:20', '06:25'),
    }),
    aTask({
      ...update,
      id: 'again',
      state: 'succeeded',
      targets: on('s1'),
      ...ended('06:30', '06:50'),
    }),
  ])
  const alike = await read<Alike>('/api/tasks/us-west/asked/alike')
  expect(alike).toMatchObject({ failures: 2, lastAt: at('07:10'), followed: 2, recovered: 1 })
  expect(alike.between).toMatchObject([{ name: 'Cold boot', times: 1, last: { id: 'boot' } }])
  expect(alike.newest.map(({ task, recovery }) => [task.id, recovery?.id])).toEqual([
    ['second', undefined],
    ['first', 'again'],
  ])
})

test('without a code, failures are alike whose words are, whichever machine they name', async () => {
  const { hold, read } = await openTasks()
  const failed = { state: 'failed', ...ended('06:00', '06:10') } as const
  await hold('task', [
    aTask({ id: 'a', ...failed, targets: on('esx-1'), note: 'esx-1 did not come back in 30 min.' }),
    aTask({ id: 'b', ...failed, targets: on('esx-2'), note: 'esx-2 did not come back in 45 min.' }),
    aTask({ id: 'c', ...failed, targets: on('esx-3'), note: 'The bundle is not for esx-3.' }),
  ])
  expect(
    (await read<Alike>('/api/tasks/us-west/a/alike')).newest.map(({ task }) => task.id),
  ).toEqual(['b'])
})

test('what is under way on a thing is told once, by the task that is most about it', async () => {
  const { hold, read } = await openTasks()
  await hold('task', [
    aTask({ id: 'group', targets: [...on('s1'), ...on('s2')] }),
    aTask({ id: 'own', targets: on('s1'), progress: { kind: 'measured', percent: 40 } }),
    aTask({ id: 'vm', kind: 'data-services-operation', targets: on('v1', 'vm') }),
    aTask({ id: 'over', state: 'succeeded', targets: on('s3'), endedAt: at('09:00') }),
  ])
  const { tasks } = await read<AllUnderWay>('/api/tasks/under-way')
  expect(Object.fromEntries(tasks.map(({ id, touches }) => [id, touches]))).toEqual({
    own: ['us-west~s1'],
    group: ['us-west~s2'],
    vm: ['us-west~v1'],
  })
})

test('who holds what is under way as it is gets no rows again', async () => {
  const { hold, ask, headers } = await openTasks()
  await hold('task', [aTask({ id: 'own', targets: on('s1') })])
  const first = await ask({ method: 'GET', url: '/api/tasks/under-way', headers })
  const etag = String(first.headers['etag'])
  const again = {
    method: 'GET',
    url: '/api/tasks/under-way',
    headers: { ...headers, 'if-none-match': etag },
  } as const
  expect((await ask(again)).statusCode).toBe(304)
  await hold('task', [
    aTask({ id: 'own', targets: on('s1'), state: 'succeeded', endedAt: at('09:00') }),
  ])
  expect((await ask(again)).json<AllUnderWay>().tasks).toEqual([])
})
