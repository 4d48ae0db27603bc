import { expect, test } from 'vitest'
import { imageFor } from '../../../mocks/estate/firmware-baseline'
import type { ActDetail } from '../../contract/act'
import { rawTaskPath } from '../../contract/raw-task'
import type { Task, TaskDetail } from '../../contract/task'
import { openTasks } from '../sources/ilo/testing/open-tasks'
import { openTestStore } from '../testing/store'
import { openActing } from './testing/act-on'

/** What BMCs do by themselves, and what they do for us, in the list of tasks: everything once. */

const slow = { timeout: 120_000 }
const second = 1_000

const open = async () => {
  const ilos = openTasks()
  return { ...ilos, ...(await openActing(ilos)) }
}

type Tasks = { items: Task[]; facets: Record<string, { value: string; count: number }[]> }
const taskPath = ({ sourceId, id }: Task) => `/api/tasks/${sourceId}/${encodeURIComponent(id)}`

test(
  'firmware that somebody flashes on an iLO is in the list, measured, to its end',
  slow,
  async () => {
    const { of, simpleUpdate, advance, read } = await open()
    const { machine, host } = of(6)
    await simpleUpdate(host, imageFor(machine, 'rom'))
    await advance(65 * second)
    const list = () => read<Tasks>(`/api/tasks?server=ilos~${machine.uuid}`)
    const seen: number[] = []
    for (let polls = 0; polls < 10; polls += 1) {
      const { items } = await list()
      expect(items).toHaveLength(1)
      const [{ progress, state } = { progress: null, state: null }] = items
      expect(state).toBe('running')
      if (progress?.kind === 'measured') seen.push(progress.percent)
      await advance(4 * second)
    }
    expect(new Set(seen).size).toBe(10)
    expect(seen).toEqual(seen.toSorted((one, other) => one - other))
    await advance(60 * second)
    const { items, facets } = await list()
    expect(items).toMatchObject([{ state: 'succeeded', kind: 'redfish-task', startedBy: null }])
    expect(facets['kind']).toEqual([{ value: 'redfish-task', count: 1 }])
  },
)

test('its page tells its steps, and reads its record through', slow, async () => {
  const { of, simpleUpdate, advance, read, ask, as } = await open()
  const { machine, host } = of(5)
  await simpleUpdate(host, imageFor(machine, 'rom'))
  await advance(150 * second)
  const { items } = await read<Tasks>(`/api/tasks?server=ilos~${machine.uuid}`)
  const [task] = items
  if (!task) throw new Error('There is no task.')
  const page = await read<TaskDetail>(taskPath(task))
  expect(page.log.map(({ text }) => text).at(-1)).toBe('It was carried out.')
  expect(new Set(page.log.map(({ text }) => text)).size).toBe(page.log.length)
  const url = rawTaskPath(task) ?? ''
  const raw = await read<{ body: object }>(url)
  expect(raw.body).toMatchObject({ TaskState: 'Completed', Name: 'Firmware update' })
  expect(JSON.stringify([page, raw])).not.toMatch(/ilo-\d+\.test|canary/)
  expect((await ask({ url, headers: await as('viewer') })).statusCode).toBe(403)
})

test('a BFF that starts anew goes on with it: one task, every line once', slow, async () => {
  const store = await openTestStore()
  const ilos = openTasks()
  const { of, simpleUpdate, advance } = ilos
  const before = await openActing(ilos, { store })
  const { machine, host } = of(7)
  await simpleUpdate(host, imageFor(machine, 'rom'))
  await advance(75 * second)
  await before.app.close()
  const after = await openActing(ilos, { store })
  await advance(75 * second)
  const { items } = await after.read<Tasks>('/api/tasks')
  expect(items).toMatchObject([{ state: 'succeeded', createdAt: '2026-11-20T10:00:06.000Z' }])
  const [task] = items
  const { log } = await after.read<TaskDetail>(task ? taskPath(task) : '')
  expect(log.map(({ text }) => text)).toEqual([...new Set(log.map(({ text }) => text))])
  expect(log.map(({ at }) => at)).toEqual(log.map(({ at }) => at).toSorted())
})

const uri = '/redfish/v1/TaskService/Tasks/12'
const aTaskOf = (state: string, systems: string) => ({
  '@odata.id': uri,
  '@odata.type': '#Task.v1_4_2.Task',
  Name: 'Task 12',
  TaskState: state,
  TaskStatus: 'OK',
  StartTime: '2026-11-20T10:00:06Z',
  ...(state === 'Completed' ? { EndTime: '2026-11-20T10:00:40Z' } : {}),
  Payload: { TargetUri: `${systems}/Actions/ComputerSystem.Reset` },
})

/** An iLO that makes a task of a reset, and says so in its answer or at the end of its link. */
const openTelling = async (how: 'body' | 'location') => {
  const acting = await open()
  const { of, hooks } = acting
  const { machine, host } = of(6)
  const state = { now: 'Running', begun: false }
  const task = () => aTaskOf(state.now, '/redfish/v1/Systems/1')
  hooks.intercept = (request) => {
    const { host: asked, pathname } = new URL(request.url)
    if (asked !== host) return null
    if (request.method === 'POST' && pathname.includes('ComputerSystem.Reset')) {
      state.begun = true
      const headers = { location: `https://${host}/redfish/v1/TaskService/TaskMonitors/12` }
      return Response.json(how === 'body' ? task() : {}, { status: 202, headers })
    }
    if (pathname.includes('TaskMonitors')) return Response.json(task(), { status: 202 })
    return pathname.startsWith('/redfish/v1/TaskService/Tasks')
      ? Response.json({ Members: state.begun ? [task()] : [] })
      : null
  }
  return { ...acting, machine, state }
}

test.each(['body', 'location'] as const)(
  'a reset of which the BMC makes a task is that task, and no other (%s)',
  slow,
  async (how) => {
    const { act, detail, machine, state, advance, read } = await openTelling(how)
    const { id } = await act('restart', [machine.uuid])
    await advance(5 * second)
    const tasks = () => read<Tasks>('/api/tasks')
    expect((await tasks()).items).toMatchObject([
      {
        kind: 'redfish-task',
        name: 'Computer system reset',
        state: 'running',
        startedBy: 'Demo operator',
        targets: [{ kind: 'server', id: machine.uuid }],
      },
    ])
    const item = async (): Promise<ActDetail['items'][number] | undefined> =>
      (await detail(id)).items[0]
    const [task] = (await tasks()).items
    expect(await item()).toMatchObject({ state: 'running', taskId: task?.id })
    state.now = 'Completed'
    await advance(10 * second)
    expect(await item()).toMatchObject({ state: 'succeeded', endedAt: '2026-11-20T10:00:40.000Z' })
    expect((await tasks()).items).toMatchObject([{ id: task?.id, startedBy: 'Demo operator' }])
    expect(await read<TaskDetail>(task ? taskPath(task) : '')).toMatchObject({
      act: { id, by: 'Demo operator' },
    })
  },
)

test('a reset that an iLO makes no task of stays the ledger’s own, once', slow, async () => {
  const { act, follow, of, read, advance } = await open()
  const { machine } = of(6)
  await follow((await act('restart', [machine.uuid])).id)
  await advance(70 * second)
  expect((await read<Tasks>('/api/tasks')).items).toMatchObject([
    { kind: 'redfish', name: 'Restart', state: 'succeeded' },
  ])
})
