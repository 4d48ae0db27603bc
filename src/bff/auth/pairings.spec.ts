import { expect, test } from 'vitest'
import { codeLetters } from '../../contract/display'
import { openConsole } from '../testing/console'
import { aScreen, enterCode, listedDisplays } from '../testing/screen'

const minuteMs = 60_000
const boards = ['health', 'tasks', 'backups']

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
  expect((await enterCode(console, typed, { role: 'admin' })).statusCode).toBe(200)
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
  await enterCode(console, first.json<{ code: string }>().code)
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
  expect((await enterCode(console, code)).statusCode).toBe(200)
  const again = await enterCode(console, code, { payload: { name: 'NOC right' } })
  expect(again.statusCode).toBe(404)
  expect(again.json()).toMatchObject({ title: 'No screen waits with this code' })
  expect(await listedDisplays(console)).toHaveLength(1)
})

test('a code is good for five minutes; then the screen has another', async () => {
  const console = await openConsole()
  const screen = aScreen(console)
  const code = await screen.code()
  await console.advance(5 * minuteMs)
  expect((await enterCode(console, code)).statusCode).toBe(404)
  expect(await screen.code()).not.toBe(code)
})

test('a screen that comes late for its identity waits for a new code', async () => {
  const console = await openConsole()
  const screen = aScreen(console)
  await enterCode(console, await screen.code())
  expect(await listedDisplays(console)).toMatchObject([{ name: 'NOC left', seenAt: null }])
  await console.advance(5 * minuteMs)
  expect(await screen.hello()).toMatchObject({ state: 'pairing' })
})

test('an identity that was lost on its way is handed over again', async () => {
  const console = await openConsole()
  const screen = aScreen(console)
  await enterCode(console, await screen.code())
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
  await enterCode(console, await screen.code())
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
  const reply = await enterCode(console, 'CDFHJK', { payload })
  expect([reply.statusCode, reply.json()]).toEqual([
    400,
    expect.objectContaining({ kind: 'invalid-input', detail }),
  ])
})

test('one that is revoked before it came for its identity does not get it', async () => {
  const console = await openConsole()
  const screen = aScreen(console)
  await enterCode(console, await screen.code())
  const [display] = await listedDisplays(console)
  const headers = await console.as('admin')
  await console.ask({ method: 'DELETE', url: `/api/displays/${display?.id}`, headers })
  expect(await screen.hello()).toMatchObject({ state: 'pairing' })
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
