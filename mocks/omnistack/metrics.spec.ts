import { expect, test } from 'vitest'
import { first, openController, rowsIn } from './open-controller'

const minute = 60_000
type Points = { date: string; reads: number; writes: number }[]

const open = () => {
  const controller = openController()
  const host = first(controller.federation.hosts)
  const series = async (path: string) => rowsIn((await controller.get(path)).body, 'metrics')
  const points = async (path: string) => first(await series(path))['data_points'] as Points
  return { ...controller, host, series, points }
}

test('performance is three series; by default twelve hours, a point a minute', async () => {
  const { series, points, host } = open()
  const path = `/hosts/${host.id}/metrics`
  expect((await series(path)).map(({ name }) => name)).toEqual(['iops', 'throughput', 'latency'])
  const all = await points(path)
  expect(all).toHaveLength(720)
  expect([all[0]?.date, all.at(-1)?.date]).toEqual(['2026-11-20T20:01:00Z', '2026-11-21T08:00:00Z'])
  expect(all.some(({ reads }) => reads > 0)).toBe(true)
})

test.each([
  ['range=10&resolution=SECOND', ['07:59:55', '08:00:00']],
  ['range=120&resolution=Minute', ['07:59:00', '08:00:00']],
  ['range=7200&resolution=HOUR', ['07:00:00', '08:00:00']],
  ['range=60&time_offset=3600', ['07:00:00']],
  ['range=60&time_offset=2026-11-21T06:30:00Z', ['06:30:00']],
  ['range=0', []],
])('%s gives the points of %j', async (query, times) => {
  const { points, host } = open()
  const dates = (await points(`/hosts/${host.id}/metrics?${query}`)).map(({ date }) => date)
  expect(dates).toEqual(times.map((time) => `2026-11-21T${time}Z`))
})

test.each(['resolution=WEEK', 'range=long', 'time_offset=yesterday', 'range=9999999999'])(
  '%s is refused',
  async (query) => {
    const { get, host } = open()
    expect((await get(`/hosts/${host.id}/metrics?${query}`)).status).toBe(400)
  },
)

test('the same moment is told alike whenever it is asked for', async () => {
  const { points, pass, host } = open()
  const path = `/hosts/${host.id}/metrics?range=600`
  const before = await points(path)
  pass(5 * minute)
  const after = await points(path)
  expect(after.slice(0, 5)).toEqual(before.slice(5))
})

test('a VM that is off does nothing, and nothing is known of a host without power', async () => {
  const { points, pass, estate, ask, vms, host } = open()
  const off = await points(`/virtual_machines/${first(vms('OFF')).id}/metrics?range=600`)
  expect(off.every(({ reads, writes }) => reads === 0 && writes === 0)).toBe(true)
  ask(1)
  estate.losePower(host.machineId)
  pass(10 * minute)
  expect(await points(`/hosts/${host.id}/metrics?range=300`)).toEqual([])
  expect(await points(`/hosts/${host.id}/metrics?range=1200`)).toHaveLength(9)
})

test('capacity is a series per figure, those that are asked for, ratios as numbers', async () => {
  const { series, host, get } = open()
  const path = `/hosts/${host.id}/capacity?range=60`
  expect(await series(path)).toHaveLength(13)
  const asked = await series(`${path}&fields=free_space,efficiency_ratio`)
  expect(asked.map(({ name }) => name)).toEqual(['efficiency_ratio', 'free_space'])
  const now = (await get(`/hosts/${host.id}`)).body['host'] as Record<string, unknown>
  expect(asked[1]?.['data_points']).toEqual([
    { value: now['free_space'], date: '2026-11-21T08:00:00Z' },
  ])
  expect(asked[0]?.['data_points']).toEqual([
    { value: Number.parseFloat(String(now['efficiency_ratio'])), date: '2026-11-21T08:00:00Z' },
  ])
})

test('a point of capacity may come twice', async () => {
  const { series, host } = open()
  const one = first(await series(`/hosts/${host.id}/capacity?fields=free_space`))
  const dates = (one['data_points'] as Points).map(({ date }) => date)
  expect(dates.length).toBeGreaterThan(new Set(dates).size)
})

test('throughput between clusters is told bare, with its extremes', async () => {
  const { get, federation } = open()
  const [from, to] = federation.clusters
  const { body } = await get(`/omnistack_clusters/${from?.id}/throughput?range=600`)
  expect(body).toMatchObject({
    start_time: '2026-11-21T07:50:00Z',
    end_time: '2026-11-21T08:00:00Z',
    cluster_throughput: [
      { source_omnistack_cluster_id: from?.id, destination_omnistack_cluster_id: to?.id },
    ],
  })
  const pair = first(rowsIn(body, 'cluster_throughput'))
  const {
    minimum_throughput: least,
    maximum_throughput: most,
    data_points: points,
  } = pair['data'] as {
    minimum_throughput: number
    maximum_throughput: number
    data_points: { value: number }[]
  }
  const values = points.map(({ value }) => value)
  expect([least, most]).toEqual([Math.min(...values), Math.max(...values)])
  const none = await get(`/omnistack_clusters/${from?.id}/throughput?destination_id=nowhere`)
  expect(none.body['cluster_throughput']).toEqual([])
})
