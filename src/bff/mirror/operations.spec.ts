import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Operation } from '../../contract/operation'
import { operationState } from '../../contract/operation'
import type { Page } from '../../contract/page'
import { countsText } from '../../contract/parts'
import type { TaskState } from '../../contract/task'
import { taskStates, taskStatus } from '../../contract/task'
import { anAct, anActItem } from '../testing/an-act'
import { openConsole } from '../testing/console'
import { aTask } from '../testing/entities'
import { readBatches } from './query'

const at = (minute: number) =>
  new Date(Date.parse('2026-11-20T08:00:00Z') + minute * 60_000).toISOString()

const openList = async () => {
  const console = await openConsole()
  const session = await console.as('operator')
  const list = async (search = '', path = '/api/operations') => {
    const reply = await console.ask({ url: `${path}?${search}`, headers: session })
    expect(reply.statusCode).toBe(200)
    return reply.json<Page<Operation>>()
  }
  const see = (task: { sourceId: string; id: string } | null) =>
    console.ask({ method: 'POST', url: '/api/seen', headers: session, payload: { task } })
  return { ...console, session, list, see }
}

const part = (id: string, state: TaskState, more = {}) =>
  aTask({
    id,
    state,
    parentId: 'rollout',
    name: `Firmware update ${id}`,
    startedAt: at(1),
    endedAt: taskStatus[state].ended ? at(5) : null,
    targets: [{ kind: 'server', sourceId: 'us-west', id, name: `esx-${id}` }],
    ...more,
  })

test.each<[TaskState[], TaskState]>([
  [['running', 'failed', 'succeeded'], 'running'],
  [['succeeded', 'failed', 'succeeded'], 'failed'],
  [['succeeded', 'waiting', 'failed'], 'waiting'],
  [['succeeded', 'stalled', 'queued'], 'stalled'],
  [['cancelled', 'succeeded'], 'succeeded'],
  [['cancelled', 'cancelled'], 'cancelled'],
  [['succeeded', 'lost'], 'lost'],
  [['succeeded', 'succeeded'], 'succeeded'],
])('%s together: %s', (states, state) => {
  expect(operationState(states)).toBe(state)
})

test('it goes on exactly while one of its parts does', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...taskStates), { minLength: 1 }), (states) => {
      const goesOn = states.some((state) => !taskStatus[state].ended)
      expect(taskStatus[operationState(states)].ended).toBe(!goesOn)
    }),
  )
})

test('a rollout over servers is one row that tells how its parts do', async () => {
  const { hold, list } = await openList()
  await hold('task', [
    aTask({ id: 'rollout', name: 'Group firmware update', state: 'running', createdAt: at(0) }),
    part('1', 'succeeded'),
    part('2', 'failed'),
    part('3', 'running'),
    aTask({ id: 'alone', name: 'Power on', state: 'succeeded', createdAt: at(9), endedAt: at(10) }),
  ])
  const { items, total, facets } = await list()
  expect(total).toBe(2)
  const [rollout, alone] = items
  expect(rollout).toMatchObject({
    id: 'rollout',
    name: 'Group firmware update',
    state: 'running',
    progress: { kind: 'counted', done: 2, total: 3, failed: 1 },
    endedAt: null,
    parts: { total: 3, counts: { succeeded: 1, failed: 1, running: 1 } },
  })
  expect(rollout?.parts && countsText(rollout.parts.counts)).toBe('1 done · 1 failed · 1 running')
  expect(alone?.parts).toBeNull()
  expect(facets['state']).toContainEqual({ value: 'failed', count: 1 })
  const parts = await list('operation=us-west~rollout', '/api/tasks')
  expect(parts.total).toBe(4)
})

test('when its last part has ended with a failure among them, it has failed', async () => {
  const { hold, list } = await openList()
  const root = aTask({ id: 'rollout', state: 'succeeded', endedAt: at(6) })
  await hold('task', [root, part('1', 'running'), part('2', 'failed')])
  expect((await list()).items[0]).toMatchObject({ state: 'running', endedAt: null })
  await hold('task', [part('1', 'succeeded', { endedAt: at(8) })])
  expect((await list()).items[0]).toMatchObject({ state: 'failed', endedAt: at(8) })
})

test('what an act on several servers started is one row under its name and who asked', async () => {
  const { hold, list, store } = await openList()
  await store
    .insertInto('act')
    .values(anAct({ at: at(0), actor: 'ana' }))
    .execute()
  const members = (['running', 'queued', 'skipped'] as const).map((state, place) =>
    anActItem({
      place,
      target_id: `${place + 1}`,
      name: `esx-${place + 1}`,
      state,
      task_id: state === 'running' ? '1' : '',
      task_kind: 'compute-ops-job',
      sent_at: '',
    }),
  )
  await store.insertInto('act_item').values(members).execute()
  await hold('task', [part('1', 'running', { parentId: null, operation: 'act~a1' })])
  const { items, total } = await list()
  expect(total).toBe(1)
  expect(items[0]).toMatchObject({
    sourceId: 'act',
    id: 'a1',
    name: 'Restart: 2 servers',
    startedBy: 'ana',
    parts: { total: 2, counts: { running: 1, queued: 1 } },
  })
})

