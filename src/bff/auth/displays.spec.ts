import * as v from 'valibot'
import { expect, test } from 'vitest'
import { codeLetters, displaysSchema } from '../../contract/display'
import { openConsole, ownOrigin } from '../testing/console'
import { aTask } from '../testing/entities'
import { aPairedScreen, aScreen } from '../testing/screen'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

type Console = Awaited<ReturnType<typeof openConsole>>
const boards = ['health', 'tasks', 'backups']

/** Enters a code on a desk. */
const enter = async (
  { ask, as }: Console,
  code: string,
  more: { role?: 'viewer' | 'operator' | 'admin'; payload?: object } = {},
) =>
  ask({
    method: 'POST',
    url: '/api/displays',
    headers: await as(more.role ?? 'operator'),
    payload: { code, name: 'NOC left', boards, ...more.payload },
  })

const listed = async ({ ask, as }: Console) => {
  const reply = await ask({ url: '/api/displays', headers: await as('operator') })
  return v.parse(displaysSchema, reply.json()).displays
}

test('a screen that nobody knows gets a code of letters that are not mistaken, and keeps it', async () => {
  const console = await openConsole()
  const screen = aScreen(console)
  const code = await screen.code()
  expect(code).toMatch(new RegExp(`^[${codeLetters}]{6}$`))
  expect(codeLetters).not.toMatch(/[AEIOULBSZGQ]/)
  expect(await screen.code()).toBe(code)
  expect(await aScreen(console).code()).not.toBe(code)
})

test('the code is entered on a desk, in whatever case and spacing, and the screen is paired', async () => {
  const console = await openConsole()
  const screen = aScreen(console)
  const code = await screen.code()
  const typed = ` ${code.slice(0, 3).toLowerCase()}-${code.slice(3)} `
  expect((await enter(console, typed, { role: 'admin' })).statusCode).toBe(200)
  expect(await screen.hello()).toMatchObject({
    state: 'paired',
    name: 'NOC left',
    boards,
    now: '2026-11-20T10:00:00.000Z',
  })
  expect(await screen.status('/api/servers')).toBe(200)
})

test('its secrets are in cookies out of reach of scripts, and its identity outlives the browser', async () => {
  const console = await openConsole()
  const screen = aScreen(console)
  const first = await screen.ask('POST', '/api/wall', { version: 'v1' })
  expect(first.headers['set-cookie']).toMatch(
    /^sightline-display-pairing=[\w-]{43}; Max-Age=600; Path=\/; HttpOnly; SameSite=Strict$/,
  )
  await enter(console, first.json<{ code: string }>().code)
  const second = await screen.ask('POST', '/api/wall', { version: 'v1' })
  expect(second.headers['set-cookie']).toMatch(
    /^sightline-display=[\w-]{43}; Max-Age=34560000; Path=\/; HttpOnly; SameSite=Strict$/,
  )
  const secrets = [...screen.jar.values()]
  expect(secrets).toHaveLength(2)
  const { store } = console
  const kept = [
    await store.selectFrom('pairing').selectAll().execute(),
    await store.selectFrom('display').selectAll().execute(),
  ]
  for (const secret of secrets)
    expect([first.body, second.body, JSON.stringify(kept), ...console.lines].join()).not.toContain(
      secret,
    )
})

test('behind https both are bound to the host', async () => {
  const origin = 'https://sightline.example'
  const { ask } = await openConsole({ config: { publicUrl: origin } })
  const reply = await ask({
    method: 'POST',
    url: '/api/wall',
    headers: { origin },
    payload: { version: 'v1' },
  })
  expect(reply.headers['set-cookie']).toMatch(
    /^__Host-sightline-display-pairing=.*; HttpOnly; Secure; SameSite=Strict$/,
  )
})

test('a code is good once', async () => {
  const console = await openConsole()
  const screen = aScreen(console)
  const code = await screen.code()
  expect((await enter(console, code)).statusCode).toBe(200)
  const again = await enter(console, code, { payload: { name: 'NOC right' } })
  expect(again.statusCode).toBe(404)
  expect(again.json()).toMatchObject({ title: 'No screen waits with this code' })
  expect(await listed(console)).toHaveLength(1)
})

test('a code is good for five minutes; then the screen has another', async () => {
  const console = await openConsole()
  const screen = aScreen(console)
  const code = await screen.code()
  await console.advance(5 * minuteMs)
  expect((await enter(console, code)).statusCode).toBe(404)
  expect(await screen.code()).not.toBe(code)
})

test('a screen that comes late for its identity waits for a new code', async () => {
  const console = await openConsole()
  const screen = aScreen(console)
  await enter(console, await screen.code())
  expect(await listed(console)).toMatchObject([{ name: 'NOC left', seenAt: null }])
  await console.advance(5 * minuteMs)
  expect(await screen.hello()).toMatchObject({ state: 'pairing' })
})

