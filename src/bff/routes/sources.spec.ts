import * as v from 'valibot'
import { expect, test } from 'vitest'
import type { Problem } from '../../contract/problem'
import { sourcesSchema } from '../../contract/source'
import { sourceDetailSchema, sourceTestSchema } from '../../contract/source-detail'
import { openFederation } from '../sources/omnistack/testing/open-federation'
import { aCollector, aService, aSource } from '../testing/a-source'
import { openConsole } from '../testing/console'

const refused: Problem = {
  kind: 'bad-credentials',
  title: 'COM us-west refused our credentials',
  detail: 'invalid_client',
}
const untrusted: Problem = {
  kind: 'tls',
  title: 'COM us-west shows a certificate that we do not trust',
  detail: 'It is self-signed.',
}

const watching = async (options: Parameters<typeof openConsole>[0] = {}) => {
  const console = await openConsole(options)
  const viewer = await console.as('viewer')
  const operator = await console.as('operator')
  const detail = async (id = 'us-west') =>
    v.parse(
      sourceDetailSchema,
      (await console.ask({ url: `/api/sources/${id}`, headers: viewer })).json(),
    )
  const tryIt = (headers: Record<string, string> = operator, id = 'us-west') =>
    console.ask({ method: 'POST', url: `/api/sources/${id}/test`, headers })
  return { ...console, viewer, operator, detail, tryIt }
}

test('everything that is known of a source, in one reply that fits its contract', async () => {
  const left = { limit: 100, remaining: 40, resetsAt: '2026-11-20T10:00:48.000Z' }
  const { detail } = await watching({
    sources: [aSource({ services: [aService()], budget: { left: () => left } })],
  })
  expect(await detail()).toMatchObject({
    id: 'us-west',
    name: 'COM us-west',
    now: '2026-11-20T10:00:00.000Z',
    since: '2026-11-20T10:00:00.000Z',
    shared: false,
    collectedHere: true,
    budget: left,
    services: [{ id: 'compute-ops', requests: 0 }],
    collections: [{ collection: 'servers', freshness: 'late', asOf: null }],
  })
})

test('when each collection is read next, and that it is being read', async () => {
  let finish = () => {}
  const slow = new Promise<void>((resolve) => {
    finish = resolve
  })
  const collectors = [
    aCollector({ targetMs: 120_000 }),
    aCollector({
      collection: 'alerts',
      entity: null,
      collect: async () => {
        await slow
        return { ok: true, value: { total: null } }
      },
    }),
  ]
  const { detail, scheduler, settle } = await watching({ sources: [aSource({ collectors })] })
  scheduler.start()
  await settle()
  expect((await detail()).passes).toEqual([
    { collection: 'servers', running: false, at: '2026-11-20T10:02:00.000Z' },
    { collection: 'alerts', running: true, at: '2026-11-20T10:00:00.000Z' },
  ])
  finish()
})

test('what its services need stands in the list of all sources as well', async () => {
  const { ask, viewer } = await watching({ sources: [aSource({ services: [aService()] })] })
  const reply = await ask({ url: '/api/sources', headers: viewer })
  const { sources } = v.parse(sourcesSchema, reply.json())
  expect(sources[0]?.upkeep).toMatchObject({ services: 1, spared: 0, lastError: null })
})

test('a source that is not configured is not there', async () => {
  const { ask, viewer, operator, tryIt } = await watching()
  const reply = await ask({ url: '/api/sources/nowhere', headers: viewer })
  expect([reply.statusCode, reply.json()]).toMatchObject([404, { kind: 'not-found' }])
  expect((await tryIt(operator, 'nowhere')).statusCode).toBe(404)
})

