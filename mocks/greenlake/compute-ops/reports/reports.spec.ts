import { expect, test } from 'vitest'
import { allInRegion } from '../../in-region'
import type { Listed } from '../../signed-in'
import { createRegion } from '../../signed-in'

const path = '/compute-ops-mgmt/v1beta2/reports'
const reportType = 'SERVER_HARDWARE_INVENTORY'
type Region = ReturnType<typeof createRegion>
type Report = { id: string; status: string; deviceIds: string[] | null }
type Row = { id: string; model?: string; fanCount?: number; noValueReason: string | null }
type Data = { data: { rows: { items: Row[]; serverCount: number } } }

const order = async (region: Region, content: object = {}) => {
  const answer = await region.send('POST', path, { reportType, ...content })
  return { answer, report: (await answer.json()) as Report }
}
/** Enough servers for one that nobody subscribed. */
const wide = createRegion({ size: 'default' })

test('a report is in progress, and completed when all servers have been read', async () => {
  const region = createRegion()
  const { answer, report } = await order(region)
  expect(answer.headers.get('location')).toBe(`${path}/${report.id}`)
  expect(report).toMatchObject({ status: 'IN_PROGRESS', deviceIds: null })
  expect((await region.get(`${path}/${report.id}/data`)).status).toBe(404)
  region.pass(30_000)
  const completed = await region.read<Report>(`${path}/${report.id}`)
  expect(completed).toMatchObject({ status: 'COMPLETED', reportDataStartAt: null })
  expect(completed.deviceIds).toEqual(
    allInRegion(region, region.estate.machines).map(({ id }) => id),
  )
  const [newest] = (await region.read<Listed>('/compute-ops-mgmt/v1beta2/activities')).items
  expect(newest).toMatchObject({ key: 'REPORT_COMPLETED', source: { type: 'Report' } })
})

test('its rows tell what servers are built of, or why nothing is known', async () => {
  const region = wide
  const known = allInRegion(region, region.estate.machines).filter(({ subscribed }) => subscribed)
  const [lost, off, well] = known
  const unsubscribed = allInRegion(region, region.estate.machines).find(
    ({ subscribed }) => !subscribed,
  )
  region.estate.disconnect(lost?.id ?? '')
  region.estate.setPower(off?.id ?? '', 'OFF')
  region.estate.setPower(well?.id ?? '', 'ON')
  region.estate.reconnect(well?.id ?? '')
  const { report } = await order(region)
  region.pass(60_000)
  const { data } = await region.read<Data>(`${path}/${report.id}/data`)
  const row = (id = '') => data.rows.items.find((one) => one.id === id)
  expect(row(lost?.id)).toMatchObject({ noValueReason: 'NOT_CONNECTED' })
  expect(row(lost?.id)).not.toHaveProperty('model')
  expect(row(unsubscribed?.id)).toMatchObject({ noValueReason: 'SUBSCRIPTION_REQ' })
  expect(row(off?.id)).toMatchObject({ noValueReason: 'PARTIAL_INVENTORY', model: off?.model })
  expect(row(well?.id)).toMatchObject({ noValueReason: null, model: well?.model })
})

test('of a group, of some tags, and filtered as OneView filters', async () => {
  const region = createRegion()
  const group = [...region.estate.groups.values()].find(({ site }) => site === 'paris')
  const resourceUri = `/compute-ops-mgmt/v1/groups/${group?.id}`
  const { report } = await order(region, { resourceUri, filterTags: "'Site' eq 'paris'" })
  region.pass(60_000)
  const [first] = group?.machineIds ?? []
  const all = await region.read<Data>(`${path}/${report.id}/data`)
  expect(all.data.rows.serverCount).toBe(group?.machineIds.length)
  const one = await region.read<Data>(`${path}/${report.id}/data`, { filter: `eq(id,'${first}')` })
  expect(one.data.rows.items.map(({ id }) => id)).toEqual([first])
})

test('only the latest is kept', async () => {
  const region = createRegion()
  const { report: older } = await order(region)
  const { report: newer } = await order(region)
  region.pass(60_000)
  const { items } = await region.read<Listed<Report>>(path, { filter: "status eq 'COMPLETED'" })
  expect(items.map(({ id }) => id)).toEqual([newer.id])
  expect((await region.get(`${path}/${older.id}`)).status).toBe(404)
})

test.each([
  [{ reportType: 'CARBON_FOOTPRINT' }, 400],
  [{ filterTags: 'Site is paris' }, 400],
  [{ resourceUri: '/compute-ops-mgmt/v1/groups/none' }, 404],
])('%o is refused with %i', async (content, status) => {
  expect((await order(createRegion(), content)).answer.status).toBe(status)
})