test('a filter or a word that fits one part finds the whole', async () => {
  const { hold, list } = await openList()
  await hold('task', [
    aTask({ id: 'rollout', startedBy: 'ana' }),
    part('1', 'failed', { note: 'The image is damaged' }),
    part('2', 'running'),
    aTask({ id: 'other', startedBy: 'bob', createdAt: at(50) }),
  ])
  for (const search of ['q=damaged', 'q=esx-2', 'state=failed', 'who=ana', 'server=us-west~2'])
    expect((await list(search)).items.map(({ id }) => id)).toEqual(['rollout'])
  const until = encodeURIComponent(at(20))
  expect((await list(`until=${until}&who=bob`)).total).toBe(0)
})

test('what goes on, then failures that I have not seen, then the rest by time', async () => {
  const { hold, list, see, as, ask } = await openList()
  const ended = (id: string, state: TaskState, minute: number) =>
    aTask({ id, state, createdAt: at(minute), endedAt: at(minute + 1) })
  await hold('task', [
    ended('done', 'succeeded', 40),
    ended('failed', 'failed', 10),
    ended('failed-too', 'failed', 20),
    aTask({ id: 'runs', createdAt: at(5) }),
  ])
  const order = async (search = '', path = '/api/operations') =>
    (await list(search, path)).items.map(({ id }) => id)
  const before = ['runs', 'failed-too', 'failed', 'done']
  expect(await order()).toEqual(before)
  expect(await order('', '/api/tasks')).toEqual(before)
  expect((await list()).unseen?.toSorted()).toEqual(['us-west~failed', 'us-west~failed-too'])

  expect((await see({ sourceId: 'us-west', id: 'failed-too' })).statusCode).toBe(200)
  expect(await order()).toEqual(['runs', 'failed', 'done', 'failed-too'])
  const windows = await Promise.all([0, 1, 2, 3].map((offset) => order(`offset=${offset}&limit=1`)))
  expect(windows.flat()).toEqual(['runs', 'failed', 'done', 'failed-too'])

  const other = await as('viewer')
  const theirs = await ask({ url: '/api/operations', headers: other })
  expect(theirs.json<Page<Operation>>().items.map(({ id }) => id)).toEqual(before)

  await see(null)
  expect(await order()).toEqual(['runs', 'done', 'failed-too', 'failed'])
  expect((await list()).unseen).toEqual([])
})

test('a rollout is seen with the last of its failed parts, and they with it', async () => {
  const { hold, list, see } = await openList()
  const root = aTask({ id: 'rollout', state: 'failed', endedAt: at(6) })
  await hold('task', [root, part('1', 'failed'), part('2', 'failed')])
  await see({ sourceId: 'us-west', id: '1' })
  expect((await list()).unseen).toEqual(['us-west~rollout'])
  await see({ sourceId: 'us-west', id: '2' })
  expect((await list()).unseen).toEqual([])
  expect((await list('', '/api/tasks')).unseen).toEqual([])
})

test('a rollout whose tasks are forgotten is gone, and one whose part goes is counted anew', async () => {
  const { hold, list, mirror } = await openList()
  await hold('task', [aTask({ id: 'rollout' }), part('1', 'failed'), part('2', 'running')])
  await mirror.openPass('us-west', 'jobs', null).remove('task', ['1'])
  expect((await list()).items[0]?.parts).toEqual({ total: 1, counts: { running: 1 } })
  await mirror.openPass('us-west', 'jobs', null).remove('task', ['rollout', '2'])
  expect(await list()).toMatchObject({ total: 0, items: [] })
})

const anyTree = fc.array(
  fc.record({
    root: fc.nat(6),
    state: fc.constantFrom(...taskStates),
    kind: fc.constantFrom('compute-ops-job' as const, 'redfish' as const),
    startedBy: fc.constantFrom(null, 'ana', 'bob'),
    minute: fc.nat(100),
  }),
  { minLength: 1, maxLength: 20 },
)
const filters = fc.constantFrom(
  '',
  'state=failed',
  'state=running&state=failed',
  'who=ana',
  'kind=redfish',
)

test('under any filter: windows laid end to end are the list, and a facet tells what choosing it gives', async () => {
  await fc.assert(
    fc.asyncProperty(anyTree, filters, async (tree, filter) => {
      const { hold, list, store } = await openList()
      await hold(
        'task',
        tree.map(({ root, minute, ...row }, index) =>
          aTask({
            ...row,
            id: index <= root ? `r${index}` : `p${index}`,
            parentId: index <= root ? null : `r${root}`,
            createdAt: at(minute),
            endedAt: taskStatus[row.state].ended ? at(minute + 1) : null,
          }),
        ),
      )
      const whole = await list(filter)
      expect(whole.items).toHaveLength(whole.total)
      const laid: string[] = []
      for (let offset = 0; offset < whole.total; offset += 3)
        laid.push(...(await list(`${filter}&offset=${offset}&limit=3`)).items.map(({ id }) => id))
      expect(laid).toEqual(whole.items.map(({ id }) => id))
      if (filter === '')
        for (const [name, values] of Object.entries(whole.facets))
          for (const { value, count } of values)
            expect((await list(`${name}=${value}`)).total).toBe(count)
      const { rows } = await readBatches(store, (await import('./lists')).lists.operations, {
        q: '',
        sort: [{ column: 'attention', descending: false }],
        filters: {},
        bounds: {},
        anchor: null,
        offset: 0,
        limit: 100,
      })
      expect(rows).toBe((await list()).total)
    }),
    { numRuns: 15 },
  )
}, 60_000)
