import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createFaultBook } from '../../../mocks/faults/fault-book'
import type { ActDetail } from '../../contract/act'
import type { AuditPage } from '../../contract/audit'
import { openRegion } from '../sources/greenlake/testing/open-region'
import { openTestStore } from '../testing/store'
import { openActing } from './testing/act-on'

/** Acts that fail, that are not answered, that are asked for twice, and consoles that are killed meanwhile. */

const slow = { timeout: 60_000 }
const jobs = '/compute-ops-mgmt/v1/jobs'

const open = async (more: Parameters<typeof openActing>[1] = {}) => {
  const faults = createFaultBook()
  const region = openRegion({ faults })
  const machines = [...region.estate.machines.values()].filter(
    (machine) =>
      machine.region === region.region &&
      machine.subscribed &&
      machine.connected &&
      machine.power === 'ON',
  )
  const [one, two, three] = machines
  if (!one || !two || !three) throw new Error('The estate is too small.')
  const acting = await openActing(region, more)
  const posts = () => region.requests.filter((request) => request === `POST ${jobs}`).length
  return { ...region, ...acting, faults, machines, one, two, three, posts }
}

test('one that cannot be done ends as failed, with the reason of the source', slow, async () => {
  const { follow, estate, order, post, one } = await open()
  const wanted = await order('restart', [one.id])
  estate.disconnect(one.id)
  const started = (await post('/api/acts', wanted)).json<ActDetail>()
  const { end } = await follow(started.id)
  expect(end.items).toMatchObject([
    { state: 'failed', note: expect.stringMatching(/\w/) as string },
  ])
})

test(
  'of many some fail, some are passed over with the reason, the others are done',
  slow,
  async () => {
    const { act, follow, estate, preview, one, two, three, machines, advance, posts } = await open()
    const four = machines[3]
    if (!four) throw new Error('The estate is too small.')
    estate.setPower(three.id, 'OFF')
    await advance(150_000)
    const ids = [one.id, two.id, three.id, four.id, 'P0+GONE', one.id]
    const { items } = await preview('force-off', ids)
    expect(items.map(({ reason }) => reason)).toEqual([
      null,
      null,
      'It is off already.',
      null,
      'No source lists it any more.',
    ])
    const before = posts()
    const started = await act('force-off', ids)
    estate.disconnect(two.id)
    const { end } = await follow(started.id)
    expect(end.counts).toEqual({ succeeded: 2, failed: 1, skipped: 2 })
    expect(posts() - before).toBe(3)
    expect([one.power, four.power]).toEqual(['OFF', 'OFF'])
    expect(end.items.find(({ state }) => state === 'failed')).toMatchObject({ name: two.hostName })
  },
)

test('forced on more than one is not done until their number is typed', slow, async () => {
  const { order, post, one, two, posts } = await open()
  const wanted = await order('force-off', [one.id, two.id])
  for (const confirmed of [undefined, '', '3', 'yes']) {
    const reply = await post('/api/acts', { ...wanted, confirmed })
    expect([reply.statusCode, reply.json<{ detail: string }>().detail]).toEqual([
      400,
      expect.stringContaining('type 2'),
    ])
  }
  expect(posts()).toBe(0)
  expect((await post('/api/acts', { ...wanted, confirmed: ' 2 ' })).statusCode).toBe(200)
})

test('what a machine does meanwhile is not done to it again', slow, async () => {
  const { order, post, estate, one, advance, posts } = await open()
  const wanted = await order('power-off', [one.id])
  estate.setPower(one.id, 'OFF')
  await advance(150_000)
  const started = (await post('/api/acts', wanted)).json<ActDetail>()
  expect(started.items).toMatchObject([{ state: 'skipped', note: 'It is off already.' }])
  expect([started.endedAt !== null, posts()]).toEqual([true, 0])
})

