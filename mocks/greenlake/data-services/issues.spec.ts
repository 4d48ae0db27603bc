import { expect, test } from 'vitest'
import type { IssueOrder } from '../../estate/issues'
import type { Listed } from '../signed-in'
import { createRegion } from '../signed-in'

const path = '/data-services/v1beta1/issues'
const required = 'lastOccurredAt,customerId,createdAt,id,resourceUri,generation,type'
const day = 86_400_000

const order: IssueOrder = {
  region: 'eu-central',
  name: 'Protection store is full',
  body: 'Runs that use it fail.',
  recommendation: 'Extend the store.',
  category: 'CAPACITY',
  severity: 'CRITICAL',
  services: ['backup-and-recovery'],
  source: { id: 'store-1', name: 'store-1', uri: '/stores/store-1', type: 'store' },
}

test('an issue is listed while it lasts, and in conflict with being asked for afterwards', async () => {
  const { estate, read, get } = createRegion()
  const { id } = estate.raiseIssue(order)
  const mine = { filter: "sourceResourceId eq 'store-1'" }
  expect(await read<Listed>(path, mine)).toMatchObject({
    items: [{ id, state: 'CREATED', severity: 'CRITICAL', occurrenceCount: 1, snoozed: false }],
  })
  estate.clearIssues('store-1')
  expect(await read<Listed>(path, mine)).toMatchObject({ items: null, total: 0 })
  expect((await get(`${path}/${id}`)).status).toBe(409)
})

test('a page has ten unless asked, and never more than a hundred', async () => {
  const { estate, read, get } = createRegion()
  for (let number = 0; number < 12; number += 1)
    estate.raiseIssue({ ...order, source: { ...order.source, id: `store-${number}` } })
  expect((await read<Listed>(path)).items).toHaveLength(10)
  expect((await get(`${path}?limit=101`)).status).toBe(400)
})

test('a selection without the seven is refused in the older shape, naming what it lacks', async () => {
  const { estate, get, read } = createRegion()
  estate.raiseIssue(order)
  const refused = await get(`${path}?select=id,name,type`)
  expect(refused.status).toBe(422)
  expect(await refused.json()).toEqual({
    error:
      'Missing required field(s) - "lastOccurredAt,customerId,createdAt,resourceUri,generation"',
    errorCode: '422',
    traceId: expect.stringMatching(/^[\da-f]{32}$/),
  })
  const { items } = await read<Listed>(path, { select: `${required},name` })
  expect(Object.keys(items[0] ?? {})).toHaveLength(8)
})

test.each([
  ["severity eq 'CRITICAL'", 200],
  ['severity in CRITICAL,WARNING', 200],
  ["'backup-and-recovery' in services", 200],
  ["contains(category,'CAPA') and issueType eq ISSUE", 200],
  ["severity eq 'PURPLE'", 404],
  ["severity in ('CRITICAL','PURPLE')", 404],
  ["'catering' in services", 404],
  ["name eq 'x'", 400],
  ["severity ne 'INFO'", 400],
])('filter %s: %i', async (filter, status) => {
  const { get } = createRegion()
  expect((await get(`${path}?filter=${encodeURIComponent(filter)}`)).status).toBe(status)
})

const createSnoozable = () => {
  const region = createRegion()
  const { id } = region.estate.raiseIssue(order)
  const one = `${path}/${id}`
  return { ...region, one, snooze: (body: unknown) => region.send('PATCH', one, body) }
}

test('an issue is snoozed for a day by somebody, wakes up by itself, and may be woken', async () => {
  const { one, snooze, read, pass } = createSnoozable()
  const asleep = await snooze({ generation: '1', snoozedFor: 'DAY' })
  expect(await asleep.json()).toMatchObject({
    generation: 2,
    snoozed: true,
    snoozedFor: 'DAY',
    snoozedBy: 'console@example.com',
    snoozedUntil: '2026-11-22T08:00:00Z',
  })
  pass(day)
  expect(await read(one)).toMatchObject({ snoozed: false, snoozedFor: 'NONE' })
  await snooze({ generation: '2', snoozedFor: 'INFINITE' })
  expect(await read(one)).toMatchObject({ snoozed: true })
  await snooze({ generation: '3', snoozedFor: 'NONE' })
  expect(await read(one)).toMatchObject({ snoozed: false, snoozedUntil: '0001-01-01T00:00:00Z' })
})

test.each([
  [{ generation: '7', snoozedFor: 'DAY' }, 412],
  [{ generation: 1, snoozedFor: 'DAY' }, 422],
  [{ generation: '1', snoozedFor: 'YEAR' }, 422],
  [{ generation: '1', snoozedFor: 'DAY', state: 'CLOSED' }, 422],
  [{ snoozedFor: 'DAY' }, 422],
])('snoozing with %j is refused with %i', async (body, status) => {
  const { snooze } = createSnoozable()
  expect((await snooze(body)).status).toBe(status)
})

test('the words of issues are told for menus', async () => {
  const { read } = createRegion()
  const { items } = await read<Listed<Record<string, { key: string; value: string }[]>>>(
    '/data-services/v1beta1/issues-metadata',
  )
  expect(items[0]?.['severities']).toContainEqual({ key: 'CRITICAL', value: 'Critical' })
  expect(items[0]?.['services']).toContainEqual({
    key: 'backup-and-recovery',
    value: 'Backup And Recovery',
  })
})
