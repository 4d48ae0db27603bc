import { expect, test } from 'vitest'
import { csrfHeader } from '../contract/session'
import { aCollector, aSource } from './testing/a-source'
import { openConsole } from './testing/console'
import { aServer } from './testing/entities'

const canary = 'Bearer canary-token at https://10.9.8.7/login for ops@canary.example'

test('what a collector throws is in the log without its secrets, and nowhere else', async () => {
  const { scheduler, settle, lines, ask, as } = await openConsole({
    sources: [
      aSource({ collectors: [aCollector({ collect: () => Promise.reject(new Error(canary)) })] }),
    ],
  })
  const headers = await as('admin')
  scheduler.start()
  await settle()
  expect(lines.join('')).toContain('pass threw')
  const shown = await Promise.all(
    ['/api/sources', '/api/servers'].map(async (url) => (await ask({ url, headers })).body),
  )
  expect([...lines, ...shown].join('')).not.toMatch(/canary|10\.9\.8\.7/)
  expect(shown.join('')).toContain('"kind":"internal"')
})

test('neither cookies nor CSRF tokens nor passwords are logged', async () => {
  const { lines, ask, as } = await openConsole()
  const headers = await as('viewer')
  await ask({ url: '/api/servers', headers })
  await ask({
    method: 'POST',
    url: '/api/session',
    headers: { origin: headers.origin },
    payload: { name: 'ada', password: 'hunter2-canary' },
  })
  const log = lines.join('')
  expect(log).toContain('"route":"/api/servers","status":200')
  for (const secret of [headers.cookie.split('=')[1], headers[csrfHeader], 'hunter2-canary'])
    expect(log).not.toContain(secret)
})

test('a failure is logged when it begins and when it ends, not at every try', async () => {
  let up = true
  const problem = { kind: 'unreachable', title: 'gone', detail: 'Nothing listens.' } as const
  const { scheduler, advance, lines } = await openConsole({
    sources: [
      aSource({
        collectors: [
          aCollector({
            targetMs: 5_000,
            collect: async () =>
              up ? { ok: true, value: { total: null } } : { ok: false, problem },
          }),
        ],
      }),
    ],
  })
  const told = () =>
    lines
      .map((line): { level: number; msg: string } => JSON.parse(line))
      .filter(({ level }) => level > 20)
      .map(({ msg }) => msg)
  scheduler.start()
  await advance(10_000)
  up = false
  await advance(60_000)
  up = true
  await advance(60_000)
  expect(told()).toEqual(['pass failed', 'pass succeeded again'])
})

test('what collections of a source fail for alike is told once: the first begins it, the last ends it', async () => {
  let up = true
  const problem = { kind: 'unreachable', title: 'gone', detail: 'Nothing listens.' } as const
  const collect = async () =>
    up ? { ok: true as const, value: { total: null } } : { ok: false as const, problem }
  const { scheduler, advance, lines } = await openConsole({
    sources: [
      aSource({
        collectors: ['jobs', 'groups', 'alerts'].map((collection) =>
          aCollector({ collection, entity: null, targetMs: 5_000, collect }),
        ),
      }),
    ],
  })
  scheduler.start()
  await advance(10_000)
  up = false
  await advance(60_000)
  up = true
  await advance(60_000)
  const told = lines
    .map((line): { level: number; msg: string } => JSON.parse(line))
    .filter(({ level }) => level > 20)
  expect(told.map(({ msg }) => msg)).toEqual(['pass failed', 'pass succeeded again'])
})

test('what breaks in here is a problem with an id for the log, and no more', async () => {
  const { app, ask, lines } = await openConsole()
  app.get('/api/broken', { config: { role: 'anyone' } }, () => {
    throw new Error(canary)
  })
  const reply = await ask('/api/broken')
  expect(reply.statusCode).toBe(500)
  expect(reply.json()).toMatchObject({ kind: 'internal', title: 'Sightline failed' })
  expect(reply.body).not.toContain('canary')
  const { supportId } = reply.json<{ supportId: string }>()
  expect(lines.find((line) => line.includes('request failed'))).toContain(supportId)
  expect(lines.join('')).not.toContain('canary')
})

test.each([
  ['no JSON', '{', 'application/json', 400],
  ['of another type', '<xml/>', 'application/xml', 415],
  ['too large', JSON.stringify({ name: 'x'.repeat(70_000) }), 'application/json', 413],
])('a body that is %s is the asker’s problem', async (_what, payload, type, status) => {
  const { ask } = await openConsole()
  const reply = await ask({
    method: 'POST',
    url: '/api/session',
    headers: { origin: 'http://localhost:4600', 'content-type': type },
    payload,
  })
  expect(reply.statusCode).toBe(status)
  expect(reply.json()).toMatchObject({ kind: 'invalid-input' })
})

test('an id of any length and shape is an unknown one, not a failure', async () => {
  const { ask, as } = await openConsole()
  const headers = await as('viewer')
  for (const id of ['..%2F..%2Fetc', '%F0%9F%92%A9', 'x'.repeat(400), "'%20or%201=1--"]) {
    const reply = await ask({ url: `/api/servers/us-west/${id}`, headers })
    expect([id, reply.statusCode]).toEqual([id, 404])
  }
  expect((await ask({ url: '/api/servers/us-west/%E0%A4%A', headers })).statusCode).toBe(400)
})

test.each(['/servers/us-west/%zz', '/api/tasks/%/1'])('%s is refused in words', async (url) => {
  const { ask } = await openConsole()
  const reply = await ask(url)
  expect(reply.statusCode).toBe(400)
  expect(reply.json()).toMatchObject({
    kind: 'invalid-input',
    title: 'This address cannot be read',
  })
})

test('large replies are packed for browsers that take it', async () => {
  const { ask, as, hold } = await openConsole()
  await hold(
    'server',
    Array.from({ length: 20 }, (_, index) => aServer({ id: `s${index}` })),
  )
  const headers = { ...(await as('viewer')), 'accept-encoding': 'br' }
  const reply = await ask({ url: '/api/servers', headers })
  expect(reply.headers['content-encoding']).toBe('br')
  expect(reply.rawPayload.length).toBeLessThan(2_000)
})

test('what was mirrored before a restart is there at once, with its age', async () => {
  const first = await openConsole()
  await first.hold('server', [aServer()])
  const asOf = Date.parse('2026-11-20T09:59:00Z')
  await first.collections.succeeded('us-west', 'servers', { asOf, complete: true, held: 1 })
  const second = await openConsole({ store: first.store })
  const reply = await second.ask({ url: '/api/servers', headers: await second.as('viewer') })
  expect(reply.json()).toMatchObject({
    total: 1,
    outcomes: [{ asOf: '2026-11-20T09:59:00.000Z', freshness: 'live', complete: true }],
  })
})
