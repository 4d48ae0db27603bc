import { expect, test } from 'vitest'
import { apiPaths } from '../../contract/paths'
import type { ServerPage } from '../../contract/server-page'
import { openConsole } from '../testing/console'
import { aServer, aTask, aVm, anActivity } from '../testing/entities'

const url = apiPaths.serverPage('us-west', 'P1+S1')

/** A server that its iLO knows as well, and what happened to both. */
const open = async () => {
  const { hold, as, ask, advance } = await openConsole()
  await hold('server', [aServer({ hostName: 'esx-par-001' })])
  await hold('server', [aServer({ sourceId: 'eu-central', connection: 'disconnected' })])
  const on = (sourceId: string) => [
    { kind: 'server' as const, sourceId, id: 'P1+S1', name: 'esx-par-001' },
  ]
  const ended = '2026-11-20T09:00:00.000Z'
  await hold(
    'task',
    [
      ...Array.from({ length: 7 }, (_, nth) =>
        aTask({
          id: `t${nth}`,
          state: 'succeeded',
          endedAt: ended,
          createdAt: `2026-11-20T0${nth}:00:00.000Z`,
          targets: on('us-west'),
        }),
      ),
      aTask({ id: 'now', targets: on('us-west'), createdAt: '2026-11-20T09:50:00.000Z' }),
      aTask({ id: 'elsewhere', targets: [] }),
    ],
    'jobs',
  )
  await hold('activity', [
    anActivity({ id: 'a1', serverId: 'P1+S1' }),
    anActivity({ id: 'a2', serverId: 'P1+S2' }),
  ])
  await hold('activity', [
    anActivity({ sourceId: 'eu-central', id: 'a3', serverId: 'P1+S1', at: ended }),
  ])
  await hold('vm', [aVm({ id: 'v1', host: 'esx-par-001' })], 'vms')
  const headers = await as('viewer')
  const get = (more: Record<string, string> = {}, path = url) =>
    ask({ url: path, headers: { ...headers, ...more } })
  return { get, hold, advance }
}

test('all that the mirror holds of a server comes in one reply, the newest first and few', async () => {
  const { get } = await open()
  const page = (await get()).json<ServerPage>()
  expect(page.server).toMatchObject({ name: 'esx-par-001', alsoAt: [{ sourceId: 'eu-central' }] })
  expect(page.tasks.items.map(({ id }) => id)).toEqual(['now', 't6', 't5', 't4', 't3', 't2'])
  expect(page.tasks).toMatchObject({ total: 8, pollAfterMs: 1500 })
  expect(page.underWay.map(({ id }) => id)).toEqual(['now'])
  expect(page.guests).toMatchObject({ total: 1, vms: [{ id: 'v1' }] })
})

test('what happened to it under another of its records is told too, each part with how old it is', async () => {
  const { get } = await open()
  const page = (await get()).json<ServerPage>()
  expect(page.activities.items.map(({ id }) => id)).toEqual(['a1', 'a3'])
  for (const part of [page.tasks, page.activities, page.guests])
    expect(Array.isArray(part.outcomes)).toBe(true)
})

test('an unchanged poll is a 304, whatever changes of it is not', async () => {
  const { get, hold, advance } = await open()
  const tagOf = async () => String((await get()).headers['etag'])
  let tag = await tagOf()
  const moves = async () => {
    await advance(1_000)
    const next = await tagOf()
    const moved = next !== tag
    tag = next
    return moved
  }
  expect((await get({ 'if-none-match': tag })).statusCode).toBe(304)
  expect(await moves()).toBe(false)
  await hold('server', [aServer({ state: 'critical', hostName: 'esx-par-001' })])
  expect(await moves()).toBe(true)
  await hold('activity', [anActivity({ id: 'a4', serverId: 'P1+S1' })])
  expect(await moves()).toBe(true)
  await hold('vm', [aVm({ id: 'v2', host: 'esx-par-001' })], 'vms')
  expect(await moves()).toBe(true)
})

test('a server that nobody holds is told as such', async () => {
  const { get } = await open()
  expect((await get({}, apiPaths.serverPage('us-west', 'gone'))).statusCode).toBe(404)
})
