import { describe, expect, test } from 'vitest'
import { day, hour } from '../../../estate/course'
import { placeOf } from '../../../estate/places'
import { wattHours } from '../../../estate/power-draw'
import { createConnectedRegion } from './connected-region'
import { sumOf } from './energy'

const root = '/compute-ops-mgmt/v1beta1'
type Region = ReturnType<typeof createConnectedRegion>

type Sums = { collected: number; projected: number; total: number }
type Interval = { time: string; kwh: number; co2eKg: number; cost: number; serverCount: number }
type Projected = Interval & { kwhConfidenceInterval: [number, number] }
type OverTime = {
  kwh: {
    averages: { collected: number; projected: number }
    sums: Sums
    min: { time: string; value: number }
    max: { time: string; value: number }
  }
  co2eKg: { sums: Sums }
  cost: { sums: Sums }
  intervalsCollected: Interval[]
  intervalsProjected: Projected[]
}
type Item = {
  id: string
  name: string
  status: string
  statusReason?: string
  serverCount: number
  kwh?: { collected: number; total: number; average: number; min: number; max: number } & {
    percents: { total: number }
  }
}
type ByEntity = { items: Item[]; total: number; kwhSums: Sums; costSums: Sums; excluded: number }

const dateOf = (at: number) => new Date(at).toISOString().slice(0, 10)
const spanOf = ({ estate }: Region, from: number, to: number, size = '1_DAY') => {
  const told = (days: number) => {
    const at = estate.now() + days * day
    return size === '1_DAY' ? dateOf(at) : new Date(at).toISOString()
  }
  return { 'start-date': told(from), 'end-date': told(to), 'sample-size': size }
}
const overTime = (region: Region, query: Record<string, string>) =>
  region.read<OverTime>(`${root}/energy-over-time`, query)
const byEntity = (region: Region, query: Record<string, string>) =>
  region.read<ByEntity>(`${root}/energy-by-entity`, { limit: '1000', ...query })

/** Servers that tell their energy: COM knows them and meters them. */
const meteredOf = ({ estate, region }: Region) =>
  [...estate.machines.values()].filter(
    (one) => one.region === region && one.subscribed && one.connected && one.ilo.generation > 4,
  )

