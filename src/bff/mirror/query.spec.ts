import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import type { ListQuery } from '../../contract/list-query'
import { readListQuery } from '../../contract/list-query'
import type { Server } from '../../contract/server'
import { connectionStates, powerStates, serverStates, serverStatus } from '../../contract/server'
import type { Store } from '../store/store'
import { aServer, anActivity } from '../testing/entities'
import { openTestStore } from '../testing/store'
import { lists } from './lists'
import { createMirror } from './mirror'
import { models, naturalKey } from './models'
import type { ListQueries } from './query'
import { createListQueries } from './query'

const groups = ['paris', 'lyon', 'oregon', null]
const generations = ['Gen10', 'Gen11', null]

/** Sixty servers in which every combination of values that matters comes up. */
const servers = fc
  .sample(
    fc.record({
      name: fc.stringMatching(/^[a-c]{1,2}-?\d{0,3}$/),
      group: fc.constantFrom(...groups),
      generation: fc.constantFrom(...generations),
      state: fc.constantFrom(...serverStates),
      power: fc.constantFrom(...powerStates),
      connection: fc.constantFrom(...connectionStates),
      region: fc.constantFrom('us-west', 'eu-central'),
      since: fc.constantFrom(null, '2026-11-20T08:00:00.000Z', '2026-11-20T09:00:00.000Z'),
    }),
    { numRuns: 60, seed: 7 },
  )
  .map((row, index) =>
    aServer({
      ...row,
      id: `P+${index}`,
      serial: `S${index}`,
      sourceId: row.region,
      model: null,
      firmware: null,
    }),
  )

let store: Store
let queries: ListQueries
let mirror: ReturnType<typeof createMirror>

const clock = { at: 0 }

beforeAll(async () => {
  store = await openTestStore()
  mirror = createMirror({ store, now: () => new Date(clock.at), bmcSources: [] })
  queries = createListQueries(store, mirror)
  for (const sourceId of ['us-west', 'eu-central'])
    await mirror.openPass(sourceId, 'servers', 'server').write(
      'server',
      servers.filter(({ row }) => row.sourceId === sourceId),
    )
})

/** The same query over plain objects: what the store must agree with. */
const rows: Server[] = servers.map((server) =>
  models.server.complete(server, null, '', () => false),
)
const rank = (row: Server, column: string): string | number => {
  if (column === 'state') return serverStatus[row.state].rank
  if (column === 'name') return naturalKey(row.name)
  return { group: row.group, power: row.power, changedAt: row.changedAt }[column] ?? ''
}
const order = (sort: ListQuery['sort']) => (a: Server, b: Server) => {
  const tie = sort.every(({ descending }) => descending) ? -1 : 1
  for (const { column, descending } of sort) {
    const [x, y] = [rank(a, column), rank(b, column)]
    if (x !== y) return x < y === descending ? 1 : -1
  }
  const [x, y] = [`${a.sourceId} ${a.id}`, `${b.sourceId} ${b.id}`]
  return x < y ? -tie : tie
}
const facetsOf = {
  state: 'state',
  group: 'group',
  power: 'power',
  generation: 'generation',
} as const
type Facet = keyof typeof facetsOf
const passes = (row: Server, { q, filters }: ListQuery, but: string | null = null) =>
  `${row.name} ${row.serial} ${row.group ?? ''}`.toLowerCase().includes(q.toLowerCase()) &&
  Object.entries(filters).every(
    ([name, values]) => name === but || values.includes(row[facetsOf[name as Facet]] ?? ''),
  )

