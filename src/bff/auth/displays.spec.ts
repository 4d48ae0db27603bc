import { expect, test, vi } from 'vitest'
import { openConsole, ownOrigin } from '../testing/console'
import { aTask } from '../testing/entities'
import { aPairedScreen, listedDisplays } from '../testing/screen'
import { trustedMs } from './remembered'

const minuteMs = 60_000
const dayMs = 24 * 3_600_000
const boards = ['health', 'tasks', 'backups']

test('a display is listed with who paired it, when it was seen, from where and with what', async () => {
  const console = await openConsole()
  const { screen } = await aPairedScreen(console, ['health', 'backups'])
  await console.advance(2 * minuteMs)
  await screen.hello('v2')
  expect(await listedDisplays(console)).toEqual([
    {
      id: expect.any(String),
      name: 'NOC left',
      boards: ['health', 'backups'],
      pairedBy: 'Demo operator',
      pairedAt: '2026-11-20T10:00:00.000Z',
      seenAt: '2026-11-20T10:02:00.000Z',
      address: '127.0.0.1',
      browser: 'An unknown browser',
      version: 'v2',
    },
  ])
})

test('it is renamed and gets other boards, which it shows from its next poll on', async () => {
  const console = await openConsole()
  const { screen, desk, id } = await aPairedScreen(console)
  const payload = { name: 'Canteen', boards: ['tasks'] }
  const url = `/api/displays/${id}`
  expect((await console.ask({ method: 'POST', url, headers: desk, payload })).statusCode).toBe(200)
  expect(await screen.hello()).toMatchObject({ name: 'Canteen', boards: ['tasks'] })
  expect(await screen.status('/api/tasks')).toBe(200)
  expect(await screen.status('/api/servers')).toBe(403)
})

test('a revoked display reads nothing from then on, and asks to be paired again', async () => {
  const console = await openConsole()
  const { screen, desk, id } = await aPairedScreen(console)
  expect(await screen.status('/api/servers')).toBe(200)
  await console.ask({ method: 'DELETE', url: `/api/displays/${id}`, headers: desk })
  expect(await screen.status('/api/servers')).toBe(401)
  expect(await screen.hello()).toMatchObject({ state: 'pairing' })
  expect(await listedDisplays(console)).toEqual([])
})

test('an unchanged poll of a screen that was there a moment ago asks the store nothing', async () => {
  const console = await openConsole()
  const { screen } = await aPairedScreen(console)
  const { headers } = await screen.ask('GET', '/api/servers')
  const asked = vi.spyOn(console.store.getExecutor(), 'executeQuery')
  const cookie = [...screen.jar].map(([name, value]) => `${name}=${value}`).join('; ')
  const poll = { url: '/api/servers', headers: { cookie, 'if-none-match': String(headers.etag) } }
  expect((await console.ask(poll)).statusCode).toBe(304)
  expect(asked).not.toHaveBeenCalled()
  await console.advance(trustedMs)
  expect((await console.ask(poll)).statusCode).toBe(304)
  expect(asked).toHaveBeenCalled()
})

test('where no word comes of its revocation a display reads nothing after two seconds', async () => {
  const console = await openConsole()
  const { surroundings, waits, advance, settle } = console
  const driven = { surroundings, waits, advance, settle }
  const other = await openConsole({ store: console.store, driven })
  const { screen, desk, id } = await aPairedScreen(console)
  expect(await screen.status('/api/servers')).toBe(200)
  await other.ask({ method: 'DELETE', url: `/api/displays/${id}`, headers: desk })
  await advance(trustedMs)
  expect(await screen.status('/api/servers')).toBe(401)
})

test.each([
  ['health', ['/api/servers']],
  ['tasks', ['/api/tasks', '/api/histograms/tasks']],
  ['backups', ['/api/vms']],
] as const)('a display of the board %s reads what that needs', async (board, allowed) => {
  const console = await openConsole()
  await console.hold('task', [aTask()])
  const { screen } = await aPairedScreen(console, [board])
  const everything = [
    '/api/servers',
    '/api/servers/us-west/x',
    '/api/activities',
    '/api/histograms/activities',
    '/api/vms',
    '/api/vms/us-west/x/backups',
    '/api/tasks',
    '/api/tasks/us-west/t1',
    '/api/histograms/tasks',
    '/api/sources',
    '/api/find?q=x',
    '/api/displays',
  ]
  const read: string[] = []
  for (const url of everything) {
    const reply = await screen.ask('GET', url)
    if (reply.statusCode === 200) read.push(url)
    else expect([url, reply.statusCode]).toEqual([url, 403])
  }
  expect(read.toSorted()).toEqual(allowed.toSorted())
})

test('a display reads nothing of any route that does not name a board', async () => {
  const console = await openConsole()
  console.app.get('/api/secrets', { config: { role: 'viewer' } }, () => ({ secrets: [] }))
  const { screen } = await aPairedScreen(console)
  const reply = await screen.ask('GET', '/api/secrets')
  expect([reply.statusCode, reply.json()]).toEqual([
    403,
    expect.objectContaining({ title: 'This display does not show that' }),
  ])
})

