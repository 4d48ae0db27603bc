import { expect, test } from 'vitest'
import type { Listed } from '../signed-in'
import { createRegion } from '../signed-in'

const path = '/compute-ops-mgmt/v1beta2/server-warranty'
const wide = createRegion({ size: 'default' })
type Warranty = { id: string; deviceId: string; supportState: string; supportEndDate: string }

test('every server has a support of its own, found by an id that is not the server’s', async () => {
  const { items } = await wide.read<Listed<Warranty>>(path)
  const [first] = items
  expect(wide.estate.machines.has(first?.deviceId ?? '')).toBe(true)
  expect(wide.estate.machines.has(first?.id ?? '')).toBe(false)
  expect(await wide.read(`${path}/${first?.id}`)).toEqual(first)
  expect((await wide.get(`${path}/${encodeURIComponent(first?.deviceId ?? '')}`)).status).toBe(404)
})

test('it has expired when its end is over, and filters take plain dates', async () => {
  const all = await wide.read<Listed<Warranty>>(path, { limit: '0' })
  const today = new Date(wide.estate.now()).toISOString().slice(0, 10)
  const count = async (filter: string) =>
    (await wide.read<Listed<Warranty>>(path, { filter, limit: '0' })).total
  const expired = await count("supportState eq 'EXPIRED'")
  expect(expired).toBeGreaterThan(0)
  expect(await count(`supportEndDate lt ${today}`)).toBe(expired)
  expect(await count("supportState eq 'ACTIVE'")).toBe(all.total - expired)
  const { items } = await wide.read<Listed<Warranty>>(path, { filter: "supportState eq 'EXPIRED'" })
  for (const { supportEndDate } of items)
    expect(Date.parse(supportEndDate)).toBeLessThan(wide.estate.now())
})

test('a page has a hundred at most', async () => {
  expect((await wide.get(`${path}?limit=101`)).status).toBe(400)
})