const anyQuery = fc
  .record({
    q: fc.constantFrom('', '', 'a', 'B', 'c-1', 'zz'),
    sort: fc.uniqueArray(fc.constantFrom('state', 'name', 'group', 'power', 'changedAt'), {
      maxLength: 3,
    }),
    down: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
    state: fc.subarray([...serverStates]),
    group: fc.subarray(['paris', 'lyon', 'nowhere']),
    power: fc.subarray(['on', 'off']),
    offset: fc.nat({ max: 70 }),
    limit: fc.integer({ min: 1, max: 80 }),
  })
  .map(({ sort, down, offset, limit, ...rest }) => {
    const search = new URLSearchParams({ offset: String(offset), limit: String(limit), q: rest.q })
    search.set('sort', sort.map((column, index) => (down[index] ? `-${column}` : column)).join(','))
    for (const name of ['state', 'group', 'power'] as const)
      for (const value of rest[name]) search.append(name, value)
    return readListQuery(lists.servers.params, search).query
  })

const fewOrMany = [
  ['kept by their keys', 500],
  ['found anew', 3],
] as const

test.each(fewOrMany)(
  'whatever is asked, the window is the one that sorting and filtering by hand gives, its rows %s',
  async (_, few) => {
    const queries = createListQueries(store, mirror, few)
    await fc.assert(
      fc.asyncProperty(anyQuery, async (query) => {
        const { items, total } = await queries(lists.servers, query)
        const expected = rows.filter((row) => passes(row, query)).sort(order(query.sort))
        const window = expected.slice(query.offset, query.offset + query.limit)
        expect(total).toBe(expected.length)
        expect(items.map((item) => JSON.parse(item).id)).toEqual(window.map(({ id }) => id))
      }),
    )
  },
)

test.each(fewOrMany)(
  'whatever is asked, a facet counts what choosing each of its values would give, rows %s',
  async (_, few) => {
    const queries = createListQueries(store, mirror, few)
    await fc.assert(
      fc.asyncProperty(anyQuery, async (query) => {
        const { facets } = await queries(lists.servers, query)
        for (const [name, member] of Object.entries(facetsOf)) {
          const others = rows.filter((row) => passes(row, query, name))
          const counts = Object.fromEntries(
            facets[name]?.map(({ value, count }) => [value, count]) ?? [],
          )
          const values = new Set(others.flatMap((row) => row[member] ?? []))
          for (const value of values)
            expect(counts[value]).toBe(others.filter((row) => row[member] === value).length)
          const chosen = query.filters[name] ?? []
          expect(new Set(Object.keys(counts))).toEqual(new Set([...values, ...chosen]))
        }
      }),
    )
  },
)

test('names are sorted as people count', async () => {
  expect(
    ['esx-10', 'ESX-2', 'esx-1'].sort((a, b) => (naturalKey(a) < naturalKey(b) ? -1 : 1)),
  ).toEqual(['esx-1', 'ESX-2', 'esx-10'])
})

test('an anchored feed never moves, whatever arrives above it', async () => {
  const feed = mirror.openPass('us-west', 'activities', 'activity')
  const minute = (index: number) => `2026-11-20T09:${String(index).padStart(2, '0')}:00.000Z`
  const write = (index: number) =>
    feed.write('activity', [anActivity({ id: `a${index}`, at: minute(index) })])
  for (let index = 0; index < 20; index += 1) await write(index)
  const { query } = readListQuery(
    lists.activities.params,
    new URLSearchParams({ anchor: 'us-west~a15', limit: '5' }),
  )
  const still = await queries(lists.activities, query)
  expect(still).toMatchObject({ total: 16, newer: 4 })
  for (let index = 20; index < 30; index += 1) {
    clock.at += 1_000
    await write(index)
    const { items, total, newer } = await queries(lists.activities, query)
    expect([items, total, newer]).toEqual([still.items, 16, index - 15])
  }
})

test('a query that was answered is not asked of the store again until a row changes', async () => {
  const { query } = readListQuery(lists.servers.params, new URLSearchParams('limit=3'))
  const first = await queries(lists.servers, query)
  expect(await queries(lists.servers, query)).toBe(first)
  await mirror
    .openPass('us-west', 'servers', 'server')
    .write('server', [aServer({ id: 'P+new', serial: 'new', state: 'critical', name: 'new' })])
  const next = await queries(lists.servers, query)
  expect(next.total).toBe(first.total + 1)
})
