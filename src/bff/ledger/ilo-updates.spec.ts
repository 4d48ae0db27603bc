import { expect, test } from 'vitest'
import { imageFor } from '../../../mocks/estate/firmware-baseline'
import type { Machine } from '../../../mocks/estate/types'
import type { ActDetail } from '../../contract/act'
import type { AuditPage } from '../../contract/audit'
import type { Page } from '../../contract/page'
import type { Server } from '../../contract/server'
import type { Task, TaskDetail } from '../../contract/task'
import { openTasks } from '../sources/ilo/testing/open-tasks'
import { openActing } from './testing/act-on'

/** The firmware of iLOs that are asked directly: from an address that somebody gives, to their return. */

const slow = { timeout: 120_000 }
const second = 1_000
const simpleUpdate = 'UpdateService.SimpleUpdate'

const open = async () => {
  const ilos = openTasks({ foreign: true })
  const acting = await openActing(ilos)
  const posts = () => ilos.requests.filter((line) => line.includes(simpleUpdate)).length
  const tasks = async () => (await acting.read<Page<Task>>('/api/tasks')).items
  const update = (id: string, file: string) =>
    acting.act('update-ilo-firmware', [id], { image: `https://files.example.net/${file}` })
  return { ...ilos, ...acting, posts, tasks, update }
}
type World = Awaited<ReturnType<typeof open>>

const isOf = (host: string, path: RegExp, url: string) =>
  url.startsWith(`https://${host}/`) && path.test(url)

/** The version without its date, as a service root tells it. */
const versionOf = ({ ilo }: Machine) => ilo.firmware.split(' ')[0]

/** An iLO that keeps no record of what it flashes. */
const keepsNoRecords = ({ hooks }: World, host: string) => {
  hooks.intercept = ({ url }) =>
    isOf(host, /TaskService\/Tasks/, url) ? Response.json({ Members: [] }) : null
}

test.each([5, 6, 7])(
  'iLO %s: from its preview to its return with the new firmware, as one measured task',
  slow,
  async (generation) => {
    const { of, preview, update, follow, posts, tasks, advance, read } = await open()
    const { machine } = of(generation)
    const before = versionOf(machine)
    const file = imageFor(machine, 'ilo')
    const image = `https://files.example.net/${file}`
    const { items } = await preview('update-ilo-firmware', [machine.uuid], { image })
    expect(items).toMatchObject([
      {
        says: `Directly: its iLO fetches ${image}, flashes it, and does not answer while it starts anew.`,
        remark: `Its iLO has ${before} now.`,
        reason: null,
      },
    ])
    const started = await update(machine.uuid, file)
    await advance(75 * second)
    expect(await tasks()).toMatchObject([
      {
        kind: 'redfish-task',
        state: 'running',
        progress: { kind: 'measured' },
        startedBy: 'Demo operator',
        targets: [{ kind: 'server', id: machine.uuid }],
      },
    ])
    const [task] = await tasks()
    await advance(60 * second)
    // It restarts: neither done nor failed while it is away.
    expect(await tasks()).toMatchObject([{ id: task?.id, state: 'running' }])
    const { seen, end } = await follow(started.id)
    expect(seen).toEqual(['running', 'succeeded'])
    expect(end.items).toMatchObject([{ taskId: task?.id, note: 'It was carried out.' }])
    expect([posts(), versionOf(machine) === before]).toEqual([1, false])
    const detail = await read<TaskDetail>(`/api/tasks/ilos/${encodeURIComponent(task?.id ?? '')}`)
    expect(detail).toMatchObject({ act: { id: started.id }, state: 'succeeded' })
    expect(detail.parameters).toEqual([
      { name: 'Image', value: image },
      { name: 'iLO firmware before', value: before },
    ])
    await advance(35 * second)
    const { items: servers } = await read<Page<Server>>('/api/servers?limit=50')
    expect(servers.find(({ id }) => id === machine.uuid)?.iloVersion).toBe(versionOf(machine))
  },
)

test('an image for others fails it with the message of the iLO and what to do', slow, async () => {
  const { of, update, follow, tasks } = await open()
  const { machine } = of(6)
  const { end } = await follow((await update(machine.uuid, 'ilo4_299.fwpkg')).id)
  expect(end.items).toMatchObject([
    {
      state: 'failed',
      note: 'The file is not valid. Choose an image that is made for this generation of iLO.',
    },
  ])
  expect(await tasks()).toMatchObject([{ state: 'failed' }])
})

