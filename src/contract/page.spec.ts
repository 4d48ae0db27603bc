import * as v from 'valibot'
import { expect, test } from 'vitest'
import { pageSchema } from './page'
import { serverSchema } from './server'

const row = {
  sourceId: 'us-west',
  id: 'P18606-B21+CZJ11105MN',
  name: 'esx-par-114',
  serial: 'CZJ11105MN',
  model: null,
  generation: null,
  group: null,
  region: null,
  state: 'ok',
  reason: null,
  since: null,
  power: 'on',
  connection: 'connected',
  firmware: null,
  changedAt: null,
}
const page = (items: unknown[]) =>
  v.parse(pageSchema(serverSchema), {
    items,
    total: items.length,
    offset: 0,
    facets: {},
    outcomes: [],
    version: '1',
    pollAfterMs: 5000,
  })

test('a bad row costs only itself', () => {
  expect(
    page([row, { id: 7 }, null, { ...row, id: 'other' }]).items.map((item) => item.id),
  ).toEqual([row.id, 'other'])
})

test('a state that this page does not know yet is shown as unknown, never as good', () => {
  expect(page([{ ...row, state: 'melted', power: 'FLICKERING' }]).items[0]).toMatchObject({
    state: 'unknown',
    power: 'unknown',
  })
})
