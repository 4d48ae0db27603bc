import { expect, test } from 'vitest'
import { openBmc } from '../open-ilo'
import type { Resource } from '../redfish'

type Body = Resource

const openForeign = () => openBmc(({ foreign }) => [...foreign.values()][0])
const reset = '/redfish/v1/Systems/system/Actions/ComputerSystem.Reset'

const openOn = async () => {
  const bmc = openForeign()
  await bmc.post(reset, { ResetType: 'On' })
  bmc.pass(120_000)
  return bmc
}

test('the root tells nothing of maker, health or firmware, and has no OEM part', async () => {
  const { send } = openForeign()
  const { status, body } = await send('/redfish/v1')
  expect(status).toBe(200)
  for (const name of ['Oem', 'Vendor', 'Product']) expect(body).not.toHaveProperty(name)
  expect(body['UUID']).toMatch(/^[\da-f-]{36}$/)
})

test('the system knows neither serial, model nor UUID, and is off', async () => {
  const { get } = openForeign()
  const { body } = await get('/redfish/v1/Systems/system')
  expect(body).toMatchObject({
    PowerState: 'Off',
    Status: { State: 'Disabled' },
    MemorySummary: { TotalSystemMemoryGiB: 0 },
    ProcessorSummary: { Count: 0 },
  })
  for (const name of ['Oem', 'Manufacturer', 'Model', 'SerialNumber', 'UUID'])
    expect(body).not.toHaveProperty(name)
})

test('what a reset takes stands in a resource of its own', async () => {
  const { get } = openForeign()
  const { body } = await get('/redfish/v1/Systems/system')
  const offered = (body['Actions'] as Record<string, Body>)['#ComputerSystem.Reset']
  expect(offered).not.toHaveProperty('ResetType@Redfish.AllowableValues')
  const info = await get(String(offered?.['@Redfish.ActionInfo']))
  expect(info.body['Parameters']).toMatchObject([
    { AllowableValues: expect.arrayContaining(['PowerCycle', 'ForceOn']), Name: 'ResetType' },
  ])
})

test('off, nothing is sensed; on, temperatures have too many digits and fans turn in RPM', async () => {
  const off = openForeign()
  const sensors = '/redfish/v1/Chassis/chassis/Sensors'
  expect((await off.get(sensors)).body['Members@odata.count']).toBe(0)
  expect((await off.get('/redfish/v1/Chassis/chassis/Thermal')).body).toMatchObject({ Fans: [] })
  const { get } = await openOn()
  const { body } = await get(`${sensors}/temperature_inlet_ambient`)
  expect(body).toMatchObject({
    ReadingUnits: 'Cel',
    Thresholds: { UpperCritical: { Reading: 42 } },
  })
  expect(String(body['Reading']).length).toBeGreaterThan(8)
  const thermal = (await get('/redfish/v1/Chassis/chassis/Thermal')).body
  const [fan] = thermal['Fans'] as Body[]
  expect(fan).toMatchObject({ ReadingUnits: 'RPM' })
  expect(Number(fan?.['Reading'])).toBeGreaterThan(1_000)
})

test('a thermal subsystem gives readings by the sensor that they come from', async () => {
  const { get } = await openOn()
  const { body } = await get('/redfish/v1/Chassis/chassis/ThermalSubsystem/ThermalMetrics')
  const [first] = body['TemperatureReadingsCelsius'] as Body[]
  expect((await get(String(first?.['DataSourceUri']))).body['Reading']).toBe(first?.['Reading'])
})

test('a refusal has text and advice, and a full version in its id', async () => {
  const { get } = openForeign()
  const { status, body } = await get('/redfish/v1/Systems/1')
  expect(status).toBe(404)
  expect(body).toMatchObject({
    error: {
      code: 'Base.1.16.0.ResourceNotFound',
      '@Message.ExtendedInfo': [
        {
          MessageId: 'Base.1.16.0.ResourceNotFound',
          MessageArgs: ['/redfish/v1/Systems/1'],
          Message: expect.stringContaining('/redfish/v1/Systems/1'),
          Resolution: expect.any(String),
        },
      ],
    },
  })
})

test('a success is no error, and a write is answered with nothing', async () => {
  const { post, patch, get } = openForeign()
  const done = await post(reset, { ResetType: 'On' })
  expect(done.status).toBe(200)
  expect(done.body).not.toHaveProperty('error')
  expect(done.body).toHaveProperty('@Message.ExtendedInfo')
  const path = '/redfish/v1/Systems/system'
  expect((await patch(path, { LocationIndicatorActive: true })).status).toBe(204)
  expect((await get(path)).body).toMatchObject({
    LocationIndicatorActive: true,
    IndicatorLED: 'Lit',
  })
})

test('who is not logged in hears no more than that', async () => {
  const { send } = openForeign()
  const { status, headers, body } = await send('/redfish/v1/Systems')
  expect([status, headers.get('www-authenticate'), body]).toEqual([401, 'Basic', {}])
})

test('a login answers with the session, at an address without a host', async () => {
  const { send } = openForeign()
  const logIn = (password: string) =>
    send('/redfish/v1/SessionService/Sessions', {
      method: 'POST',
      body: JSON.stringify({ UserName: 'Administrator', Password: password }),
    })
  const { status, headers, body } = await logIn('correct horse')
  expect([status, body['UserName']]).toEqual([201, 'Administrator'])
  const where = headers.get('location') ?? ''
  expect(where).toBe(`/redfish/v1/SessionService/Sessions/${String(body['Id'])}`)
  const own = { headers: { 'x-auth-token': headers.get('x-auth-token') ?? '' } }
  expect((await send('/redfish/v1/Systems', own)).status).toBe(200)
  expect((await logIn('wrong')).status).toBe(401)
})

test('its ETags are strong and stand in the header alone; nothing is sent twice', async () => {
  const { get } = openForeign()
  const { headers, body } = await get('/redfish/v1/Systems')
  const etag = headers.get('etag') ?? ''
  expect(etag).toMatch(/^"[\dA-Fa-f]+"$/)
  expect(body).not.toHaveProperty('@odata.etag')
  expect((await get('/redfish/v1/Systems', { 'if-none-match': etag })).status).toBe(304)
})

test('a write on an outdated reading is refused', async () => {
  const { get, patch } = openForeign()
  const path = '/redfish/v1/Systems/system'
  const etag = (await get(path)).headers.get('etag') ?? ''
  const lit = (LocationIndicatorActive: boolean) =>
    patch(path, { LocationIndicatorActive }, { 'if-match': etag })
  expect((await lit(true)).status).toBe(204)
  expect((await lit(false)).status).toBe(412)
})

test('it expands nothing, but shows the only member of a list', async () => {
  const { get } = openForeign()
  const plain = await get('/redfish/v1/Systems?$expand=.')
  expect(plain.body['Members']).toEqual([{ '@odata.id': '/redfish/v1/Systems/system' }])
  expect((await get('/redfish/v1/Systems?only')).body['Id']).toBe('system')
})

test('no iLO is in it: below /rest/v1 there is nothing', async () => {
  const { send } = openForeign()
  expect((await send('/rest/v1')).status).toBe(404)
})

test('its journal stands in one body', async () => {
  const { get } = openForeign()
  const { body } = await get('/redfish/v1/Managers/bmc/LogServices/Journal/Entries')
  expect((body['Members'] as Body[])[0]).toMatchObject({
    Id: expect.stringMatching(/^\d{16}$/),
    Message: expect.stringContaining('Booting'),
  })
})
