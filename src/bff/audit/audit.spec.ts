import { expect, test } from 'vitest'
import type { AuditPage } from '../../contract/audit'
import { codeLength, codeLetters } from '../../contract/display'
import { writeAudit } from '../auth/audit'
import { openConsole } from '../testing/console'

const hourMs = 3_600_000

const openLog = async () => {
  const console = await openConsole()
  const admin = await console.as('admin')
  const read = async (search = '') => {
    const reply = await console.ask({ url: `/api/audit?${search}`, headers: admin })
    return reply.json<AuditPage>()
  }
  const told = async (search = '') =>
    (await read(search)).items.map(({ actor, action }) => `${actor}: ${action}`)
  return { ...console, admin, read, told }
}

test('every line says who, in which role, from where, what, and when; the newest comes first', async () => {
  const { as, advance, read } = await openLog()
  await advance(1_000)
  await as('viewer')
  const { items, total } = await read()
  expect(total).toBe(2)
  expect(items).toEqual([
    {
      id: expect.stringMatching(/-/),
      at: '2026-11-20T10:00:01.000Z',
      actor: 'Demo viewer',
      role: 'viewer',
      address: '127.0.0.1',
      action: 'signed-in',
      target: null,
      detail: null,
    },
    expect.objectContaining({ at: '2026-11-20T10:00:00.000Z', actor: 'Demo admin' }),
  ])
})

test('lines of one instant stand in the order in which they were written', async () => {
  const { as, told } = await openLog()
  await as('viewer')
  await as('operator')
  await as('viewer')
  expect(await told()).toEqual([
    'Demo viewer: signed-in',
    'Demo operator: signed-in',
    'Demo viewer: signed-in',
    'Demo admin: signed-in',
  ])
})

test('a sign-out, a refused code and a revoked display are told with whom they touch', async () => {
  const { ask, as, read } = await openLog()
  const operator = await as('operator')
  await ask({
    method: 'POST',
    url: '/api/displays',
    headers: operator,
    payload: { code: codeLetters.slice(0, codeLength), name: 'NOC', boards: ['health'] },
  })
  await ask({ method: 'DELETE', url: '/api/session', headers: operator })
  const { items } = await read()
  expect(items.slice(0, 2)).toEqual([
    expect.objectContaining({ actor: 'Demo operator', action: 'signed-out', role: 'operator' }),
    expect.objectContaining({
      action: 'pairing-refused',
      detail: 'No screen waits with this code.',
    }),
  ])
})

test.each([
  ['actor=Demo+viewer', ['Demo viewer: signed-in', 'Demo viewer: signed-in']],
  ['role=operator', ['Demo operator: signed-in']],
  ['action=account-changed', ['command line: account-changed']],
  ['action=account-changed&action=signed-in&actor=command+line', ['command line: account-changed']],
  ['q=ADA', ['command line: account-changed']],
  ['q=account+changed+100%25', ['command line: account-changed']],
  ['q=100_', []],
  ['since=2026-11-20T13:00:00Z', ['Demo viewer: signed-in']],
  ['until=2026-11-20T10:00:00Z', ['Demo viewer: signed-in', 'Demo admin: signed-in']],
  ['since=2026-11-20T11:00:00Z&until=2026-11-20T11:30:00Z', ['command line: account-changed']],
])('the log narrowed by %s', async (search, lines) => {
  const { as, store, surroundings, advance, told } = await openLog()
  await as('viewer')
  await advance(hourMs)
  const entry = { actor: 'command line', target: 'Ada', detail: '100% of it' }
  await writeAudit(store, surroundings.now(), { ...entry, action: 'account-changed' })
  await advance(hourMs)
  await as('operator')
  await advance(hourMs)
  await as('viewer')
  expect(await told(search)).toEqual(lines)
})

test('facets count under the other filters, not under their own', async () => {
  const { as, read } = await openLog()
  await as('viewer')
  await as('viewer')
  await as('operator')
  const { facets } = await read('actor=Demo+viewer')
  expect(facets['actor']).toEqual([
    { value: 'Demo viewer', count: 2 },
    { value: 'Demo admin', count: 1 },
    { value: 'Demo operator', count: 1 },
  ])
  expect(facets['role']).toEqual([{ value: 'viewer', count: 2 }])
  expect(facets['action']).toEqual([{ value: 'signed-in', count: 2 }])
})

test('page by page every line comes once, whatever is written meanwhile', async () => {
  const { as, read, advance } = await openLog()
  for (let at = 0; at < 24; at += 1) {
    await as('viewer')
    if (at % 5 === 0) await advance(1_000)
  }
  const seen: string[] = []
  let after: string | null = ''
  for (let pages = 0; after !== null; pages += 1) {
    const { items, next, total }: AuditPage = await read(
      `limit=7${after === '' ? '' : `&after=${encodeURIComponent(after)}`}`,
    )
    expect(total).toBe(pages === 0 ? 25 : null)
    seen.push(...items.map(({ id }) => id))
    after = next
    await as('operator')
  }
  expect(seen).toHaveLength(25)
  expect(new Set(seen).size).toBe(25)
})

test.each([
  'after=nowhere',
  'after=2026-11-20T10:00:00.000Z~%27;drop',
  'sort=actor',
  'since=yesterday',
  'limit=-1',
])('%s is refused in words', async (search) => {
  const { ask, admin } = await openLog()
  for (const path of ['/api/audit?', '/api/audit/export?format=csv&']) {
    const reply = await ask({ url: `${path}${search}`, headers: admin })
    expect(reply.statusCode).toBe(400)
    expect(reply.json()).toMatchObject({ title: 'The audit log cannot be asked that way' })
  }
})

test('one line is found by its id, for as long as it is kept', async () => {
  const { ask, admin, read } = await openLog()
  const [line] = (await read()).items
  const found = await ask({ url: `/api/audit/lines/${line?.id}`, headers: admin })
  expect(found.json()).toEqual(line)
  for (const id of ['nowhere', '%27%20or%201=1'])
    expect((await ask({ url: `/api/audit/lines/${id}`, headers: admin })).statusCode).toBe(404)
})

test.each(['viewer', 'operator'] as const)('it is not for who is %s', async (role) => {
  const { ask, as } = await openConsole()
  for (const url of ['/api/audit', '/api/audit/lines/x', '/api/audit/export?format=csv']) {
    const reply = await ask({ url, headers: await as(role) })
    expect(reply.statusCode).toBe(403)
    expect(reply.json()).toMatchObject({ detail: 'It takes the role admin.' })
  }
})

test('a name that was typed may hold anything, and is kept as it was but for NUL', async () => {
  const { store, surroundings, read } = await openLog()
  const actor = `"ä\u0000 <b>' or 1=1 --😀`
  await writeAudit(store, surroundings.now(), { actor, action: 'sign-in-refused' })
  expect((await read()).items[0]).toMatchObject({ actor: `"ä <b>' or 1=1 --😀`, role: null })
})

test('lines are forgotten after a year, not before', async () => {
  const { store, advance, told } = await openLog()
  const entry = { actor: 'ada', action: 'signed-in' } as const
  await writeAudit(store, new Date('2025-11-20T10:59:00Z'), { ...entry, actor: 'old' })
  await writeAudit(store, new Date('2025-11-20T11:01:00Z'), entry)
  await advance(hourMs)
  expect(await told()).toEqual(['Demo admin: signed-in', 'ada: signed-in'])
})
