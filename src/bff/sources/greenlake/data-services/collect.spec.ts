import { beforeEach, expect, test } from 'vitest'
import { driveSurroundings } from '../../../testing/driven-surroundings'
import { recordPass } from '../../../testing/recorded-pass'
import { createNames } from '../names'
import { pageOf, Refusal, scriptUpstream } from '../testing/scripted-upstream'
import { dataServicesCollectors } from './collect'
import type { WireOperation } from './wire'

const operation = (
  id: string,
  updatedAt: string,
  more: Partial<WireOperation> = {},
): WireOperation => ({
  id,
  displayName: `Back up ${id}`,
  state: 'SUCCEEDED',
  createdAt: '2026-11-20T08:00:00Z',
  updatedAt,
  suggestedPollingIntervalSeconds: 30,
  ...more,
})

let region: {
  operations: WireOperation[]
  children: Record<string, WireOperation[]>
  refusals: number[]
  sorts: boolean
}
beforeEach(() => {
  region = { operations: [], children: {}, refusals: [], sorts: true }
})

const open = () => {
  const { surroundings } = driveSurroundings(() => Promise.reject(new Error('no network')))
  const { upstream, asked } = scriptUpstream(({ path, query }) => {
    const refusal = region.refusals.shift()
    if (refusal) throw new Refusal(refusal)
    const id = path.split('/')[4]
    if (id) {
      const found = region.operations.find((one) => one.id === id)
      if (!found) throw new Refusal(404)
      return found
    }
    const parent = /parent\/id eq '(.+)'/.exec(String(query.filter))?.[1]
    if (parent) return pageOf(region.children[parent] ?? [], { query })
    if (query.sort !== undefined && !region.sorts) throw new Refusal(400)
    const newestFirst = [...region.operations].sort((a, b) =>
      (b.updatedAt ?? '').localeCompare(a.updatedAt ?? ''),
    )
    return pageOf(query.sort === undefined ? region.operations : newestFirst, { query })
  })
  const patient = { ...surroundings, wait: () => Promise.resolve() }
  const [collector] = dataServicesCollectors(upstream, patient, createNames(), {
    sourceId: 'ds-eu',
    region: null,
  })
  if (!collector) throw new Error('no collector')
  const recorded = recordPass()
  return { ...recorded, asked, collector, collect: () => collector.collect(recorded.pass) }
}

const minutes = (from: number, count: number) =>
  Array.from({ length: count }, (_, i) =>
    operation(
      `o${from + i}`,
      new Date(Date.parse('2026-11-20T09:00:00Z') - (from + i) * 60_000).toISOString(),
    ),
  )

test('of more than a thousand that change between two passes, as the parts of one do, none is missed', async () => {
  region.operations = minutes(0, 10)
  const { collect, rows, asked } = open()
  await collect()
  const before = asked.length
  const parts = Array.from({ length: 1_240 }, (_, at) =>
    operation(`part-${at}`, '2026-11-20T09:30:00Z', { parent: { id: 'whole' } }),
  )
  region.operations.push(...parts)
  await collect()
  expect(rows.task.size).toBe(1_250)
  expect(asked.length - before).toBeLessThan(10)
})

test('the newest thousand at first; later no deeper than what is known', async () => {
  region.operations = minutes(0, 1500)
  const { collect, rows, asked } = open()
  expect(await collect()).toEqual({ ok: true, value: { total: null } })
  expect(rows.task.size).toBe(1000)
  expect(asked).toHaveLength(5)
  region.operations.unshift(operation('new', '2026-11-20T09:59:00Z'))
  await collect()
  expect(asked).toHaveLength(6)
  expect(asked[5]?.query.limit).toBe(25)
  expect(rows.task.has('new')).toBe(true)
})

test('where the service refuses to sort, the list is read as it comes, from then on', async () => {
  region.sorts = false
  region.operations = minutes(0, 120)
  const { collect, rows, asked } = open()
  expect(await collect()).toMatchObject({ ok: true })
  await collect()
  expect(rows.task.size).toBe(120)
  expect(asked.map(({ query }) => query.sort)).toEqual(['updatedAt desc', undefined, undefined])
})

test.each([403, 500, 503])(
  'an isolated %i, a known defect of the service, is survived',
  async (status) => {
    region.operations = minutes(0, 3)
    region.refusals = [status, status]
    const { collect, rows } = open()
    expect(await collect()).toMatchObject({ ok: true })
    expect(rows.task.size).toBe(3)
  },
)

test('a defect that lasts is told, and what is held stays', async () => {
  region.operations = minutes(0, 3)
  const { collect, rows } = open()
  await collect()
  region.refusals = [500, 500, 500]
  expect(await collect()).toMatchObject({ ok: false, problem: { status: 500 } })
  expect(rows.task.size).toBe(3)
})

test('children that the list does not hold are asked for by parent', async () => {
  region.operations = [
    operation('p1', '2026-11-20T09:00:00Z', { hasChildOperations: true, state: 'RUNNING' }),
  ]
  const parent = {
    id: 'p1',
    resourceUri: '/data-services/v1beta1/async-operations/p1',
    type: 'task',
  }
  region.children = {
    p1: [
      operation('c1', '2026-11-20T09:00:00Z', { parent, state: 'RUNNING', progressPercent: 30 }),
    ],
  }
  const { collect, rows } = open()
  await collect()
  expect(rows.task.get('c1')?.row).toMatchObject({
    parentId: 'p1',
    progress: { kind: 'measured', percent: 30 },
  })
})

test('a running operation is followed to its end, and until then the list is read sooner', async () => {
  region.operations = [
    operation('o1', '2026-11-20T09:59:00Z', { state: 'RUNNING', progressPercent: 40 }),
  ]
  const { collect, rows, collector } = open()
  await collect()
  expect(rows.task.get('o1')?.row).toMatchObject({ state: 'running', endedAt: null })
  expect(collector.sooner?.()).toBe(2_000)
  region.operations = [
    operation('o1', '2026-11-20T10:00:30Z', {
      state: 'SUCCEEDED',
      progressPercent: 100,
      endedAt: '2026-11-20T10:00:29Z',
    }),
  ]
  await collect()
  expect(rows.task.get('o1')?.row).toMatchObject({
    state: 'succeeded',
    endedAt: '2026-11-20T10:00:29.000Z',
  })
  expect(collector.sooner?.()).toBeNull()
})

test('an open operation that is gone from the service is lost; one that cannot be read is not', async () => {
  region.operations = ['o1', 'o2'].map((id) =>
    operation(id, '2026-11-20T09:59:00Z', { state: 'RUNNING' }),
  )
  const { collect, rows, clock } = open()
  await collect()
  region.operations = minutes(0, 1)
  clock.at += 31_000
  await collect()
  expect([rows.task.get('o1')?.row.state, rows.task.get('o2')?.row.state]).toEqual(['lost', 'lost'])
  region.operations = [operation('o3', '2026-11-20T10:00:00Z', { state: 'RUNNING' })]
  await collect()
  clock.at += 31_000
  region.operations = minutes(0, 1)
  region.refusals = [0, 503, 503, 503]
  await collect()
  expect(rows.task.get('o3')?.row.state).toBe('running')
})