test('an iLO that refuses the order fails it at once, with its own message', slow, async () => {
  const { of, order, post, follow, simpleUpdate: flash } = await open()
  const { machine, host } = of(6)
  const image = 'https://files.example.net/ilo6_171.fwpkg'
  const wanted = await order('update-ilo-firmware', [machine.uuid], { image })
  await flash(host, imageFor(machine, 'rom'))
  const busy = (await post('/api/acts', wanted)).json<ActDetail>()
  expect(busy.items).toMatchObject([
    { state: 'skipped', note: 'Firmware is being flashed on it already.' },
  ])
  const { end } = await follow(busy.id)
  expect(end.counts).toEqual({ skipped: 1 })
  const other = of(7).machine.uuid
  const nowhere = { image: 'https://files.example.net/' }
  const refused = await post('/api/acts', await order('update-ilo-firmware', [other], nowhere))
  const { end: failed } = await follow(refused.json<ActDetail>().id)
  expect(failed.items).toMatchObject([
    {
      state: 'failed',
      note: 'There is no image at the address that it was given. Check the address: the iLO itself has to reach it.',
    },
  ])
})

test('what takes no image from an address says so, each machine for itself', slow, async () => {
  const { of, preview, machines, read } = await open()
  const { items: servers } = await read<Page<Server>>('/api/servers?limit=50')
  const foreign = servers.find(({ id }) => !machines.some(({ uuid }) => uuid === id))
  const ids = [of(4).machine.uuid, foreign?.id ?? '', of(6).machine.uuid]
  const image = 'https://files.example.net/ilo6_171.fwpkg'
  const { items } = await preview('update-ilo-firmware', ids, { image })
  expect(items.map(({ reason }) => reason)).toEqual([
    expect.stringMatching(/^Its iLO 4 takes no image from an address/),
    expect.stringMatching(/^Its BMC takes no image from an address/),
    null,
  ])
  const untold = await preview('update-ilo-firmware', ids.slice(2))
  expect(untold.items[0]?.reason).toMatch(/the address of an image is missing/)
})

