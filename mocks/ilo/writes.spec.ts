import { expect, test } from 'vitest'
import { openIlo, saidBy } from './open-ilo'

const system = '/redfish/v1/Systems/1'
const manager = '/redfish/v1/Managers/1'
const chassis = '/redfish/v1/Chassis/1'

test('iLO 5 has the light in its old form and in the new one, and takes both', async () => {
  const { patch, get, machine } = openIlo(5)
  await patch(system, { IndicatorLED: 'Lit' })
  expect((await get(system)).body).toMatchObject({
    IndicatorLED: 'Lit',
    LocationIndicatorActive: true,
  })
  expect(machine.led).toBe('LIT')
  await patch(chassis, { LocationIndicatorActive: false })
  expect((await get(chassis)).body).toMatchObject({ IndicatorLED: 'Off' })
  expect(machine.led).toBe('OFF')
})

test.each([6, 7] as const)(
  'iLO %i has the new light, and the old one as HPE’s own',
  async (generation) => {
    const { patch, get } = openIlo(generation)
    await patch(system, { LocationIndicatorActive: true })
    const { body } = await get(system)
    expect(body).toMatchObject({
      LocationIndicatorActive: true,
      Oem: { Hpe: { IndicatorLED: 'Lit' } },
    })
    expect(body).not.toHaveProperty('IndicatorLED')
    expect(saidBy(await patch(system, { IndicatorLED: 'Off' }))).toEqual([
      'iLO.PropertyNotWritableOrUnknown IndicatorLED',
    ])
  },
)

test('an asset tag is the same for system and chassis', async () => {
  const { patch, get } = openIlo(7)
  await patch(chassis, { AssetTag: 'rack-7' })
  expect((await get(system)).body['AssetTag']).toBe('rack-7')
})

test('an image stands in the virtual drive until it is ejected', async () => {
  const { post, get } = openIlo(6)
  const drive = `${manager}/VirtualMedia/2`
  const insert = () =>
    post(`${drive}/Actions/VirtualMedia.InsertMedia`, { Image: 'https://files/a.iso' })
  const eject = () => post(`${drive}/Actions/Oem/Hpe/HpeiLOVirtualMedia.EjectVirtualMedia`, {})
  expect(saidBy(await eject())).toEqual(['iLO.NoVirtualMediaConnectionAvailable'])
  await insert()
  expect((await get(drive)).body).toMatchObject({
    Image: 'https://files/a.iso',
    Inserted: true,
    ConnectedVia: 'URI',
  })
  expect(saidBy(await insert())).toEqual(['iLO.MaxVirtualMediaConnectionEstablished'])
  expect((await eject()).status).toBe(200)
  expect((await get(drive)).body).toMatchObject({ Image: '', Inserted: false })
})

test('a subscription is kept at an address of its own until it is removed', async () => {
  const { post, get, remove } = openIlo(6)
  const subscriptions = '/redfish/v1/EventService/Subscriptions'
  const made = await post(subscriptions, {
    Destination: 'https://listener/events',
    EventTypes: ['Alert'],
    Context: 'noc',
  })
  expect(made.status).toBe(201)
  const path = new URL(made.headers.get('location') ?? '').pathname
  expect((await get(path)).body).toMatchObject({
    Destination: 'https://listener/events',
    Context: 'noc',
  })
  expect(saidBy(await remove(path))).toEqual(['iLO.EventSubscriptionRemoved'])
  expect((await get(path)).status).toBe(404)
})

test('time servers are kept, and are asked from the next start of the iLO on', async () => {
  const { patch, get } = openIlo(7)
  const done = await patch(`${manager}/DateTime`, { StaticNTPServers: ['10.0.0.1'] })
  expect(saidBy(done)).toEqual(['iLO.ResetRequired'])
  expect((await get(`${manager}/DateTime`)).body['StaticNTPServers']).toEqual(['10.0.0.1', ''])
})

test('an iLO that leaves Compute Ops Management is disconnected there, too', async () => {
  const { post, get, machine } = openIlo(6, ({ connected, power }) => connected && power === 'ON')
  const status = async () => {
    const { Hpe: hpe } = (await get(manager)).body['Oem'] as {
      Hpe: { CloudConnect: { CloudConnectStatus: string } }
    }
    return [hpe.CloudConnect.CloudConnectStatus, machine.connected]
  }
  expect(await status()).toEqual(['Connected', true])
  await post(`${manager}/Actions/Oem/Hpe/HpeiLO.DisableCloudConnect`, {})
  expect(await status()).toEqual(['NotEnabled', false])
  await post(`${manager}/Actions/Oem/Hpe/HpeiLO.EnableCloudConnect`, {})
  expect(await status()).toEqual(['Connected', true])
})
