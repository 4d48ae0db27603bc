import { expect, test } from 'vitest'
import type { Role } from '../../contract/session'
import { backgroundHeader, csrfHeader, roles } from '../../contract/session'
import { openConsole, ownOrigin } from '../testing/console'
import { putAccount } from './accounts'
import { isOwnOrigin } from './origin'
import { hashPassword, verifyPassword } from './passwords'
import { trustedMs } from './remembered'

const hourMs = 3_600_000
/** Passwords are slow to check, on purpose. */
const slow = { timeout: 60_000 }

/** Asks with an account’s name and password. */
const signInWith = (name: string, password: string) => ({
  method: 'POST' as const,
  url: '/api/session',
  headers: { origin: ownOrigin },
  payload: { name, password },
})

const withAccount = async () => {
  const console = await openConsole({ config: { simulated: false } })
  const now = console.surroundings.now()
  await putAccount(console.store, { name: 'ada', role: 'operator', password: 'correct horse', now })
  return console
}

test(
  'an account signs in, and its cookie is out of reach of scripts and other sites',
  slow,
  async () => {
    const { ask, store } = await withAccount()
    const reply = await ask(signInWith('ada', 'correct horse'))
    expect(reply.json()).toMatchObject({
      signedIn: true,
      demo: false,
      name: 'ada',
      role: 'operator',
    })
    const cookie = String(reply.headers['set-cookie'])
    expect(cookie).toMatch(/^sightline=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)
    const token = /=([\w-]+);/.exec(cookie)?.[1] ?? ''
    expect(JSON.stringify(await store.selectFrom('session').selectAll().execute())).not.toContain(
      token,
    )
  },
)

test('behind https the cookie is bound to the host', async () => {
  const origin = 'https://sightline.example'
  const { ask } = await openConsole({ config: { publicUrl: origin } })
  const reply = await ask({
    method: 'POST',
    url: '/api/session/demo',
    headers: { origin },
    payload: { role: 'viewer' },
  })
  expect(reply.headers['set-cookie']).toMatch(/^__Host-sightline=.*; Secure; SameSite=Strict$/)
  expect(reply.headers['strict-transport-security']).toContain('max-age=')
})

test.each([
  ['a wrong password', 'ada', 'wrong'],
  ['a name that nobody has', 'eve', 'correct horse'],
])('%s is refused in the same words', slow, async (_what, name, password) => {
  const { ask } = await withAccount()
  const reply = await ask(signInWith(name, password))
  expect(reply.statusCode).toBe(403)
  expect(reply.json()).toMatchObject({
    kind: 'bad-credentials',
    title: 'Name or password is wrong',
  })
  expect(reply.headers['set-cookie']).toBeUndefined()
})

test('after ten attempts in a minute nobody gets to try another', async () => {
  const { ask } = await openConsole({ config: { simulated: false } })
  const statuses: number[] = []
  for (let tries = 0; tries < 11; tries += 1)
    statuses.push((await ask({ ...signInWith('ada', 'guess'), payload: {} })).statusCode)
  expect(statuses).toEqual([...Array<number>(10).fill(400), 429])
  expect((await ask(signInWith('ada', 'guess'))).json()).toMatchObject({ kind: 'rate-limited' })
})

test('behind a proxy of this machine the attempts of one address are not those of another', async () => {
  const { ask } = await openConsole({ config: { simulated: false } })
  const attempt = async (headers: Record<string, string>, remoteAddress = '127.0.0.1') => {
    const { headers: own, ...request } = { ...signInWith('ada', 'guess'), payload: {} }
    return (await ask({ ...request, remoteAddress, headers: { ...own, ...headers } })).statusCode
  }
  for (let tries = 0; tries < 10; tries += 1) await attempt({ 'x-forwarded-for': '192.0.2.1' })
  expect(await attempt({ 'x-forwarded-for': '192.0.2.1' })).toBe(429)
  expect(await attempt({ 'x-forwarded-for': '192.0.2.2' })).toBe(400)
  expect(await attempt({ 'x-forwarded-for': '192.0.2.3' }, '192.0.2.1')).toBe(429)
})

