import { expect, test } from 'vitest'
import { imageFor } from '../../../../../mocks/estate/firmware-baseline'
import { openTasks } from '../testing/open-tasks'

const second = 1_000
const minute = 60 * second
const modern = [5, 6, 7]

test.each(modern)(
  'iLO %s: firmware from an address is one task, measured from its upload to its end',
  async (generation) => {
    const { of, follow, shown, simpleUpdate, advance, collector, rows } = openTasks()
    const { machine, host, part } = of(generation)
    await simpleUpdate(host, imageFor(machine, 'rom'))
    const seen: unknown[] = []
    await follow()
    expect(collector.sooner?.()).toBe(3_000)
    for (const seconds of [1, 20, 12, 45, 30, 20]) {
      await advance(seconds * second)
      await follow()
      const [row] = shown()
      seen.push([row?.state, row?.progress, row?.note])
    }
    expect(shown()).toHaveLength(1)
    expect(seen).toEqual([
      ['running', { kind: 'measured', percent: 0 }, 'The image is uploaded.'],
      ['running', { kind: 'measured', percent: 0 }, 'The image is verified.'],
      ['running', { kind: 'measured', percent: 0 }, 'The image is written to the iLO.'],
      ['running', { kind: 'measured', percent: 46 }, 'The image is flashed.'],
      ['running', { kind: 'measured', percent: 84 }, 'The image is flashed.'],
      ['succeeded', { kind: 'unknown' }, 'It was carried out.'],
    ])
    const [row] = shown()
    expect(row).toMatchObject({
      sourceId: 'ilos',
      kind: 'redfish-task',
      name: 'Firmware update',
      targets: [{ kind: 'server', sourceId: 'ilos', id: machine.uuid, name: machine.hostName }],
      createdAt: '2026-11-20T10:00:00.000Z',
      endedAt: '2026-11-20T10:02:00.000Z',
    })
    expect(row?.id).toMatch(new RegExp(`^${part}/redfish/v1/TaskService/Tasks/1@`))
    expect(rows.task.get(row?.id ?? '')?.facts).toMatchObject({
      sourceState: 'Completed, OK'.toUpperCase(),
      error: null,
    })
    expect(collector.sooner?.()).toBeNull()
  },
)

test('an image that is not for the server fails with the iLO’s message and its id', async () => {
  const { of, followFor, shown, simpleUpdate, rows } = openTasks()
  const { host } = of(6)
  await simpleUpdate(host, 'ilo4_299.fwpkg')
  await followFor(minute)
  expect(shown()).toMatchObject([{ state: 'failed', kind: 'redfish-task' }])
  const [{ facts } = { facts: null }] = rows.task.values()
  expect(facts?.error).toEqual({
    kind: 'upstream-error',
    title: 'The task failed',
    detail: 'The file is not valid.',
    upstreamCode: 'iLO.UpdateInvalidFile',
  })
  expect(facts?.log).toEqual([{ at: '2026-11-20T10:00:20.000Z', text: 'The file is not valid.' }])
})

test.each(modern)('iLO %s: a command of the update queue is one task', async (generation) => {
  const { of, followFor, shown, enqueue, rows } = openTasks()
  const { machine, host } = of(generation)
  const file = imageFor(machine, 'rom')
  await enqueue(host, file, 'ROM of this quarter')
  await followFor(70 * second)
  expect(shown()).toMatchObject([
    {
      kind: 'ilo-update-task',
      name: 'ROM of this quarter',
      state: 'running',
      note: 'The image is flashed.',
      targets: [{ id: machine.uuid }],
    },
  ])
  const [running] = shown()
  expect(running?.progress).toMatchObject({ kind: 'measured' })
  await followFor(70 * second)
  expect(shown()).toMatchObject([
    { id: running?.id, state: 'succeeded', endedAt: '2026-11-20T10:02:00.000Z' },
  ])
  expect(rows.task.get(running?.id ?? '')?.facts.parameters).toEqual([
    { name: 'Command', value: 'Apply update' },
    { name: 'File', value: file },
    { name: 'Done by', value: 'iLO' },
  ])
})

test('an iLO that flashes itself is away for a while; its task stays, says so, and ends', async () => {
  const { of, followFor, shown, simpleUpdate, mentioned } = openTasks()
  const { machine, host } = of(6)
  await simpleUpdate(host, imageFor(machine, 'ilo'))
  await followFor(150 * second)
  expect(shown()).toMatchObject([
    { state: 'running', note: expect.stringMatching(/^Its BMC does not answer at the moment\./) },
  ])
  await followFor(2 * minute)
  expect(shown()).toMatchObject([{ state: 'succeeded', note: 'It was carried out.' }])
  // Its server is read again: it shows the new firmware.
  expect(mentioned).toContainEqual({ collection: 'servers', ids: [machine.uuid] })
})