test('an address that does not fit is refused before anything is asked', slow, async () => {
  const { of, post, target, posts, requests } = await open()
  const targets = [target(of(6).machine.uuid)]
  const before = requests.length
  for (const [image, why] of [
    ['https://ana:secret@files.example.net/a.fwpkg', /user name or password/],
    ['ftp://files.example.net/a.fwpkg', /http:\/\/ or https:\/\//],
    [`https://files.example.net/${'a'.repeat(1_000)}`, /longer than 1000/],
  ] as const) {
    const order = { act: 'update-ilo-firmware', options: { image }, targets }
    const shown = await post('/api/acts/preview', order)
    const asked = await post('/api/acts', { ...order, key: 'k'.repeat(20), passedOver: [] })
    for (const reply of [shown, asked]) {
      expect(reply.statusCode).toBe(400)
      expect(reply.json<{ detail: string }>().detail).toMatch(why)
      expect(reply.body).not.toContain('secret')
    }
  }
  expect(requests.slice(before).filter((line) => line.includes('UpdateService/Act'))).toEqual([])
  expect(posts()).toBe(0)
})

test('the address stands in the ledger and in the audit log', slow, async () => {
  const { of, update, detail, ask, as } = await open()
  const { machine } = of(6)
  const { id } = await update(machine.uuid, imageFor(machine, 'ilo'))
  const image = `https://files.example.net/${imageFor(machine, 'ilo')}`
  expect((await detail(id)).options).toEqual({ image })
  const log = await ask({ url: '/api/audit?action=act-started', headers: await as('admin') })
  expect(log.json<AuditPage>().items[0]?.detail).toContain(`; image ${image}; ledger ${id}`)
})

test(
  'an order whose answer is lost is unknown until it is found, and not sent again',
  slow,
  async () => {
    const world = await open()
    const { of, update, detail, follow, hooks, posts, tasks, down, advance } = world
    const { machine, host } = of(6)
    const file = imageFor(machine, 'ilo')
    hooks.intercept = (request) => {
      if (request.method !== 'POST' || !request.url.includes(simpleUpdate)) return null
      hooks.intercept = () => null
      return world.simpleUpdate(host, file).then(() => {
        down.add(host)
        throw Object.assign(new Error('reset'), { code: 'ECONNRESET' })
      })
    }
    const { id } = await update(machine.uuid, file)
    await advance(20 * second)
    expect((await detail(id)).items).toMatchObject([
      {
        state: 'unknown',
        taskId: null,
        problem: { title: 'No answer came: it may have happened' },
      },
    ])
    down.delete(host)
    const { seen, end } = await follow(id)
    expect(seen).toEqual(['unknown', 'running', 'succeeded'])
    expect(end.items).toMatchObject([{ problem: null, note: 'It was carried out.' }])
    // The one of the console, and the one with which it arrived.
    expect(posts()).toBe(2)
    expect(await tasks()).toMatchObject([{ startedBy: 'Demo operator', state: 'succeeded' }])
  },
)

test('an order that never arrived is told as not started', slow, async () => {
  const { of, update, follow, hooks, posts, tasks } = await open()
  const { machine } = of(6)
  hooks.intercept = (request) =>
    request.method === 'POST' && request.url.includes(simpleUpdate)
      ? new Response('', { status: 503 })
      : null
  const { seen, end } = await follow((await update(machine.uuid, imageFor(machine, 'ilo'))).id)
  expect(seen).toEqual(['unknown', 'failed'])
  expect(end.items).toMatchObject([{ problem: { title: 'It was not started' } }])
  expect([posts(), await tasks()]).toEqual([1, []])
})

test(
  'an iLO that keeps no record of it: what it flashes is the task, once, to its end',
  slow,
  async () => {
    const world = await open()
    const { of, update, follow, tasks, advance } = world
    const { machine, host } = of(6)
    keepsNoRecords(world, host)
    const { id } = await update(machine.uuid, imageFor(machine, 'ilo'))
    await advance(75 * second)
    expect(await tasks()).toMatchObject([
      { kind: 'ilo-update-task', progress: { kind: 'measured' }, startedBy: 'Demo operator' },
    ])
    const { seen, end } = await follow(id)
    expect([seen.at(-1), end.items[0]?.note]).toEqual(['succeeded', 'It was carried out.'])
    expect(await tasks()).toHaveLength(1)
  },
)

test('back with other firmware and without a word of it, it has succeeded', slow, async () => {
  const world = await open()
  const { of, update, follow, hooks, advance } = world
  const { machine, host } = of(7)
  const before = versionOf(machine)
  keepsNoRecords(world, host)
  const { id } = await update(machine.uuid, imageFor(machine, 'ilo'))
  await advance(125 * second)
  hooks.intercept = ({ url }) => {
    if (isOf(host, /TaskService\/Tasks/, url)) return Response.json({ Members: [] })
    return isOf(host, /UpdateService\/?$/, url)
      ? Response.json({ Oem: { Hpe: { State: 'Idle' } } })
      : null
  }
  hooks.intercept = (
    (answer) => (request: Request) =>
      versionOf(machine) === before ? null : answer(request)
  )(hooks.intercept)
  const { end } = await follow(id)
  expect(end.items).toMatchObject([
    { state: 'succeeded', note: `The iLO is back with ${versionOf(machine)}; it had ${before}.` },
  ])
})

test('a record that is listed late is the same task: nothing stands twice', slow, async () => {
  const world = await open()
  const { of, update, detail, hooks, advance, tasks } = world
  const { machine, host } = of(5)
  keepsNoRecords(world, host)
  const { id } = await update(machine.uuid, imageFor(machine, 'rom'))
  await advance(10 * second)
  expect(await tasks()).toMatchObject([{ kind: 'ilo-update-task' }])
  hooks.intercept = () => null
  await advance(40 * second)
  const listed = await tasks()
  expect(listed).toMatchObject([{ kind: 'redfish-task', startedBy: 'Demo operator' }])
  expect((await detail(id)).items).toMatchObject([{ state: 'running', taskId: listed[0]?.id }])
})

test(
  'accepted, but not shown at once: it is looked for; what never shows is not known',
  slow,
  async () => {
    const world = await open()
    const { of, update, follow, hooks, advance, detail } = world
    const { machine, host } = of(6)
    const idle = { Oem: { Hpe: { State: 'Idle' } } }
    const hidden: typeof hooks.intercept = ({ method, url }) => {
      if (method !== 'GET') return null
      if (isOf(host, /TaskService\/Tasks/, url)) return Response.json({ Members: [] })
      return null
    }
    let flashed = false
    hooks.intercept = (request) => {
      if (isOf(host, /Actions\/UpdateService/, request.url)) flashed = true
      const { method, url } = request
      return flashed && method === 'GET' && isOf(host, /UpdateService\/?$/, url)
        ? Response.json(idle)
        : hidden(request)
    }
    const first = await update(machine.uuid, imageFor(machine, 'rom'))
    await advance(1 * second)
    expect((await detail(first.id)).items).toMatchObject([
      { state: 'unknown', note: 'It took the order; its task is looked for.', problem: null },
    ])
    const { end } = await follow(first.id)
    expect(end.items).toMatchObject([
      { state: 'lost', note: 'It took the order, but shows nothing of it two minutes later.' },
    ])
  },
)
