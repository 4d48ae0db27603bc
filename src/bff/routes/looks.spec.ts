import * as v from 'valibot'
import { expect, test } from 'vitest'
import { createFaultBook } from '../../../mocks/faults/fault-book'
import { apiPaths } from '../../contract/paths'
import type { Look, LookPart, Looks } from '../../contract/server-look'
import { lookParts, lookSchemas } from '../../contract/server-look'
import { openRegion } from '../sources/greenlake/testing/open-region'
import { openConsole } from '../testing/console'
import { aServer } from '../testing/entities'

const minute = 60_000

/** A console over a region whose servers it holds; `look` reads one part of one of them. */
const watch = async (options: Parameters<typeof openRegion>[0] = {}) => {
  const region = openRegion(options)
  const { surroundings, waits, settle, advance } = region
  const console = await openConsole({
    sources: [region.source],
    driven: { surroundings, waits, settle, advance },
  })
  const machines = [...region.estate.machines.values()].filter(
    (machine) => machine.region === region.region,
  )
  const [machine, unsubscribed] = machines.filter(
    ({ subscribed, connected }) => subscribed && connected,
  )
  if (!machine || !unsubscribed) throw new Error('A small estate has servers that are well.')
  unsubscribed.subscribed = false
  await console.hold(
    'server',
    [machine, unsubscribed].map(({ id, serial }) =>
      aServer({ sourceId: 'eu-central', id, serial, group: null }),
    ),
  )
  const headers = await console.as('viewer')
  const ask = (part: string, query = '', id = machine.id) =>
    console.ask({ url: `${apiPaths.serverLook('eu-central', id, part)}${query}`, headers })
  const look = async <P extends LookPart>(part: P, query = '', id = machine.id) => {
    const reply = (await ask(part, query, id)).json<Look<Looks[P]>>()
    v.parse(lookSchemas[part], reply)
    return reply
  }
  const asked = (path: RegExp) => region.requests.filter((request) => path.test(request)).length
  return { ...console, region, machine, unsubscribed, ask, look, asked, advance }
}

test.each([...lookParts])(
  '%s of a server that is well is read and fits the contract',
  async (part) => {
    const { look } = await watch()
    expect(await look(part)).toMatchObject({
      asOf: '2026-11-20T10:00:00.000Z',
      value: expect.anything(),
      problem: null,
    })
  },
)

test.each([...lookParts])(
  '%s of an unsubscribed server is told or lacking, never a failure here',
  async (part) => {
    const { ask, unsubscribed } = await watch()
    const reply = await ask(part, '', unsubscribed.id)
    expect(reply.statusCode).toBe(200)
    expect(v.safeParse(lookSchemas[part], reply.json()).success).toBe(true)
  },
)

test('many who look cost the source what one costs', async () => {
  const { look, asked, advance } = await watch()
  await Promise.all(Array.from({ length: 20 }, () => look('hardware')))
  expect(asked(/\/inventory$/)).toBe(1)
  await advance(4 * minute)
  await look('hardware')
  expect(asked(/\/inventory$/)).toBe(1)
  await advance(minute)
  await look('hardware')
  expect(asked(/\/inventory$/)).toBe(2)
})

test('what changed in the mirror is read anew, without waiting for its time', async () => {
  const { look, asked, hold, machine, advance } = await watch()
  await look('alerts')
  await look('hardware')
  await advance(1000)
  const { id, serial } = machine
  const row = { sourceId: 'eu-central', id, serial, group: null }
  const alert = {
    id: 'a1',
    at: '2026-11-20T10:00:01.000Z',
    severity: 'warning',
    message: 'Fan 1 is slow',
    description: null,
    resolution: null,
    clearedAt: null,
  } as const
  await hold('server', [aServer(row, { alerts: [alert] })])
  await look('alerts')
  await look('hardware')
  expect([asked(/\/alerts$/), asked(/\/inventory$/)]).toEqual([2, 1])
  await hold('server', [aServer({ ...row, state: 'critical' }, { alerts: [alert] })])
  await look('hardware')
  expect(asked(/\/inventory$/)).toBe(2)
})

test('ranges and metrics are readings of their own, for other parts they make no difference', async () => {
  const { look, asked } = await watch()
  for (const query of ['?range=7d', '?range=30d', '?range=7d']) {
    await look('energy', query)
    await look('hardware', query)
  }
  await look('utilization', '?metric=cpu')
  await look('utilization', '?metric=io-bus')
  expect(asked(/energy-over-time/)).toBe(2)
  expect(asked(/utilization-over-time/)).toBe(2)
  expect(asked(/\/inventory$/)).toBe(1)
})

test('what fails is the matter of its part alone, and keeps what was read before', async () => {
  const faults = createFaultBook()
  const { look, advance } = await watch({ faults })
  const before = await look('hardware')
  await advance(6 * minute)
  const fault = { kind: 'status', status: 503 } as const
  faults.add({ source: 'eu-central', path: '*/inventory', fault })
  const reading = look('hardware')
  await advance(minute)
  const after = await reading
  expect(after).toMatchObject({ asOf: before.asOf, problem: { source: 'Europe' } })
  expect(after.value).toEqual(before.value)
  expect(after.pollAfterMs).toBeLessThan(before.pollAfterMs)
  expect((await look('alerts')).problem).toBeNull()
})

test.each([
  ['?range=forever', 'The range is none of those there are.'],
  ['?metric=gut-feeling', 'No such metric is measured.'],
])('%s is refused in words', async (query, detail) => {
  const { ask } = await watch()
  const reply = await ask('utilization', query)
  expect([reply.statusCode, reply.json<{ detail: string }>().detail]).toEqual([400, detail])
})

test('a server that nobody lists has no parts; a source that knows no more says so', async () => {
  const { ask } = await watch()
  expect((await ask('hardware', '', 'gone')).statusCode).toBe(404)
  const console = await openConsole()
  await console.hold('server', [aServer()])
  const reply = await console.ask({
    url: apiPaths.serverLook('us-west', 'P1+S1', 'hardware'),
    headers: await console.as('viewer'),
  })
  expect([reply.statusCode, reply.json<{ title: string }>().title]).toEqual([
    404,
    'There is no more to read',
  ])
})

test('an answer that is held already is not sent again', async () => {
  const console = await watch()
  const first = await console.ask('group')
  const again = await console.app.inject({
    url: apiPaths.serverLook('eu-central', console.machine.id, 'group'),
    headers: {
      host: 'localhost:4600',
      ...(await console.as('viewer')),
      'if-none-match': String(first.headers['etag']),
    },
  })
  expect(again.statusCode).toBe(304)
})