test('the steps of an update are its log, each with when it was first seen', async () => {
  const { of, followFor, simpleUpdate, rows, pass } = openTasks()
  const { machine, host } = of(5)
  await simpleUpdate(host, imageFor(machine, 'rom'))
  const lines = new Map<string, string>()
  const write = pass.write
  pass.write = async (kind, entities) => {
    await write(kind, entities)
    for (const { facts } of rows.task.values())
      for (const { at, text } of facts.log) lines.set(text, lines.get(text) ?? at)
  }
  await followFor(150 * second)
  expect([...lines.keys()]).toEqual([
    'The image is uploaded.',
    'The image is verified.',
    'The image is written to the iLO.',
    'The image is flashed.',
    'It was carried out.',
  ])
  const times = [...lines.values()]
  expect(times).toEqual(times.toSorted())
})

test('while nothing runs, an iLO is asked three things a minute, and the root once an hour', async () => {
  const { follow, requests, machines, advance, of } = openTasks()
  await follow()
  const { host } = of(6)
  const asked = () => requests.filter((line) => line.startsWith(`${host} GET`)).length
  const before = asked()
  await advance(minute)
  await follow()
  expect(asked() - before).toBe(3)
  expect(requests.some((line) => line.includes('Systems'))).toBe(false)
  expect(machines.length).toBeGreaterThan(6)
})

test('only the iLO on which something runs is asked every few seconds', async () => {
  const { of, follow, simpleUpdate, requests, advance } = openTasks()
  const [busy, idle] = [of(6), of(7)]
  await simpleUpdate(busy.host, imageFor(busy.machine, 'rom'))
  await follow()
  const count = (host: string) => requests.filter((line) => line.startsWith(`${host} GET`)).length
  const before = [count(busy.host), count(idle.host)]
  for (let passes = 0; passes < 10; passes += 1) {
    await advance(3 * second)
    await follow()
  }
  expect(count(busy.host) - (before[0] ?? 0)).toBe(30)
  expect(count(idle.host)).toBe(before[1])
  // Once in a while all are read, whatever runs.
  for (let passes = 0; passes < 12; passes += 1) {
    await advance(3 * second)
    await follow()
  }
  expect(count(idle.host)).toBeGreaterThan(before[1] ?? 0)
})

test('few iLOs at once, each asked one thing at a time', async () => {
  const { follow, inFlight } = openTasks()
  await follow()
  expect(inFlight.most).toBeLessThanOrEqual(8)
})

test('a task whose record is gone before its end was seen is lost', async () => {
  const { of, followFor, shown, simpleUpdate, hooks } = openTasks()
  const { machine, host } = of(6)
  await simpleUpdate(host, imageFor(machine, 'rom'))
  await followFor(10 * second)
  const empty = { Members: [], 'Members@odata.count': 0 }
  const idle = { Oem: { Hpe: { State: 'Idle' } } }
  hooks.intercept = ({ url }) => {
    if (!url.startsWith(`https://${host}`)) return null
    if (/TaskService\/Tasks/.test(url)) return Response.json(empty)
    return /UpdateService\/?$/.test(url) ? Response.json(idle) : null
  }
  await followFor(10 * second)
  expect(shown()).toMatchObject([
    { state: 'lost', note: expect.stringContaining('keeps no record of it any more') },
  ])
})

test('gone after a restart of the iLO, it has ended as the iLO says of its last image', async () => {
  const { of, followFor, shown, simpleUpdate, hooks, rows } = openTasks()
  const { machine, host } = of(6)
  await simpleUpdate(host, imageFor(machine, 'rom'))
  await followFor(60 * second)
  const result = { MessageId: 'iLO.2.33.UpdateInterrupted' }
  hooks.intercept = ({ url }) => {
    if (!url.startsWith(`https://${host}`)) return null
    if (/TaskService\/Tasks/.test(url)) return Response.json({ Members: [] })
    return /UpdateService\/?$/.test(url)
      ? Response.json({ Oem: { Hpe: { State: 'Error', Result: result } } })
      : null
  }
  await followFor(5 * second)
  expect(shown()).toMatchObject([{ state: 'failed', note: 'The update was interrupted.' }])
  const [{ facts } = { facts: null }] = rows.task.values()
  expect(facts?.error).toMatchObject({ upstreamCode: 'iLO.UpdateInterrupted' })
})

test('a list that cannot be read loses nothing', async () => {
  const { of, followFor, shown, simpleUpdate, hooks } = openTasks()
  const { machine, host } = of(6)
  await simpleUpdate(host, imageFor(machine, 'rom'))
  await followFor(10 * second)
  for (const status of [403, 404, 503]) {
    hooks.intercept = ({ url }) =>
      url.startsWith(`https://${host}`) && /TaskService\/Tasks/.test(url)
        ? Response.json({}, { status })
        : null
    await followFor(5 * second)
    expect(shown()).toMatchObject([{ state: 'running' }])
  }
})