test(
  'asked twice under one key it is done once; another order under it is refused',
  slow,
  async () => {
    const { order, post, one, two, posts, advance, ask, as } = await open()
    const wanted = await order('restart', [one.id])
    const [first, second] = await Promise.all([
      post('/api/acts', wanted),
      post('/api/acts', wanted),
    ])
    await advance(60_000)
    const third = await post('/api/acts', wanted)
    const ids = [first, second, third].map((reply) => reply.json<ActDetail>().id)
    expect(new Set(ids).size).toBe(1)
    expect(posts()).toBe(1)
    const other = await post('/api/acts', {
      ...(await order('restart', [two.id])),
      key: wanted.key,
    })
    expect([other.statusCode, other.json<{ kind: string }>().kind]).toEqual([409, 'conflict'])
    const admin = await as('admin')
    const log = await ask({ url: '/api/audit?action=act-started', headers: admin })
    expect(log.json<AuditPage>().items).toMatchObject([
      {
        actor: 'Demo operator',
        target: 'Restart',
        detail: expect.stringContaining(one.hostName) as string,
      },
    ])
  },
)

test('viewers see what was done, and do nothing', slow, async () => {
  const { ask, as, order, act, one, two, posts } = await open()
  const { id } = await act('uid-on', [one.id])
  const wanted = await order('restart', [two.id])
  const viewer = await as('viewer')
  for (const url of ['/api/acts', '/api/acts/preview'])
    expect((await ask({ method: 'POST', url, headers: viewer, payload: wanted })).statusCode).toBe(
      403,
    )
  expect((await ask({ url: `/api/acts/${id}`, headers: viewer })).json()).toMatchObject({
    mine: false,
  })
  const mine = await ask({ url: '/api/acts?mine=1', headers: viewer })
  expect(mine.json()).toMatchObject({ acts: [] })
  const all = await ask({
    url: `/api/acts?server=eu-central~${encodeURIComponent(one.id)}`,
    headers: viewer,
  })
  expect(all.json()).toMatchObject({ acts: [{ id, names: [one.hostName] }] })
  expect(posts()).toBe(1)
})

test(
  'a POST whose answer is lost is unknown, and is found among the jobs of the source',
  slow,
  async () => {
    const { act, follow, detail, faults, one, advance, posts } = await open()
    faults.add({
      source: 'eu-central',
      method: 'POST',
      path: jobs,
      times: 1,
      fault: { kind: 'truncated' },
    })
    faults.add({
      source: 'eu-central',
      method: 'GET',
      path: jobs,
      times: 2,
      fault: { kind: 'status', status: 500 },
    })
    const started = await act('restart', [one.id])
    await advance(100)
    expect((await detail(started.id)).items).toMatchObject([
      {
        state: 'unknown',
        taskId: null,
        problem: { title: expect.stringMatching(/may have/) as string },
      },
    ])
    const { seen, end } = await follow(started.id)
    expect(seen[0]).toBe('unknown')
    expect(end.items).toMatchObject([{ state: 'succeeded', problem: null }])
    expect(end.items[0]?.taskId).toBeTruthy()
    expect(posts()).toBe(1)
  },
)

test(
  'a POST that never arrived is not sent again: two minutes later the source has no such job',
  slow,
  async () => {
    const { act, follow, faults, one, advance, posts } = await open()
    faults.add({
      source: 'eu-central',
      method: 'POST',
      path: jobs,
      times: 1,
      fault: { kind: 'status', status: 502 },
    })
    const started = await act('restart', [one.id])
    await advance(60_000)
    const { end } = await follow(started.id)
    expect(end.items).toMatchObject([{ state: 'failed', problem: { title: 'It was not started' } }])
    expect([posts(), one.power]).toEqual([1, 'ON'])
  },
)

