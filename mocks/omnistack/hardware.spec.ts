import { expect, test } from 'vitest'
import { faultKinds } from '../estate/faults'
import { first, openController, rowsIn } from './open-controller'

const open = () => {
  const controller = openController()
  const host = first(controller.federation.hosts)
  const record = async () =>
    (await controller.get(`/hosts/${host.id}/hardware`)).body['host'] as Record<string, unknown>
  const drives = async () => {
    const volumes = rowsIn(await record(), 'logical_drives')
    return volumes.flatMap((volume) =>
      rowsIn(volume, 'drive_sets').flatMap((set) => rowsIn(set, 'physical_drives')),
    )
  }
  return { ...controller, host, record, drives }
}
const storageFault = (health: string) =>
  first(faultKinds.filter((kind) => kind.subsystem === 'storage' && kind.health === health))

test('the hardware of a host is that of its server', async () => {
  const { record, estate, host } = open()
  const machine = estate.machines.get(host.machineId)
  expect(await record()).toMatchObject({
    host_id: host.id,
    serial_number: machine?.serial,
    model_number: machine?.model,
    status: 'GREEN',
    firmware_revision: '',
    battery: { percent_charged: -1 },
  })
})

test('a drive stands under each volume: by its serial it is one', async () => {
  const { drives } = open()
  const all = await drives()
  const serials = new Set(all.map((drive) => drive['serial_number']))
  expect(all).toHaveLength(2 * serials.size)
  expect(all.every((drive) => drive['percent_rebuilt'] === -1)).toBe(true)
})

test('a failed drive shows on itself, its volume, the card and the host', async () => {
  const { estate, host, record, drives } = open()
  estate.raise(host.machineId, storageFault('CRITICAL'))
  const bad = (await drives()).filter((drive) => drive['status'] === 'RED')
  expect(new Set(bad.map(({ health, slot }) => `${String(health)} ${String(slot)}`))).toEqual(
    new Set(['FAILED 3']),
  )
  expect(await record()).toMatchObject({ status: 'RED', raid_card: { status: 'RED' } })
})

test('a drive near its end says so', async () => {
  const { estate, host, drives } = open()
  estate.raise(host.machineId, storageFault('WARNING'))
  const weak = (await drives()).filter((drive) => drive['status'] === 'YELLOW')
  expect(weak[0]).toMatchObject({ health: 'WARNING', slot: 6 })
})

test('an accelerator card that is not there is an object of empty strings', async () => {
  const { estate, record, host } = open()
  const machine = estate.machines.get(host.machineId)
  const { accelerator_card: card } = await record()
  const isOld = (machine?.ilo.generation ?? 0) < 6
  expect(card).toMatchObject({ status: isOld ? 'GREEN' : '' })
})
