import { expect, test } from 'vitest'
import { drivesOf } from '../../../estate/parts/drives'
import { memoryOf } from '../../../estate/parts/memory'
import type { Machine } from '../../../estate/types'
import { createRegion } from '../../signed-in'
import { serverPaths } from './server'

type Section = { data: Record<string, unknown>[] | null; modified: string | null }
type Inventory = Record<string, Section> & { lastFullInventoryCollectionAt: unknown }

const serverIn = (
  region: ReturnType<typeof createRegion>,
  fits: (machine: Machine) => boolean = () => true,
): Machine => {
  const machine = [...region.estate.machines.values()].find(
    (one) => one.region === region.region && one.subscribed && one.faults.size === 0 && fits(one),
  )
  if (!machine) throw new Error('There is no such server.')
  return machine
}
const address = ({ id }: Machine, name: string) =>
  `${serverPaths.v1}/${encodeURIComponent(id)}/${name}`
const sections = [
  'chassis',
  'device',
  'firmware',
  'memory',
  'networkAdapter',
  'powerSupply',
  'processor',
  'smartStorage',
  'smartUpdateToolInventory',
  'software',
  'storage',
  'thermal',
]

test('an inventory has twelve sections, with the parts that the iLO of the server shows', async () => {
  const region = createRegion()
  const machine = serverIn(region, ({ generation }) => generation === 'GEN_11')
  const inventory = await region.read<Inventory>(address(machine, 'inventory'))
  expect(Object.keys(inventory)).toEqual(expect.arrayContaining(sections))
  const slots = memoryOf(machine).filter(({ present }) => present)
  expect(inventory['memory']?.data?.map(({ serialNumber }) => serialNumber)).toEqual(
    slots.map(({ serial }) => serial),
  )
  const [controller] = inventory['storage']?.data ?? []
  expect(controller?.['drives']).toHaveLength(
    drivesOf(machine, 0).filter(({ present }) => present).length,
  )
  expect(inventory['firmware']?.data).toContainEqual(
    expect.objectContaining({ name: 'System ROM', version: machine.romVersion }),
  )
})

test('a part that fails is not well in the inventory either', async () => {
  const region = createRegion()
  const machine = serverIn(region, ({ model }) => !model.startsWith('Synergy'))
  region.estate.failPowerSupply(machine.id)
  const { powerSupply } = await region.read<Inventory>(address(machine, 'inventory'))
  expect(powerSupply?.data?.[1]).toMatchObject({ bayNumber: 2, status: { health: 'Critical' } })
})

test('an inventory job makes the inventory as new as its end', async () => {
  const region = createRegion()
  const machine = serverIn(region)
  const before = await region.read<Inventory>(address(machine, 'inventory'))
  region.estate.startJob({ template: 'inventory', resourceId: machine.id, pendingMs: 0 })
  region.pass(60_000)
  const after = await region.read<Inventory>(address(machine, 'inventory'))
  expect(Date.parse(String(after.lastFullInventoryCollectionAt))).toBeGreaterThan(
    Date.parse(String(before.lastFullInventoryCollectionAt)),
  )
})

test('nothing was ever collected of a server that nobody subscribed', async () => {
  const region = createRegion()
  const machine = serverIn(region)
  machine.subscribed = false
  machine.com.inventory = null
  const inventory = await region.read<Inventory>(address(machine, 'inventory'))
  expect(inventory.lastFullInventoryCollectionAt).toBeNull()
  expect(inventory['memory']).toEqual({ collectionState: null, data: null, modified: null })
})

test('a subset has of each row what the body names, and only of chassis and processor', async () => {
  const region = createRegion()
  const machine = serverIn(region)
  const ask = async (body: object, query = '?format=json') => {
    const answer = await region.send('POST', address(machine, `inventory${query}`), body)
    return { status: answer.status, body: await answer.json() }
  }
  const { body } = await ask({
    chassis: { data: [{ oem: { hpe: { formfactor: null } } }] },
    processor: { data: [{ model: null }] },
  })
  expect(body).toEqual({
    chassis: { data: [{ oem: { hpe: { formfactor: expect.any(String) as string } } }] },
    processor: { data: expect.arrayContaining([{ model: machine.processor }]) as object[] },
  })
  expect((await ask({})).body).toMatchObject({ id: machine.id, type: expect.anything() as string })
  expect((await ask({ memory: {} })).status).toBe(400)
  expect((await ask({}, '')).status).toBe(400)
})

test('the raw inventory is sunset and still answers, and names what has come after it', async () => {
  const region = createRegion()
  const answer = await region.get(address(serverIn(region), 'raw-inventory'))
  expect(answer.status).toBe(200)
  expect(answer.headers.get('deprecation')).toBe('Thu, 07 Nov 2024 23:59:59 GMT')
  expect(answer.headers.get('sunset')).toBe('Fri, 30 May 2025 23:59:59 GMT')
  expect(answer.headers.get('link')).toContain('/v1/servers/{id}/inventory')
})