test('a proxy elsewhere is believed where it is named, and nobody else is', async () => {
  const { ask } = await openConsole({
    config: { simulated: false, trustedProxies: ['198.51.100.0/24'] },
  })
  const attempt = async (from: string, remoteAddress: string) => {
    const { headers, ...request } = { ...signInWith('ada', 'guess'), payload: {} }
    const forwarded = { ...headers, 'x-forwarded-for': from }
    return (await ask({ ...request, remoteAddress, headers: forwarded })).statusCode
  }
  for (let tries = 0; tries < 10; tries += 1) await attempt('192.0.2.1', '198.51.100.7')
  expect(await attempt('192.0.2.1', '198.51.100.8')).toBe(429)
  expect(await attempt('192.0.2.2', '198.51.100.7')).toBe(400)
  expect(await attempt('192.0.2.3', '192.0.2.1')).toBe(429)
})

test('one name is not tried from ever new addresses', { timeout: 120_000 }, async () => {
  const { ask } = await withAccount()
  const attempt = (name: string, from: number) => {
    const { headers, ...request } = signInWith(name, 'guess')
    const forwarded = { ...headers, 'x-forwarded-for': `192.0.2.${from}` }
    return ask({ ...request, headers: forwarded })
  }
  for (let from = 1; from <= 20; from += 1) await attempt('ada', from)
  const reply = await attempt('ada', 31)
  expect(reply.statusCode).toBe(429)
  expect(reply.json()).toMatchObject({ title: 'Too many attempts for this name' })
  expect((await attempt('eve', 32)).statusCode).toBe(403)
})

test('what is missing is named', slow, async () => {
  const { ask } = await withAccount()
  const reply = await ask({ ...signInWith('', ''), payload: { name: ' ', password: '' } })
  expect(reply.statusCode).toBe(400)
  expect(reply.json()).toMatchObject({ detail: 'Enter your name. Enter your password.' })
})

test('one click enters only where everything is simulated', async () => {
  const { ask } = await withAccount()
  const reply = await ask({
    method: 'POST',
    url: '/api/session/demo',
    headers: { origin: ownOrigin },
    payload: { role: 'admin' },
  })
  expect(reply.statusCode).toBe(404)
  expect((await ask('/api/session')).json()).toEqual({ signedIn: false, demo: false })
})

test('who entered the simulation by one click is out once the sources are real', async () => {
  const { as, store } = await openConsole()
  const headers = await as('admin')
  const real = await openConsole({ config: { simulated: false }, store })
  expect((await real.ask({ url: '/api/sources', headers })).statusCode).toBe(401)
})

test('a changed role or password ends the sessions of that account', slow, async () => {
  const { ask, store, surroundings, advance } = await withAccount()
  const reply = await ask(signInWith('ada', 'correct horse'))
  const headers = { cookie: String(reply.headers['set-cookie']).split(';')[0] }
  expect((await ask({ url: '/api/sources', headers })).statusCode).toBe(200)
  const now = surroundings.now()
  await putAccount(store, { name: 'ada', role: 'viewer', password: 'another horse', now })
  await advance(trustedMs)
  expect((await ask({ url: '/api/sources', headers })).statusCode).toBe(401)
})

test('a session ends after eight hours without a person, however much is polled', async () => {
  const { ask, as, advance } = await openConsole()
  const headers = await as('viewer')
  const poll = { url: '/api/sources', headers: { ...headers, [backgroundHeader]: '1' } }
  await advance(7 * hourMs)
  expect((await ask(poll)).statusCode).toBe(200)
  await advance(hourMs)
  expect((await ask(poll)).statusCode).toBe(401)
  expect((await ask({ url: '/api/session', headers })).json()).toEqual({
    signedIn: false,
    demo: true,
  })
})