describe('energy over time', () => {
  test('is what the servers have drawn, with its carbon and its cost', async () => {
    const region = createConnectedRegion()
    const { kwh, co2eKg, cost } = await overTime(region, spanOf(region, -3, -1))
    const end = Math.floor(region.estate.now() / day) * day
    const servers = meteredOf(region).map((machine) => ({
      taken: wattHours(machine, end - 3 * day, end) / 1_000,
      place: placeOf(machine.site),
    }))
    expect(kwh.sums.collected).toBeCloseTo(sumOf(servers.map(({ taken }) => taken)), 1)
    expect(co2eKg.sums.collected).toBeCloseTo(
      sumOf(servers.map(({ taken, place }) => taken * place.co2KgPerKwh)),
      1,
    )
    expect(cost.sums.collected).toBeCloseTo(
      sumOf(servers.map(({ taken, place }) => taken * place.usdPerKwh)),
      1,
    )
  })

  test('sums up its intervals, and names the largest and smallest', async () => {
    const region = createConnectedRegion()
    const { kwh, intervalsCollected: told } = await overTime(region, spanOf(region, -7, -1))
    const values = told.map((one) => one.kwh)
    expect(told).toHaveLength(7)
    expect(kwh.sums.collected).toBeCloseTo(sumOf(values), 1)
    expect(kwh.averages.collected).toBeCloseTo(sumOf(values) / 7, 1)
    expect([kwh.min.value, kwh.max.value]).toEqual([Math.min(...values), Math.max(...values)])
    expect(told.find(({ time }) => time === kwh.max.time)?.kwh).toBe(kwh.max.value)
  })

  test('is the same in days, hours and five minutes', async () => {
    const region = createConnectedRegion()
    region.pass(-8 * hour)
    const sums = await Promise.all([
      overTime(region, spanOf(region, -2, -1)),
      overTime(region, spanOf(region, -2, 0, '1_HOUR')),
      overTime(region, spanOf(region, -2, 0, '5_MINS')),
    ])
    expect(sums.map((one) => one.intervalsCollected.length)).toEqual([2, 48, 576])
    const [days = 0, hours, minutes] = sums.map(({ kwh }) => kwh.sums.collected)
    expect(hours).toBeCloseTo(days, 2)
    expect(minutes).toBeCloseTo(days, 2)
  })

  test('is collected until now and projected from now on; the running day is in both', async () => {
    const region = createConnectedRegion()
    const today = await overTime(region, spanOf(region, -1, 2))
    const { kwh, intervalsCollected, intervalsProjected } = today
    expect(intervalsCollected.map(({ time }) => time.slice(0, 10))).toEqual([
      '2026-11-20',
      '2026-11-21',
    ])
    expect(intervalsProjected.map(({ time }) => time.slice(0, 10))).toEqual([
      '2026-11-21',
      '2026-11-22',
      '2026-11-23',
    ])
    expect(kwh.sums.total).toBeCloseTo(kwh.sums.collected + kwh.sums.projected, 2)
    expect(kwh.min.time).toBe('2026-11-20T00:00:00Z')
  })

  test('is less sure the farther it looks ahead', async () => {
    const region = createConnectedRegion()
    const { intervalsProjected: told } = await overTime(region, spanOf(region, 1, 179))
    const widths = told.map(({ kwh, kwhConfidenceInterval: [low, high] }) => {
      expect(low).toBeLessThan(kwh)
      expect(high).toBeGreaterThan(kwh)
      return (high - low) / kwh
    })
    expect(widths).toEqual(widths.toSorted((a, b) => a - b))
    expect((await overTime(region, spanOf(region, 1, 179))).intervalsCollected).toEqual([])
  })

  test('ends for a server that is switched off', async () => {
    const region = createConnectedRegion()
    const machine = meteredOf(region).find(({ power }) => power === 'ON')
    const query = {
      ...spanOf(region, -0.1, 0.1, '1_HOUR'),
      'resource-uri': `/compute-ops-mgmt/v1/servers/${machine?.id}`,
    }
    region.pass(2 * hour)
    region.estate.setPower(machine?.id ?? '', 'OFF')
    region.pass(2 * hour)
    const { intervalsCollected, intervalsProjected } = await overTime(region, query)
    const hours = Object.fromEntries(
      intervalsCollected.map(({ time, kwh }) => [time.slice(11, 13), kwh > 0]),
    )
    expect(hours).toMatchObject({ '08': true, '09': true, '10': false })
    expect(intervalsProjected).toEqual([])
  })

  test('on demand, it has been collected until somebody last asked for it', async () => {
    const region = createConnectedRegion()
    await region.send('POST', '/compute-ops-mgmt/v1/metrics-configurations', {
      metricsCollection: 'ON_DEMAND',
    })
    region.pass(5 * hour)
    const query = spanOf(region, -0.4, 0, '1_HOUR')
    const latest = async () =>
      (await overTime(region, query)).intervalsCollected.at(-1)?.time.slice(11, 16)
    expect(await latest()).toBe('07:00')
    const answer = await region.send('POST', `${root}/metrics-collection-requests`, {
      requestType: 'SUSTAINABILITY_METRICS_COLLECTION',
    })
    region.pass(5 * 60_000)
    const uri = answer.headers.get('location') ?? ''
    expect(await region.read(uri)).toMatchObject({ state: 'SUCCEEDED', progressPercent: 100 })
    expect(await latest()).toBe('12:00')
  })
})