test('a test tells of each service what it found, a certificate apart from a password', async () => {
  const { tryIt } = await watching({
    sources: [
      aSource({
        services: [
          aService({ id: 'a', name: 'A' }),
          aService({ id: 'b', name: 'B', probe: async () => refused }),
          aService({ id: 'c', name: 'C', probe: async () => untrusted }),
        ],
      }),
    ],
  })
  const reply = await tryIt()
  expect(reply.statusCode).toBe(200)
  expect(v.parse(sourceTestSchema, reply.json())).toEqual({
    at: '2026-11-20T10:00:00.000Z',
    findings: [
      { id: 'a', name: 'A', outcome: 'answers', ms: 0, problem: null },
      { id: 'b', name: 'B', outcome: 'fails', ms: 0, problem: refused },
      { id: 'c', name: 'C', outcome: 'fails', ms: 0, problem: untrusted },
    ],
  })
})

test('where the sign-in fails, the services are said not to have been asked', async () => {
  const { tryIt } = await watching({
    sources: [
      aSource({
        services: [
          aService({ id: 'sign-in', kind: 'sign-in', probe: async () => refused }),
          aService(),
        ],
      }),
    ],
  })
  const { findings } = v.parse(sourceTestSchema, (await tryIt()).json())
  expect(findings.map(({ outcome, ms }) => [outcome, ms])).toEqual([
    ['fails', 0],
    ['not-asked', null],
  ])
})

test.each([
  [
    'without a session',
    401,
    (_as: Record<string, string>) => ({ origin: 'http://localhost:4600' }),
  ],
  [
    'without the CSRF token',
    403,
    ({ cookie = '', origin = '' }: Record<string, string>) => ({ cookie, origin }),
  ],
  [
    'from another origin',
    403,
    (as: Record<string, string>) => ({ ...as, origin: 'https://evil.test' }),
  ],
])('%s nothing is tested', async (_what, status, headersOf) => {
  let probes = 0
  const probe = async () => ((probes += 1), null)
  const { tryIt, operator } = await watching({
    sources: [aSource({ services: [aService({ probe })] })],
  })
  expect((await tryIt(headersOf(operator))).statusCode).toBe(status)
  expect(probes).toBe(0)
})

test('a viewer sees everything and tests nothing', async () => {
  const { tryIt, viewer } = await watching()
  expect((await tryIt(viewer)).json()).toMatchObject({
    kind: 'forbidden',
    detail: 'It takes the role operator.',
  })
})

test('a test is in the audit log with who asked and what came of it', async () => {
  const services = [
    aService(),
    ...Array.from({ length: 7 }, (_, at) =>
      aService({ id: `bmc-${at}`, name: `BMC ${at}`, kind: 'bmc', probe: async () => untrusted }),
    ),
  ]
  const { tryIt, store } = await watching({ sources: [aSource({ services })] })
  await tryIt()
  const lines = await store
    .selectFrom('audit')
    .selectAll()
    .where('action', '=', 'source-tested')
    .execute()
  expect(lines).toMatchObject([
    {
      actor: 'Demo operator',
      role: 'operator',
      target: 'COM us-west',
      detail: 'fails: BMC 0 (tls), BMC 1 (tls), BMC 2 (tls), BMC 3 (tls), BMC 4 (tls) and 2 more',
    },
  ])
})

test('ten tests in a minute are enough', async () => {
  const { tryIt } = await watching()
  const replies = await Promise.all(Array.from({ length: 11 }, () => tryIt()))
  expect(replies.filter(({ statusCode }) => statusCode === 429)).toHaveLength(1)
})

test('nothing that is told of a source holds an address, an account or a secret', async () => {
  const federation = openFederation({ password: 'canary-wrong' })
  const { scheduler, advance, tryIt, operator, detail } = await watching({
    sources: [federation.source],
    driven: { ...federation },
  })
  scheduler.start()
  await advance(60_000)
  const told = JSON.stringify([
    await detail('fed-paris'),
    (await tryIt(operator, 'fed-paris')).json(),
  ])
  expect(told).toContain('bad-credentials')
  expect(told).not.toMatch(/canary|controller-\d\.test|sightline@|vsphere/)
})
