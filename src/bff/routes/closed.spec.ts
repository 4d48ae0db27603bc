import { expect, test } from 'vitest'
import type { Role } from '../../contract/session'
import { csrfHeader, roles } from '../../contract/session'
import type { DeclaredRoute } from '../auth/guard'
import { ownOrigin } from '../testing/console'
import { everyRow } from '../testing/every-row'
import { aPairedScreen } from '../testing/screen'
import { openWholeConsole } from '../testing/whole-console'

/** What is open to anyone: sign-in, pairing, health, metrics to who shows their token, page and files. */
const open = [
  'GET /*',
  'GET /api/session',
  'GET /api/session/provider/callback',
  'GET /healthz',
  'GET /metrics',
  'GET /readyz',
  'POST /api/session',
  'POST /api/session/demo',
  'POST /api/session/provider',
  'POST /api/wall',
]

const slow = { timeout: 60_000 }
const isWrite = ({ method }: DeclaredRoute) => method !== 'GET' && method !== 'HEAD'
const nameOf = ({ method, url }: DeclaredRoute) => `${method} ${url}`
const below = (role: Role | 'anyone') =>
  roles.filter((one) => roles.indexOf(one) < roles.indexOf(role as Role))

/** Every route that the application has, and a way to use each on what is really there. */
const openEverything = async () => {
  const console = await openWholeConsole()
  const { screen, id } = await aPairedScreen(console, ['health'])
  const { store, routes } = console
  const session = await store.selectFrom('session').select('id').executeTakeFirstOrThrow()
  const ids = ['us-west', id, session.id]

  const use = async (
    { method, url }: DeclaredRoute,
    headers: Record<string, string>,
    check: (status: number, kind: string, url: string) => void,
  ) => {
    const filled = /[:*]/.test(url) ? ids.map((at) => url.replaceAll(/:\w+|\*/g, at)) : [url]
    for (const at of filled) {
      const reply = await console.app.inject({
        method: method as 'GET',
        url: at,
        headers: { host: 'localhost:4600', ...headers },
        ...(method === 'POST' ? { payload: {} } : {}),
      })
      const kind = method === 'HEAD' ? '' : (reply.json<{ kind?: string }>().kind ?? '')
      check(reply.statusCode, kind, `${method} ${at}`)
    }
  }
  return { ...console, routes, screen, use, closed: routes.filter(({ role }) => role !== 'anyone') }
}

test('what is open to anyone is known by name, and nothing else is', async () => {
  const { ask, routes } = await openEverything()
  const anyone = routes.filter(({ role, method }) => role === 'anyone' && method !== 'HEAD')
  expect(anyone.map(nameOf).sort()).toEqual(open)
  expect(routes.length).toBeGreaterThan(30)
  expect((await ask('/metrics')).statusCode).toBe(401)
})

test('of who need not say who they are, no more than 8 KiB is read', async () => {
  const { app, routes } = await openWholeConsole()
  const writes = routes.filter((route) => route.role === 'anyone' && isWrite(route))
  expect(writes.length).toBeGreaterThan(3)
  for (const route of writes)
    for (const [bytes, refused] of [
      [8 * 1024, false],
      [8 * 1024 + 1, true],
    ] as const) {
      const reply = await app.inject({
        method: 'POST',
        url: route.url,
        headers: { host: 'localhost:4600', origin: ownOrigin, 'content-type': 'application/json' },
        payload: `{"x":"${'x'.repeat(bytes - 8)}"}`,
      })
      expect([nameOf(route), bytes, reply.statusCode === 413]).toEqual([
        nameOf(route),
        bytes,
        refused,
      ])
    }
})

test('a route that is new is among those that are tried', async () => {
  const { app, routes } = await openWholeConsole()
  app.post('/api/brand-new', { config: { role: 'admin' } }, () => ({}))
  expect(routes.map(nameOf)).toContain('POST /api/brand-new')
})

