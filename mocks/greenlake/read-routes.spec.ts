import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Listed } from './signed-in'
import { createRegion } from './signed-in'

const servers = '/compute-ops-mgmt/v1/servers'
const tasks = '/data-services/v1beta1/async-operations'
const vms = '/virtualization/v1beta1/virtual-machines'
const jobs = '/backup-recovery/v1beta1/protection-jobs'

const wide = createRegion({ size: 'default' })

test('a page tells where it begins, how many it holds and how many there are', async () => {
  const { read } = wide
  const page = await read<Listed>(servers, { offset: '440', limit: '100' })
  expect(page).toMatchObject({ offset: 440, count: 5, total: 445 })
  expect(page.items).toHaveLength(5)
})

test('whatever the sizes of its pages, a list gives every item once', async () => {
  const { read } = wide
  await fc.assert(
    fc.asyncProperty(fc.infiniteStream(fc.integer({ min: 7, max: 100 })), async (limits) => {
      const ids: unknown[] = []
      for (const limit of limits) {
        const page = await read<Listed>(servers, {
          offset: String(ids.length),
          limit: String(limit),
        })
        ids.push(...page.items.map(({ id }) => id))
        if (ids.length >= page.total) break
      }
      expect(new Set(ids).size).toBe(445)
      expect(ids).toHaveLength(445)
    }),
    { numRuns: 5 },
  )
})

test('so do lists by other pages: those of applications, and those with a cursor', async () => {
  const { read, estate } = createRegion()
  for (let count = 0; count < 25; count += 1)
    estate.startOperation({
      family: 'compute-ops',
      region: 'eu-central',
      name: 'ADD_DEVICE_TO_GROUP',
      service: 'compute-ops-mgmt',
      user: 'system',
      durationMs: 1000,
      steps: [],
    })
  type Place = { next?: string; pageOffset?: number }
  const lists = {
    '/backup-recovery/v1beta1/mssql-databases': (met: number) => ({ offset: String(met) }),
    '/compute-ops-mgmt/v1/async-operations': (_: number, { next }: Place) => ({
      ...(next && { next }),
    }),
  }
  const limits = fc.infiniteStream(fc.integer({ min: 1, max: 4 }))
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...Object.entries(lists)),
      limits,
      async ([path, ask], sizes) => {
        const { total } = await read<Listed>(path)
        expect(total).toBeGreaterThan(4)
        const ids: unknown[] = []
        let last: Place = {}
        for (const limit of sizes) {
          const query = { limit: String(limit), ...ask(ids.length, last) }
          const page = await read<Listed & Place>(path, query)
          if ('pageOffset' in page) expect(page.pageOffset).toBe(ids.length)
          last = page
          ids.push(...page.items.map(({ id }) => id))
          if (ids.length >= total) break
        }
        expect(last.next).toBeUndefined()
        expect(new Set(ids).size).toBe(total)
        expect(ids).toHaveLength(total)
      },
    ),
    { numRuns: 12 },
  )
})

test.each([
  [servers, 100],
  ['/compute-ops-mgmt/v1/jobs', 1000],
  ['/compute-ops-mgmt/v1/alerts', 1000],
  ['/compute-ops-mgmt/v1beta2/activities', 1000],
  [tasks, 1000],
  [vms, 1000],
  [jobs, 20_000],
])('%s gives at most %i, and refuses more by name', async (path, max) => {
  const { get } = createRegion()
  expect((await get(`${path}?limit=${max}`)).status).toBe(200)
  const refused = await get(`${path}?limit=${max + 1}`)
  expect(refused.status).toBe(400)
  expect(await refused.json()).toMatchObject({
    httpStatusCode: 400,
    errorDetails: [
      {
        type: 'hpe.greenlake.bad_request',
        issues: [{ source: 'query.parameter', subject: 'limit' }],
      },
    ],
  })
})

test.each([
  [servers, 'limit=-1'],
  [servers, 'offset=many'],
  [vms, 'limit=0'],
  [jobs, 'offset=1001'],
  [tasks, 'sort=name%20sideways'],
  [tasks, 'filter=colour%20eq%20%27red%27'],
  [servers, 'filter=updatedAt%20gt%202026-01-01T00:00:00Z'],
  ['/compute-ops-mgmt/v1/async-operations', 'next=elsewhere'],
])('%s refuses %s', async (path, query) => {
  expect((await createRegion().get(`${path}?${query}`)).status).toBe(400)
})

test('a limit of 0 counts without giving', async () => {
  const page = await createRegion().read<Listed>(servers, { limit: '0' })
  expect(page).toMatchObject({ count: 0, items: [] })
  expect(page.total).toBeGreaterThan(0)
})

test('compute-ops answer an empty list, Data Services null', async () => {
  const { read } = createRegion()
  const none = { filter: "id eq 'none'" }
  expect(await read(servers, none)).toEqual({ items: [], count: 0, total: 0, offset: 0 })
  expect(await read(tasks, none)).toEqual({ items: null, count: 0, total: 0, offset: 0 })
})

test('async-operations of compute-ops are paged by a cursor, which the last page lacks', async () => {
  const { read, estate } = createRegion()
  for (let count = 0; count < 5; count += 1)
    estate.startOperation({
      family: 'compute-ops',
      region: 'eu-central',
      name: 'ADD_DEVICE_TO_GROUP',
      service: 'compute-ops-mgmt',
      user: 'system',
      durationMs: 1000,
      steps: [],
    })
  const path = '/compute-ops-mgmt/v1/async-operations'
  const ids: unknown[] = []
  let next: string | undefined
  do {
    const page: Listed = await read<Listed>(path, { limit: '2', ...(next ? { next } : {}) })
    expect(page).not.toHaveProperty('offset')
    ids.push(...page.items.map(({ id }) => id))
    ;({ next } = page)
  } while (next)
  const held = [...estate.operations.values()].filter(
    ({ family, region }) => family === 'compute-ops' && region === 'eu-central',
  )
  expect(ids).toEqual(held.map(({ id }) => id))
})

test('a list sorted by what its records are known by is the same list', async () => {
  const { read } = createRegion()
  const names = async (sort: string) =>
    (await read<Listed<{ name: string }>>(vms, { sort })).items.map(({ name }) => name)
  const byName = (await names('id')).toSorted((a, b) => (a < b ? 1 : -1))
  expect(await names('name desc')).toEqual(byName)
  expect(await names('displayName desc,capacityInBytes')).toEqual(byName)
})

test('select keeps what it names: nested in compute-ops, whole members in Data Services', async () => {
  const { read } = createRegion()
  const select = 'id,hardware/health/summary'
  const { items } = await read<Listed>(servers, { select, filter: 'state/connected eq true' })
  expect(items[0]).toEqual({
    id: expect.any(String),
    hardware: { health: { summary: expect.any(String) } },
  })
  const [vm] = (await read<Listed>(vms, { select: 'id,clusterInfo/name' })).items
  expect(vm).toEqual({
    id: expect.any(String),
    clusterInfo: expect.objectContaining({ id: expect.any(String) }),
  })
})

test('one region knows nothing of another', async () => {
  const { read, get, estate } = createRegion({ region: 'us-west' })
  const foreign = [...estate.machines.values()].find(({ region }) => region === 'eu-central')
  const id = encodeURIComponent(foreign?.id ?? '')
  expect((await get(`${servers}/${id}`)).status).toBe(404)
  const here = [...estate.machines.values()].filter(({ region }) => region === 'us-west')
  expect(await read<Listed>(servers)).toMatchObject({ total: here.length })
})