test('an identity that was lost on its way is handed over again', async () => {
  const console = await openConsole()
  const screen = aScreen(console)
  await enter(console, await screen.code())
  await screen.hello()
  screen.jar.delete('sightline-display')
  expect(await screen.hello()).toMatchObject({ state: 'paired' })
  expect(await screen.status('/api/tasks')).toBe(200)
  await screen.hello()
  expect([...screen.jar.keys()]).toEqual(['sightline-display'])
})

test('the code alone fetches nothing, and neither does another screen’s secret', async () => {
  const console = await openConsole()
  const screen = aScreen(console)
  const other = aScreen(console)
  await other.code()
  await enter(console, await screen.code())
  expect(await other.hello()).toMatchObject({ state: 'pairing' })
  expect(await other.status('/api/servers')).toBe(401)
})

test('codes are not to be guessed: after twenty in five minutes nobody tries another', async () => {
  const console = await openConsole()
  const headers = await console.as('operator')
  const screen = aScreen(console)
  const code = await screen.code()
  const guess = (payload: object) =>
    console.ask({ method: 'POST', url: '/api/displays', headers, payload })
  const wrong = code === 'CCCCCC' ? 'DDDDDD' : 'CCCCCC'
  const statuses: number[] = []
  for (let tries = 0; tries < 20; tries += 1)
    statuses.push((await guess({ code: wrong, name: 'x', boards })).statusCode)
  expect(new Set(statuses)).toEqual(new Set([404]))
  const right = await guess({ code, name: 'x', boards })
  expect([right.statusCode, right.json<{ title: string }>().title]).toEqual([
    429,
    'Too many codes were tried',
  ])
  const refusals = await console.store
    .selectFrom('audit')
    .select('action')
    .where('action', '=', 'pairing-refused')
    .execute()
  expect(refusals).toHaveLength(20)
})

test('one address does not ask for codes without end', async () => {
  const console = await openConsole()
  const statuses: number[] = []
  for (let screens = 0; screens < 21; screens += 1) {
    const reply = await aScreen(console).ask('POST', '/api/wall', { version: 'v1' })
    statuses.push(reply.statusCode)
  }
  expect(statuses).toEqual([...Array<number>(20).fill(200), 429])
})

test('no more than a thousand screens wait at once', async () => {
  const console = await openConsole()
  await console.store
    .insertInto('pairing')
    .values(
      Array.from({ length: 1000 }, (_, index) => ({
        secret_hash: String(index),
        code: String(index),
        display_id: '',
        created_at: '2026-11-20T10:00:00.000Z',
        expires_at: '2026-11-20T10:05:00.000Z',
        address: '',
        browser: '',
      })),
    )
    .execute()
  const screen = aScreen(console)
  expect((await screen.ask('POST', '/api/wall', { version: 'v1' })).statusCode).toBe(429)
  await console.advance(5 * minuteMs)
  expect(await screen.hello()).toMatchObject({ state: 'pairing' })
})

test.each([
  ['no name', { name: ' ' }, 'Give the display a name.'],
  ['no board', { boards: [] }, 'Choose at least one board.'],
  ['too few letters', { code: 'CDF' }, 'Enter the 6 letters that the screen shows.'],
])('%s is said in words', async (_what, payload, detail) => {
  const console = await openConsole()
  const reply = await enter(console, 'CDFHJK', { payload })
  expect([reply.statusCode, reply.json()]).toEqual([
    400,
    expect.objectContaining({ kind: 'invalid-input', detail }),
  ])
})

test('a display is listed with who paired it, when it was seen, from where and with what', async () => {
  const console = await openConsole()
  const { screen } = await aPairedScreen(console, ['health', 'backups'])
  await console.advance(2 * minuteMs)
  await screen.hello('v2')
  expect(await listed(console)).toEqual([
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
  expect(await listed(console)).toEqual([])
})

test('one that is revoked before it came for its identity does not get it', async () => {
  const console = await openConsole()
  const screen = aScreen(console)
  await enter(console, await screen.code())
  const [display] = await listed(console)
  const headers = await console.as('admin')
  await console.ask({ method: 'DELETE', url: `/api/displays/${display?.id}`, headers })
  expect(await screen.hello()).toMatchObject({ state: 'pairing' })
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
  expect(await listed(console)).toHaveLength(1)
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

test('a screen that is opened from another site’s page gets no code', async () => {
  const { ask } = await openConsole()
  const reply = await ask({
    method: 'POST',
    url: '/api/wall',
    headers: { origin: 'https://evil.example' },
    payload: { version: 'v1' },
  })
  expect(reply.statusCode).toBe(403)
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