test('a write with all that it takes does change what is compared', async () => {
  const { routes, store, use, as } = await openEverything()
  const before = await everyRow(store)
  for (const route of routes.filter(isWrite)) await use(route, await as('admin'), () => undefined)
  const after = await everyRow(store)
  expect(after['display']).not.toEqual(before['display'])
  expect(after['session']).not.toEqual(before['session'])
  expect(after['audit']?.length).toBeGreaterThan(before['audit']?.length ?? 0)
})

test('without a session every other route answers 401, and nothing changes', slow, async () => {
  const { closed, store, use } = await openEverything()
  const before = await everyRow(store)
  const name = '__Host-sightline'
  for (const cookie of ['', `${name}=`, `${name}=${'x'.repeat(43)}`, `${name}-display=x`])
    for (const route of closed)
      await use(route, { origin: ownOrigin, cookie }, (status, kind, at) =>
        expect([at, status, kind]).toEqual([at, 401, route.method === 'HEAD' ? '' : 'signed-out']),
      )
  expect(await everyRow(store)).toEqual(before)
})

test.each([
  ['without a CSRF token', { [csrfHeader]: '' }],
  ['with another CSRF token', { [csrfHeader]: 'x'.repeat(86) }],
  ['from another origin', { origin: 'https://evil.example' }],
  ['from another port of this machine', { origin: 'http://localhost:1' }],
  ['from a sandboxed frame', { origin: 'null' }],
  ['without an origin', { origin: '' }],
])('every write %s is refused, and nothing changes', slow, async (_how, wrong) => {
  const { routes, store, use, as } = await openEverything()
  const headers = await as('admin')
  const before = await everyRow(store)
  const writes = routes.filter(isWrite)
  // Who has no session has no token either: what is open to anyone is held by its origin alone.
  const tried = 'origin' in wrong ? writes : writes.filter(({ role }) => role !== 'anyone')
  for (const route of tried)
    await use(route, { ...headers, ...wrong }, (status, kind, at) =>
      expect([at, status, kind]).toEqual([at, 403, 'forbidden']),
    )
  expect(tried.length).toBeGreaterThan(5)
  expect(await everyRow(store)).toEqual(before)
})

test(
  'with the token of another session every write is refused, and nothing changes',
  slow,
  async () => {
    const { closed, store, use, as } = await openEverything()
    const [admin, other] = [await as('admin'), await as('admin')]
    const before = await everyRow(store)
    for (const route of closed.filter(isWrite))
      await use(route, { ...admin, [csrfHeader]: other[csrfHeader] }, (status, kind, at) =>
        expect([at, status, kind]).toEqual([at, 403, 'forbidden']),
      )
    expect(await everyRow(store)).toEqual(before)
  },
)

test('with too low a role every route is refused, and nothing changes', slow, async () => {
  const { closed, store, use, as } = await openEverything()
  const asked = { viewer: await as('viewer'), operator: await as('operator'), admin: {} }
  const before = await everyRow(store)
  let tried = 0
  for (const route of closed)
    for (const role of below(route.role)) {
      tried += 1
      await use(route, asked[role], (status, kind, at) =>
        expect([at, role, status, kind]).toEqual([
          at,
          role,
          403,
          route.method === 'HEAD' ? '' : 'forbidden',
        ]),
      )
    }
  expect(tried).toBeGreaterThan(10)
  expect(await everyRow(store)).toEqual(before)
})

test(
  'a display writes nothing but that it is there, and reads what its boards need',
  slow,
  async () => {
    const { closed, store, use, screen } = await openEverything()
    const cookie = [...screen.jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const before = await everyRow(store)
    for (const route of closed) {
      const may = !isWrite(route) && route.boards.includes('health')
      await use(route, { origin: ownOrigin, cookie }, (status, _kind, at) =>
        expect([at, status]).toEqual([at, may ? 200 : 403]),
      )
    }
    expect(await everyRow(store)).toEqual(before)
  },
)