test('a display writes nothing, not even where its board reads', async () => {
  const console = await openConsole()
  const config = { role: 'viewer', boards: ['health'] } as const
  console.app.post('/api/servers/reset', { config }, () => ({ done: true }))
  const { screen, id } = await aPairedScreen(console)
  for (const [method, url] of [
    ['POST', '/api/servers/reset'],
    ['DELETE', '/api/session'],
    ['POST', '/api/displays'],
    ['POST', `/api/displays/${id}`],
    ['DELETE', `/api/displays/${id}`],
  ] as const)
    expect([url, (await screen.ask(method, url, {})).statusCode]).toEqual([url, 403])
  expect(await listedDisplays(console)).toHaveLength(1)
})

test('a display is nobody who is signed in', async () => {
  const console = await openConsole()
  const { screen } = await aPairedScreen(console)
  expect((await screen.ask('GET', '/api/session')).json()).toEqual({ signedIn: false, demo: true })
})

test.each([
  ['GET', '/api/displays', {}],
  ['POST', '/api/displays', { code: 'CDFHJK', name: 'x', boards }],
  ['POST', '/api/displays/x', { name: 'x', boards }],
  ['DELETE', '/api/displays/x', {}],
] as const)('%s %s takes an operator', async (method, url, payload) => {
  const console = await openConsole()
  const ask = async (headers: Record<string, string>) =>
    (await console.ask({ method, url, headers, ...(method === 'POST' ? { payload } : {}) }))
      .statusCode
  expect(await ask({ origin: ownOrigin })).toBe(401)
  expect(await ask(await console.as('viewer'))).toBe(403)
  const { cookie, ...rest } = await console.as('operator')
  if (method !== 'GET') expect(await ask({ cookie, origin: ownOrigin })).toBe(403)
  expect([200, 404]).toContain(await ask({ cookie, ...rest }))
})

test('its identity is renewed by use, once a day, and the old one is void after two turns', async () => {
  const console = await openConsole()
  const { screen } = await aPairedScreen(console)
  const held = () => screen.jar.get('sightline-display') ?? ''
  const tokens = [held()]
  for (let days = 0; days < 3; days += 1) {
    await console.advance(dayMs)
    await screen.hello()
    expect(await screen.status('/api/servers')).toBe(200)
    tokens.push(held())
  }
  expect(new Set(tokens).size).toBe(4)
  const statuses: number[] = []
  for (const token of tokens) {
    const headers = { cookie: `sightline-display=${token}` }
    statuses.push((await console.ask({ url: '/api/servers', headers })).statusCode)
  }
  expect(statuses).toEqual([401, 401, 200, 200])
})

test('a renewal that never reaches the screen logs nobody out', async () => {
  const console = await openConsole()
  const { screen } = await aPairedScreen(console)
  const kept = screen.jar.get('sightline-display') ?? ''
  for (let days = 0; days < 4; days += 1) {
    await console.advance(dayMs)
    await screen.hello()
    screen.jar.set('sightline-display', kept)
    expect(await screen.hello()).toMatchObject({ state: 'paired' })
  }
})

test('a screen that loses power right after a renewal comes back with the one before', async () => {
  const console = await openConsole()
  const { screen } = await aPairedScreen(console)
  const written = screen.jar.get('sightline-display') ?? ''
  await console.advance(dayMs)
  await screen.hello()
  expect(await screen.status('/api/servers')).toBe(200)
  screen.jar.set('sightline-display', written)
  await console.advance(60 * dayMs)
  expect(await screen.hello()).toMatchObject({ state: 'paired' })
  expect(screen.jar.get('sightline-display')).not.toBe(written)
  expect(await screen.status('/api/servers')).toBe(200)
})

test('a display that is off for a year is still the one it was', async () => {
  const console = await openConsole()
  const { screen } = await aPairedScreen(console)
  await console.advance(365 * dayMs)
  expect(await screen.hello()).toMatchObject({ state: 'paired', name: 'NOC left' })
})

test('what was paired into the simulation is out once the sources are real', async () => {
  const console = await openConsole()
  const { screen } = await aPairedScreen(console)
  const real = await openConsole({ config: { simulated: false }, store: console.store })
  screen.reach(real)
  expect(await screen.status('/api/servers')).toBe(401)
  expect(await screen.hello()).toMatchObject({ state: 'pairing' })
})

test('pairing, renaming, other boards and revocation are in the audit log with who did it', async () => {
  const console = await openConsole()
  const { desk, id } = await aPairedScreen(console)
  const change = (payload: object) =>
    console.ask({ method: 'POST', url: `/api/displays/${id}`, headers: desk, payload })
  await change({ name: 'NOC left', boards })
  await change({ name: 'Canteen', boards: ['tasks'] })
  await console.ask({ method: 'DELETE', url: `/api/displays/${id}`, headers: desk })
  const operator = { actor: 'Demo operator', role: 'operator', address: '127.0.0.1' }
  const lines = await console.store
    .selectFrom('audit')
    .select(['actor', 'role', 'address', 'action', 'target', 'detail'])
    .where('action', '!=', 'signed-in')
    .orderBy('id')
    .execute()
  expect(lines).toEqual(
    [
      ['display-paired', 'NOC left', 'Health, Tasks, Backups; An unknown browser at 127.0.0.1'],
      ['display-renamed', 'NOC left', 'now Canteen'],
      ['display-boards-changed', 'Canteen', 'Tasks'],
      ['display-revoked', 'Canteen', ''],
    ].map(([action, target, detail]) => ({ ...operator, action, target, detail })),
  )
})