test('a person’s use keeps it alive, but not beyond seven days', async () => {
  const { ask, as, advance } = await openConsole()
  const headers = await as('viewer')
  const use = async () => (await ask({ url: '/api/sources', headers })).statusCode
  for (let hours = 7; hours < 7 * 24; hours += 7) {
    await advance(7 * hourMs)
    expect(await use()).toBe(200)
  }
  await advance(7 * hourMs)
  expect(await use()).toBe(401)
})

test('signing out ends the session at the server, not only in the browser', async () => {
  const { ask, as } = await openConsole()
  const headers = await as('viewer')
  const reply = await ask({ method: 'DELETE', url: '/api/session', headers })
  expect(reply.json()).toEqual({ signedIn: false, demo: true })
  expect(reply.headers['set-cookie']).toMatch(/^sightline=;/)
  expect((await ask({ url: '/api/sources', headers })).statusCode).toBe(401)
})

test('signing in again ends the former session of that browser', async () => {
  const { ask, as } = await openConsole()
  const former = await as('admin')
  await ask({
    method: 'POST',
    url: '/api/session/demo',
    headers: { origin: ownOrigin, cookie: former.cookie },
    payload: { role: 'viewer' },
  })
  expect((await ask({ url: '/api/sources', headers: former })).statusCode).toBe(401)
})

test('sign-ins, refusals and sign-outs are in the audit log', slow, async () => {
  const { ask, store } = await withAccount()
  await ask(signInWith('ada', 'wrong'))
  await ask(signInWith('a password in the wrong field', 'ada'))
  const reply = await ask(signInWith('ada', 'correct horse'))
  const [cookie = ''] = String(reply.headers['set-cookie']).split(';')
  const { csrf } = reply.json<{ csrf: string }>()
  await ask({
    method: 'DELETE',
    url: '/api/session',
    headers: { cookie, origin: ownOrigin, [csrfHeader]: csrf },
  })
  const lines = await store.selectFrom('audit').select(['actor', 'action']).orderBy('id').execute()
  expect(lines).toEqual([
    { actor: 'ada', action: 'sign-in-refused' },
    { actor: '', action: 'sign-in-refused' },
    { actor: 'ada', action: 'signed-in' },
    { actor: 'ada', action: 'signed-out' },
  ])
})

/** Every route of the API, with who may. */
const openConsoleWithRoutes = async () => {
  const console = await openConsole()
  const routes: { method: string; url: string; role: Role | 'anyone' }[] = [
    ...['/api/servers', '/api/activities', '/api/vms', '/api/tasks'].flatMap((url) => [
      { method: 'GET', url, role: 'viewer' as const },
      { method: 'GET', url: `${url}/us-west/x`, role: 'viewer' as const },
    ]),
    ...[
      '/api/vms/us-west/x/backups',
      '/api/histograms/activities',
      '/api/histograms/tasks',
      '/api/sources',
      '/api/find?q=x',
      '/api/sessions/own',
    ].map((url) => ({ method: 'GET', url, role: 'viewer' as const })),
    ...['/api/session', '/api/sessions/own/others', '/api/sessions/x'].map((url) => ({
      method: 'DELETE',
      url,
      role: 'viewer' as const,
    })),
    ...['/api/session', '/healthz', '/readyz'].map((url) => ({
      method: 'GET',
      url,
      role: 'anyone' as const,
    })),
  ]
  return { ...console, routes }
}

test('without a session nothing of the estate is reachable', async () => {
  const { ask, routes } = await openConsoleWithRoutes()
  for (const { method, url, role } of routes) {
    const reply = await ask({
      method: method === 'GET' ? 'GET' : 'DELETE',
      url,
      headers: { origin: ownOrigin },
    })
    expect(`${url} ${reply.statusCode === 401}`).toBe(`${url} ${role !== 'anyone'}`)
    if (role !== 'anyone') expect(reply.json()).toMatchObject({ kind: 'signed-out' })
  }
})