describe('energy by entity', () => {
  test.each([
    {},
    { 'aggregate-by': 'SERVER_MODEL' },
    { 'aggregate-by': 'SERVER_GENERATION' },
    { 'aggregate-by': 'SERVER_PROCESSOR' },
    { 'aggregate-by': 'SERVER_LOCATION' },
    { 'aggregate-by': 'SERVER_TAG_VALUES', 'aggregation-tag-names': 'Site,Application' },
  ])('sums up to energy over time: %o', async (query) => {
    const region = createConnectedRegion()
    const span = spanOf(region, -5, 3)
    const { kwh } = await overTime(region, span)
    const { items, kwhSums } = await byEntity(region, { ...span, ...query })
    expect(kwhSums.total).toBeCloseTo(kwh.sums.total, 1)
    expect(sumOf(items.map((one) => one.kwh?.collected ?? 0))).toBeCloseTo(kwh.sums.collected, 1)
    expect(sumOf(items.map((one) => one.kwh?.percents.total ?? 0))).toBeCloseTo(100, 0)
    expect(sumOf(items.map(({ serverCount }) => serverCount))).toBe(meteredOf(region).length)
    for (const { kwh: { min, average, max } = { min: 0, average: 0, max: 0 } } of items)
      expect([min, average, max]).toEqual([min, average, max].toSorted((a, b) => a - b))
  })

  test('comes by carbon, or as asked for, in pages', async () => {
    const region = createConnectedRegion()
    const query = { ...spanOf(region, -5, -1), sort: 'kwh/collected desc', limit: '3', offset: '1' }
    const { items, total } = await byEntity(region, query)
    const { items: all } = await byEntity(region, { ...query, limit: '1000', offset: '0' })
    expect(items).toEqual(all.slice(1, 4))
    expect(total).toBe(all.length)
    const values = all.map(({ kwh }) => kwh?.collected ?? 0)
    expect(values).toEqual(values.toSorted((a, b) => b - a))
  })

  test('of servers that a filter, tags or a group let through', async () => {
    const region = createConnectedRegion()
    const [machine] = meteredOf(region)
    const span = spanOf(region, -5, -1)
    const same = meteredOf(region).filter(({ model }) => model === machine?.model)
    const filter = `entityDetails/model eq '${machine?.model}'`
    expect((await byEntity(region, { ...span, filter })).total).toBe(same.length)
    const lyon = meteredOf(region).filter(({ site }) => site === 'lyon')
    const tagged = await byEntity(region, { ...span, 'filter-tags': "('Site' eq 'lyon')" })
    expect(tagged.total).toBe(lyon.length)
    const uri = `/compute-ops-mgmt/v1/groups/${machine?.groupId}`
    const grouped = await byEntity(region, { ...span, 'resource-uri': uri })
    expect(grouped.items.map(({ id }) => id)).toContain(machine?.id)
  })

  test('a server that was lost lacks what came after, and one lost before has nothing', async () => {
    const region = createConnectedRegion()
    const [lost, gone] = meteredOf(region)
    region.pass(-3 * day)
    region.estate.disconnect(gone?.id ?? '')
    region.pass(2 * day)
    region.estate.disconnect(lost?.id ?? '')
    region.pass(day)
    const query = { ...spanOf(region, -2, 0), 'excluded-servers': 'true' }
    const { items, excluded } = await byEntity(region, query)
    const item = (id = '') => items.find((one) => one.id === id)
    expect(item(lost?.id)).toMatchObject({ status: 'PARTIAL', statusReason: 'NOT_CONNECTED' })
    expect(item(lost?.id)?.kwh?.collected).toBeGreaterThan(0)
    expect(item(gone?.id)).toMatchObject({ status: 'PARTIAL', statusReason: 'NOT_CONNECTED' })
    expect(item(gone?.id)).not.toHaveProperty('kwh')
    expect(excluded).toBe(items.filter((one) => one.kwh === undefined).length)
  })
})

test.each([
  [{}, 'sample-size'],
  [{ 'sample-size': '1_WEEK' }, 'sample-size'],
  [{ 'sample-size': '1_DAY' }, 'start-date'],
  [{ 'sample-size': '1_DAY', 'start-date': '2026-11-20' }, 'end-date'],
  [{ 'sample-size': '1_DAY', 'start-date': 'monday', 'end-date': '2026-11-20' }, 'start-date'],
  [{ 'sample-size': '1_HOUR', 'start-date': '2026-11-19', 'end-date': '2026-11-20' }, 'start-date'],
  [
    { 'sample-size': '1_DAY', 'start-date': '2026-11-19T00:00:00Z', 'end-date': '2026-11-20' },
    'start-date',
  ],
  [{ 'sample-size': '1_DAY', 'start-date': '2026-11-20', 'end-date': '2026-11-19' }, 'end-date'],
  [{ 'sample-size': '1_DAY', 'start-date': '2026-05-20', 'end-date': '2026-11-19' }, 'start-date'],
  [{ 'sample-size': '1_DAY', 'start-date': '2026-11-19', 'end-date': '2027-06-01' }, 'end-date'],
])('%o is refused for its %s', async (query: Record<string, string>, subject) => {
  const region = createConnectedRegion()
  const answer = await region.get(`${root}/energy-over-time?${new URLSearchParams(query)}`)
  expect(answer.status).toBe(400)
  expect(await answer.json()).toMatchObject({ errorDetails: [{ issues: [{ subject }] }] })
})

test.each([
  ['energy-over-time', { 'resource-uri': '/compute-ops-mgmt/v1/groups/none' }, 'resource-uri'],
  ['energy-over-time', { 'filter-tags': 'Site eq paris' }, 'filter-tags'],
  ['energy-by-entity', { 'aggregate-by': 'RACK' }, 'aggregate-by'],
  ['energy-by-entity', { 'aggregate-by': 'SERVER_TAG_VALUES' }, 'aggregation-tag-names'],
  ['energy-by-entity', { filter: "model eq 'x'" }, 'filter'],
  ['energy-by-entity', { limit: '1001' }, 'limit'],
])('%s refuses %o', async (path, query: Record<string, string>, subject) => {
  const region = createConnectedRegion()
  const search = new URLSearchParams({ ...spanOf(region, -2, -1), ...query })
  const answer = await region.get(`${root}/${path}?${search}`)
  expect(answer.status).toBe(400)
  expect(await answer.json()).toMatchObject({ errorDetails: [{ issues: [{ subject }] }] })
})
