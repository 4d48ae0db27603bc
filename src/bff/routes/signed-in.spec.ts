import * as v from 'valibot'
import { expect, test } from 'vitest'
import { signedInListSchema } from '../../contract/signed-in'
import { openConsole } from '../testing/console'

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0'

const open = async (config = {}) => {
  const console = await openConsole({ config })
  const { ask } = console
  const read = async (url: string, headers: Record<string, string>) => {
    const reply = await ask({ url, headers })
    expect(reply.statusCode).toBe(200)
    return v.parse(signedInListSchema, reply.json()).sessions
  }
  const status = async (headers: Record<string, string>) =>
    (await ask({ url: '/api/session', headers })).json<{ signedIn: boolean }>().signedIn
  const end = (url: string, headers: Record<string, string>) =>
    ask({ method: 'DELETE', url, headers })
  const lastLine = () =>
    console.store
      .selectFrom('audit')
      .select(['actor', 'action', 'target', 'detail'])
      .orderBy('id', 'desc')
      .executeTakeFirst()
  return { ...console, read, status, end, lastLine }
}

test('one sees one’s own sessions: from where, with what, since when, and which is this', async () => {
  const { as, read, advance } = await open()
  await as('viewer', { 'user-agent': firefox, 'x-forwarded-for': '192.0.2.7' })
  await advance(3_600_000)
  const headers = await as('viewer')
  await as('admin')
  const sessions = await read('/api/sessions/own', headers)
  expect(sessions).toMatchObject([
    { current: true, own: true, role: 'viewer', since: '2026-11-20T11:00:00.000Z' },
    {
      current: false,
      own: true,
      name: 'Demo viewer',
      entry: 'demo',
      address: '192.0.2.7',
      browser: 'Firefox 143 on Linux',
      since: '2026-11-20T10:00:00.000Z',
      usedAt: '2026-11-20T10:00:00.000Z',
      expiresAt: '2026-11-20T18:00:00.000Z',
    },
  ])
})

test('the list holds nothing that opens a session', async () => {
  const { as, ask, store } = await open()
  const headers = await as('admin')
  const { body } = await ask({ url: '/api/sessions', headers })
  const [row] = await store.selectFrom('session').selectAll().execute()
  for (const secret of [row?.token_hash, row?.csrf, headers.cookie.split('=')[1]])
    expect(body).not.toContain(secret)
})

test('signing out everywhere else leaves this one, and everybody else’s', async () => {
  const { as, end, status, lastLine } = await open()
  const [here, there, other] = [await as('viewer'), await as('viewer'), await as('operator')]
  const left = (await end('/api/sessions/own/others', here)).json()
  expect(left).toMatchObject({ sessions: [{ current: true }] })
  expect([await status(here), await status(there), await status(other)]).toEqual([
    true,
    false,
    true,
  ])
  expect(await lastLine()).toEqual({
    actor: 'Demo viewer',
    action: 'session-ended',
    target: 'Demo viewer',
    detail: 'signed out everywhere else: 1',
  })
})

test('an admin sees everybody’s and ends any; it is in the audit log', async () => {
  const { as, read, end, status, lastLine } = await open()
  const [admin, victim] = [await as('admin'), await as('operator')]
  const all = await read('/api/sessions', admin)
  expect(all.map(({ name }) => name).toSorted()).toEqual(['Demo admin', 'Demo operator'])
  const id = all.find(({ name }) => name === 'Demo operator')?.id ?? ''
  const left = (await end(`/api/sessions/${id}`, admin)).json()
  expect(left).toMatchObject({ sessions: [{ name: 'Demo admin' }] })
  expect(await status(victim)).toBe(false)
  expect((await end(`/api/sessions/${id}`, admin)).statusCode).toBe(404)
  expect(await lastLine()).toEqual({
    actor: 'Demo admin',
    action: 'session-ended',
    target: 'Demo operator',
    detail: 'by an admin',
  })
})

test.each(['viewer', 'operator'] as const)('a %s sees and ends nobody else’s', async (role) => {
  const { as, ask, read, end, status } = await open()
  const [admin, headers] = [await as('admin'), await as(role)]
  const id = (await read('/api/sessions', admin)).find(({ current }) => current)?.id
  expect((await ask({ url: '/api/sessions', headers })).statusCode).toBe(403)
  expect((await end(`/api/sessions/${id}`, headers)).statusCode).toBe(403)
  expect(await status(admin)).toBe(true)
})

test('sessions that have run out are not in the list', async () => {
  const { as, read, advance } = await open()
  await as('viewer')
  await advance(8 * 3_600_000)
  expect(await read('/api/sessions/own', await as('viewer'))).toHaveLength(1)
})

test('the limits are those of the configuration', async () => {
  const limits = { idleMs: 20 * 60_000, longestMs: 60 * 60_000 }
  const { as, status, advance } = await open({ sessions: limits })
  const [left, used] = [await as('viewer'), await as('viewer')]
  await advance(19 * 60_000)
  expect(await status(used)).toBe(true)
  await advance(60_000)
  expect([await status(left), await status(used)]).toEqual([false, true])
  await advance(18 * 60_000)
  expect(await status(used)).toBe(true)
  await advance(18 * 60_000)
  expect(await status(used)).toBe(true)
  await advance(5 * 60_000)
  expect(await status(used)).toBe(false)
})