test('every role may look', async () => {
  const { ask, as, routes } = await openConsoleWithRoutes()
  for (const role of roles) {
    const headers = await as(role)
    for (const { method, url } of routes)
      if (method === 'GET') expect([200, 404]).toContain((await ask({ url, headers })).statusCode)
  }
})

test('a route that needs more than one’s role is refused with the role that it takes', async () => {
  const { app, ask, as } = await openConsole()
  app.get('/api/keys', { config: { role: 'admin' } }, () => ({ keys: [] }))
  for (const [role, status] of [
    ['viewer', 403],
    ['operator', 403],
    ['admin', 200],
  ] as const) {
    const reply = await ask({ url: '/api/keys', headers: await as(role) })
    expect(reply.statusCode).toBe(status)
    if (status === 403) expect(reply.json()).toMatchObject({ detail: 'It takes the role admin.' })
  }
})

test('a route that declares no role does not register', async () => {
  const { app } = await openConsole()
  expect(() => app.get('/api/open', () => 'open')).toThrow('The route /api/open declares no role.')
})

test.each([
  ['without a CSRF token', { [csrfHeader]: '' }],
  ['with another session’s CSRF token', { [csrfHeader]: 'x'.repeat(43) }],
  ['with a CSRF token of other letters', { [csrfHeader]: 'é'.repeat(43) }],
  ['from another origin', { origin: 'https://evil.example' }],
  ['from another port', { origin: 'http://localhost:9' }],
  ['from a sandboxed frame', { origin: 'null' }],
  ['without an origin', { origin: '' }],
])('a write %s is refused, and does nothing', async (_what, changed) => {
  const { ask, as } = await openConsole()
  const headers = await as('admin')
  const reply = await ask({
    method: 'DELETE',
    url: '/api/session',
    headers: { ...headers, ...changed },
  })
  expect(reply.statusCode).toBe(403)
  expect((await ask({ url: '/api/sources', headers })).statusCode).toBe(200)
})

test.each([
  [
    'the public URL',
    'https://a.example',
    'b',
    { publicUrl: 'https://a.example/', onLoopback: false },
    true,
  ],
  [
    'another than the public URL',
    'http://b',
    'b',
    { publicUrl: 'https://a.example', onLoopback: false },
    false,
  ],
  ['the host that was asked', 'http://b:1', 'b:1', { publicUrl: null, onLoopback: false }, true],
  [
    'loopback by any name of it',
    'http://127.0.0.1:1',
    '127.0.0.1:1',
    { publicUrl: null, onLoopback: true },
    true,
  ],
  [
    'a name made to point at loopback',
    'http://evil:1',
    'evil:1',
    { publicUrl: null, onLoopback: true },
    false,
  ],
  [
    'this machine by another of its names',
    'http://localhost:1',
    'localhost:1',
    { publicUrl: 'http://127.0.0.1:1', onLoopback: true },
    true,
  ],
  [
    'a name made to point at it',
    'http://evil:1',
    'evil:1',
    { publicUrl: 'http://127.0.0.1:1', onLoopback: true },
    false,
  ],
  [
    'loopback behind a proxy that is elsewhere',
    'http://127.0.0.1:1',
    '127.0.0.1:1',
    { publicUrl: 'https://a.example', onLoopback: true },
    false,
  ],
  ['nowhere', undefined, 'b', { publicUrl: null, onLoopback: false }, false],
])('a write from %s', (_what, origin, host, allowed, own) => {
  expect(isOwnOrigin(origin, host, allowed)).toBe(own)
})

test('a password is known by its hash alone, and no two hashes are alike', slow, async () => {
  const [one, other] = await Promise.all([hashPassword('secret'), hashPassword('secret')])
  expect(one).not.toBe(other)
  expect(await verifyPassword('secret', one)).toBe(true)
  expect(await verifyPassword('Secret', one)).toBe(false)
  expect(await verifyPassword('secret', null)).toBe(false)
})