test('while the source does not answer nothing is concluded', slow, async () => {
  const { act, follow, detail, faults, one, advance } = await open()
  faults.add({ source: 'eu-central', path: '*', fault: { kind: 'reset' } })
  const started = await act('restart', [one.id])
  await advance(300_000)
  expect((await detail(started.id)).items).toMatchObject([{ state: 'unknown' }])
  faults.clear()
  const { end } = await follow(started.id)
  expect(end.items).toMatchObject([{ state: 'failed', problem: { title: 'It was not started' } }])
})

test('one that the source refuses has failed, in its words', slow, async () => {
  const { act, detail, faults, one, advance, posts } = await open()
  faults.add({
    source: 'eu-central',
    method: 'POST',
    path: jobs,
    times: 1,
    fault: { kind: 'status', status: 403 },
  })
  const started = await act('restart', [one.id])
  await advance(1_000)
  expect((await detail(started.id)).items).toMatchObject([
    { state: 'failed', problem: { kind: 'forbidden', source: 'Europe' } },
  ])
  expect(posts()).toBe(1)
})

test('who limits our requests is asked again when it says so, and all are done', slow, async () => {
  const { act, follow, faults, machines, posts } = await open()
  const ids = machines.slice(0, 6).map(({ id }) => id)
  faults.add({
    source: 'eu-central',
    method: 'POST',
    path: jobs,
    times: 2,
    fault: { kind: 'throttled', hint: 'retry-after', seconds: 3 },
  })
  const { end } = await follow((await act('uid-on', ids)).id)
  expect(end.counts).toEqual({ succeeded: 6 })
  expect(posts()).toBeLessThanOrEqual(8)
})

test(
  'a store that fails after an act was sent leaves nothing hanging: it is looked for and found',
  slow,
  async () => {
    const store = await openTestStore()
    const { act, follow, faults, one, posts, detail, advance } = await open({ store })
    faults.add({
      source: 'eu-central',
      path: jobs,
      times: 1,
      fault: { kind: 'latency', ms: 3_000 },
    })
    const started = await act('restart', [one.id])
    await advance(1_000)
    expect((await detail(started.id)).items).toMatchObject([{ state: 'sending' }])
    await sql`alter table act_item rename to act_item_away`.execute(store)
    await advance(4_000)
    await sql`alter table act_item_away rename to act_item`.execute(store)
    const { end } = await follow(started.id)
    expect(end.items).toMatchObject([{ state: 'succeeded', problem: null }])
    expect(posts()).toBe(1)
  },
)

test(
  'killed in the middle: what was being asked for is found, what had no turn yet is not asked for',
  slow,
  async () => {
    const store = await openTestStore()
    const first = await open({ store })
    const { id } = await first.act('restart', [first.one.id])
    await first.advance(100)
    const item = () => store.selectFrom('act_item').selectAll().where('act_id', '=', id)
    // As a process that was killed leaves it: the answer never came to be written down.
    await store
      .updateTable('act_item')
      .set({ state: 'sending', task_id: '', ended_at: '' })
      .where('act_id', '=', id)
      .execute()
    const other = await first.act('restart', [first.two.id])
    await store
      .updateTable('act_item')
      .set({ state: 'queued', task_id: '', ended_at: '' })
      .where('act_id', '=', other.id)
      .execute()
    await store.updateTable('act').set({ holder: 'a process that was killed' }).execute()
    await first.app.close()

    const { surroundings, advance, waits, settle, source } = first
    const second = await openActing(
      { surroundings, advance, waits, settle, source },
      { store, settleMs: 100 },
    )
    await second.advance(20_000)
    expect(await item().executeTakeFirstOrThrow()).not.toMatchObject({ task_id: '' })
    const { end } = await second.follow(id)
    expect(end.items).toMatchObject([{ state: 'succeeded' }])
    const { end: never } = await second.follow(other.id)
    expect(never.items).toMatchObject([
      { state: 'cancelled', note: expect.stringMatching(/not asked for/) as string },
    ])
    expect(first.posts()).toBe(2)
  },
)
