import { expect, test } from 'vitest'
import { day } from '../../../estate/course'
import { loadAt } from '../../../estate/power-draw'
import { allServersId } from '../filters/saved-filters'
import { createConnectedRegion } from './connected-region'

const root = '/compute-ops-mgmt/v1beta1'
type Region = ReturnType<typeof createConnectedRegion>

type OverTime = {
  items: {
    resource: { id: string; type: string }
    averages: { collected?: number }
    intervalsCollected: { time: string; value: number }[]
  }[]
}
type ByEntity = {
  items: {
    id: string
    status: string
    statusReason?: string
    collected?: { average: number; high: number; low: number }
    metadata: Record<string, unknown>
  }[]
  excluded: number
}

const dateOf = (at: number) => new Date(at).toISOString().slice(0, 10)
const week = ({ estate }: Region, more: Record<string, string> = {}) => ({
  'start-date': dateOf(estate.now() - 7 * day),
  'end-date': dateOf(estate.now() - day),
  'metric-type': 'CPU_UTILIZATION',
  'resource-uri': `${root}/filters/${allServersId}`,
  ...more,
})
const overTime = (region: Region, query: Record<string, string>) =>
  region.read<OverTime>(`${root}/utilization-over-time`, query)
const byEntity = (region: Region, query: Record<string, string>) =>
  region.read<ByEntity>(`${root}/utilization-by-entity`, { limit: '1000', ...query })
const busyOf = ({ estate, region }: Region) =>
  [...estate.machines.values()].filter(
    (one) =>
      one.region === region &&
      one.subscribed &&
      one.connected &&
      one.power === 'ON' &&
      one.ilo.generation > 4,
  )

test('a server by days: the mean of its load, in times without a zone', async () => {
  const region = createConnectedRegion()
  const [machine] = busyOf(region)
  const uri = `/compute-ops-mgmt/v1/servers/${machine?.id}`
  const { items } = await overTime(region, week(region, { 'resource-uri': uri }))
  const [item] = items
  expect(item?.resource).toEqual({ id: machine?.id, type: 'compute-ops-mgmt/server' })
  expect(item?.intervalsCollected).toHaveLength(7)
  const [first] = item?.intervalsCollected ?? []
  expect(first?.time).toBe('2026-11-14T00:00:00')
  const from = Date.UTC(2026, 10, 14)
  const minutes = Array.from({ length: 1440 }, (_, minute) => from + (minute + 0.5) * 60_000)
  const loads = machine ? minutes.map((at) => loadAt(machine, at)) : []
  const mean = loads.reduce((sum, load) => sum + load, 0) / loads.length
  expect(first?.value).toBeCloseTo(100 * mean, 1)
})

test('asked with timestamps it comes by hours', async () => {
  const region = createConnectedRegion()
  const { items } = await overTime(
    region,
    week(region, { 'start-date': '2026-11-20T06:00:00Z', 'end-date': '2026-11-20T18:00:00Z' }),
  )
  expect(items[0]?.intervalsCollected).toHaveLength(12)
})

test('of each server the average, the busiest and the idlest day, the idlest server first', async () => {
  const region = createConnectedRegion()
  const { items } = await byEntity(region, week(region))
  expect(items.map(({ id }) => id).toSorted()).toEqual(
    busyOf(region)
      .map(({ id }) => id)
      .toSorted(),
  )
  const averages = items.map(({ collected }) => collected?.average ?? 0)
  expect(averages).toEqual(averages.toSorted((a, b) => a - b))
  for (const { collected } of items) {
    expect(collected?.low).toBeLessThanOrEqual(collected?.average ?? 0)
    expect(collected?.high).toBeGreaterThanOrEqual(collected?.average ?? 0)
  }
})

test('all servers together are as busy as they are on average', async () => {
  const region = createConnectedRegion()
  const { items } = await byEntity(region, week(region))
  const sum = items.reduce((all, { collected }) => all + (collected?.average ?? 0), 0)
  const [all] = (await overTime(region, week(region))).items
  expect(all?.resource).toEqual({ id: allServersId, type: 'compute-ops-mgmt/filter' })
  expect(all?.averages.collected).toBeCloseTo(sum / items.length, 1)
})

test('what a server is built of stands beside what is measured', async () => {
  const region = createConnectedRegion()
  const [machine] = busyOf(region)
  const of = async (metric: string) =>
    (await byEntity(region, week(region, { 'metric-type': metric }))).items.find(
      ({ id }) => id === machine?.id,
    )?.metadata
  expect(await of('MEMORY_BUS_UTILIZATION')).toMatchObject({
    totalMemorySizeGB: (machine?.memoryMb ?? 0) / 1024,
  })
  const { processorCount } = (await of('CPU_INTERCONNECT_UTILIZATION')) ?? {}
  const { processorDetails } = (await of('CPU_UTILIZATION')) ?? {}
  expect(processorDetails).toHaveLength(Number(processorCount))
  expect(processorDetails).toContainEqual(expect.objectContaining({ cpu: machine?.processor }))
})

test('a server that was off has no data', async () => {
  const region = createConnectedRegion()
  const [machine] = busyOf(region)
  region.pass(-8 * day)
  region.estate.setPower(machine?.id ?? '', 'OFF')
  region.pass(8 * day)
  const { items } = await byEntity(region, week(region, { 'excluded-servers': 'true' }))
  const off = items.find(({ id }) => id === machine?.id)
  expect(off).toMatchObject({ status: 'PARTIAL', statusReason: 'DATA_INSUFFICIENT' })
  expect(off).not.toHaveProperty('collected')
})

test.each([
  [{ 'metric-type': 'MOOD' }, 'metric-type'],
  [{ 'resource-uri': '/compute-ops-mgmt/v1/servers/none' }, 'resource-uri'],
])('%o is refused', async (query: Record<string, string>, subject) => {
  const region = createConnectedRegion()
  const answer = await region.get(
    `${root}/utilization-over-time?${new URLSearchParams(week(region, query))}`,
  )
  expect(answer.status).toBe(400)
  expect(await answer.json()).toMatchObject({ errorDetails: [{ issues: [{ subject }] }] })
})

test('nothing is measured in the future', async () => {
  const region = createConnectedRegion()
  const future = dateOf(region.estate.now() + 2 * day)
  const { items } = await overTime(
    region,
    week(region, { 'start-date': future, 'end-date': future }),
  )
  expect(items).toEqual([expect.objectContaining({ averages: {}, intervalsCollected: [] })])
})