test('a new task under the number of an old one is another task', async () => {
  const { of, followFor, shown, hooks } = openTasks()
  const { host } = of(6)
  const task = (began: string) => ({
    '@odata.id': '/redfish/v1/TaskService/Tasks/1',
    Name: 'Task 1',
    TaskState: 'Completed',
    StartTime: began,
    EndTime: began,
    Payload: { TargetUri: '/redfish/v1/Systems/1/Actions/ComputerSystem.Reset' },
  })
  let began = '2026-11-20T09:00:00Z'
  hooks.intercept = ({ url }) =>
    url.startsWith(`https://${host}`) && /TaskService\/Tasks/.test(url)
      ? Response.json({ Members: [task(began)] })
      : null
  await followFor(2 * minute)
  began = '2026-11-20T10:01:00Z'
  await followFor(2 * minute)
  expect(shown().map(({ name, createdAt }) => [name, createdAt])).toEqual([
    ['Computer system reset', '2026-11-20T09:00:00.000Z'],
    ['Computer system reset', '2026-11-20T10:01:00.000Z'],
  ])
})

test('what ended long before anybody looked is history of the iLO alone', async () => {
  const { of, followFor, shown, hooks } = openTasks()
  const { host } = of(6)
  const old = { '@odata.id': '/redfish/v1/TaskService/Tasks/3', TaskState: 'Completed' }
  const times = { StartTime: '2026-10-01T09:00:00Z', EndTime: '2026-10-01T09:10:00Z' }
  hooks.intercept = ({ url }) =>
    url.startsWith(`https://${host}`) && /TaskService\/Tasks/.test(url)
      ? Response.json({ Members: [{ ...old, ...times }] })
      : null
  await followFor(minute)
  expect(shown()).toEqual([])
})

test('a captured task with an empty state shows as unknown, and is not hurried after', async () => {
  const { of, follow, shown, hooks, collector } = openTasks()
  const { host } = of(7)
  const task = { '@odata.id': '/redfish/v1/TaskService/Tasks/9', Name: 'Task 9', TaskState: '' }
  hooks.intercept = ({ url }) =>
    url.startsWith(`https://${host}`) && /TaskService\/Tasks/.test(url)
      ? Response.json({ Members: [task] })
      : null
  await follow()
  expect(shown()).toMatchObject([{ state: 'unknown', name: 'Task 9', endedAt: null }])
  expect(collector.sooner?.()).toBeNull()
})

test('a BMC of another vendor, whose list holds links alone, is read by one request for each', async () => {
  const { follow, shown, hooks, requests, machines, advance } = openTasks({ foreign: true })
  const host = `ilo-${machines.length - 1}.test`
  const uri = '/redfish/v1/TaskService/Tasks'
  const tasks: Record<string, object> = {
    [`${uri}/0`]: { Name: 'Task 0', TaskState: 'Completed', StartTime: '2026-11-20T09:00:00Z' },
    [`${uri}/1`]: { Name: 'Task 1', TaskState: 'Running', PercentComplete: 25 },
  }
  hooks.intercept = (request) => {
    const { host: asked, pathname } = new URL(request.url)
    if (asked !== host || !pathname.startsWith(uri)) return null
    const links = Object.keys(tasks).map((id) => ({ '@odata.id': id }))
    return Response.json(tasks[pathname] ?? { Members: links })
  }
  await follow()
  await advance(3 * second)
  await follow()
  expect(shown()).toMatchObject([
    { name: 'Task 0', state: 'succeeded', kind: 'redfish-task' },
    { name: 'Task 1', state: 'running', progress: { kind: 'measured', percent: 25 } },
  ])
  const asked = (id: number) => requests.filter((line) => line === `${host} GET ${uri}/${id}`)
  expect([asked(0).length, asked(1).length]).toEqual([1, 2])
})

test('one iLO that is away costs nothing but its own tasks; where none answers the pass fails', async () => {
  const { of, follow, shown, simpleUpdate, down, machines, advance } = openTasks()
  const [away, here] = [of(5), of(6)]
  await simpleUpdate(here.host, imageFor(here.machine, 'rom'))
  down.add(away.host)
  const pending = follow()
  await advance(minute)
  expect(await pending).toEqual({ ok: true, value: { total: null } })
  expect(shown()).toHaveLength(1)
  machines.forEach((_, at) => down.add(`ilo-${at}.test`))
  for (let passes = 0; passes < 30; passes += 1) {
    const next = follow()
    await advance(minute)
    const ended = await next
    if (!ended.ok) return expect(ended.problem.kind).toBe('unreachable')
  }
  throw new Error('No pass has failed.')
})

test('nothing of a BMC’s address is in what is told of its tasks', async () => {
  const { of, followFor, rows, hooks } = openTasks()
  const { host } = of(6)
  const task = {
    '@odata.id': `https://${host}/redfish/v1/TaskService/Tasks/1`,
    TaskState: 'Running',
    StartTime: '2026-11-20T09:59:00Z',
  }
  hooks.intercept = ({ url }) =>
    url.startsWith(`https://${host}`) && /TaskService\/Tasks/.test(url)
      ? Response.json({ Members: [task] })
      : null
  await followFor(5 * second)
  expect(rows.task.size).toBe(1)
  expect(JSON.stringify([...rows.task])).not.toContain('.test')
})
