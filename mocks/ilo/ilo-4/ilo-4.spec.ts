import { expect, test } from 'vitest'
import { openIlo } from '../open-ilo'
import type { Resource } from '../redfish'

type Body = Resource

const openIlo4 = () => openIlo(4)
const pure = { 'odata-version': '4.0' }

test('below /rest/v1 every href stays there, at the old paths and without a slash', async () => {
  const { get } = openIlo4()
  const { body } = await get('/rest/v1/Managers/1')
  expect(body['links']).toMatchObject({
    self: { href: '/rest/v1/Managers/1' },
    EthernetNICs: { href: '/rest/v1/Managers/1/NICs' },
    Logs: { href: '/rest/v1/Managers/1/Logs' },
    ManagerForServers: [{ href: '/rest/v1/Systems/1' }],
  })
  const root = await get('/rest/v1')
  expect(root.body['links']).toMatchObject({ Sessions: { href: '/rest/v1/Sessions' } })
})

test('without a word on OData both worlds stand in one body', async () => {
  const { get } = openIlo4()
  for (const root of ['/redfish/v1', '/rest/v1']) {
    const { body } = await get(`${root}/Systems/1`)
    expect(body).toMatchObject({
      '@odata.type': '#ComputerSystem.1.0.1.ComputerSystem',
      Type: 'ComputerSystem.1.0.1',
      Power: 'On',
      PowerState: 'On',
      Processors: { Count: 2 },
      ProcessorSummary: { Count: 2 },
      links: { Chassis: [{ href: expect.stringMatching(`^${root}/Chassis/1`) }] },
    })
  }
})

test('asked for OData 4.0, it hides the old names and links as Redfish does', async () => {
  const { get } = openIlo4()
  const { body } = await get('/redfish/v1/Systems/1/', pure)
  for (const name of ['Type', 'Power', 'links', 'Bios', 'Memory', 'AvailableActions'])
    expect(body).not.toHaveProperty(name)
  expect(body).toMatchObject({
    Processors: { '@odata.id': '/redfish/v1/Systems/1/Processors/' },
    Links: { Chassis: [{ '@odata.id': '/redfish/v1/Chassis/1/' }] },
    Oem: {
      Hp: {
        '@odata.type': '#HpComputerSystemExt.1.1.2.HpComputerSystemExt',
        Links: { SmartStorage: { '@odata.id': '/redfish/v1/Systems/1/SmartStorage/' } },
      },
    },
  })
})

test('a link that leads out of the model stays one', async () => {
  const { get } = openIlo4()
  const hp = async (headers = {}) =>
    ((await get('/redfish/v1/Managers/1/', headers)).body['Oem'] as { Hp: Body }).Hp
  expect((await hp())['links']).toMatchObject({ VSPLogLocation: { extref: '/sol.log.gz' } })
  expect((await hp(pure))['Links']).toMatchObject({ VSPLogLocation: { extref: '/sol.log.gz' } })
})

test('a port has its MAC under two names that differ in case alone', async () => {
  const { get, machine } = openIlo4()
  const path = '/redfish/v1/Systems/1/EthernetInterfaces/1/'
  expect((await get(path)).body).toMatchObject({ MACAddress: machine.mac, MacAddress: machine.mac })
  expect((await get(path, pure)).body).not.toHaveProperty('MacAddress')
})

test('health is rolled up with a capital U, and nobody adds the parts up', async () => {
  const { get, estate, machine } = openIlo4()
  estate.raise(machine.id, {
    subsystem: 'memory',
    health: 'WARNING',
    category: 'memory',
    messageKey: 'CorrectableMemoryErrorsExceeded',
    weight: 1,
  })
  const { body } = await get('/redfish/v1/Systems/1/', pure)
  expect(body).toMatchObject({ MemorySummary: { Status: { HealthRollUp: 'Warning' } } })
  expect((body['Oem'] as { Hp: Body }).Hp).not.toHaveProperty('AggregateHealthStatus')
})

test('the root has neither tasks nor updates, nor does it tell of health', async () => {
  const { send } = openIlo4()
  const { body } = await send('/redfish/v1/')
  for (const name of ['Tasks', 'UpdateService', 'Vendor', 'Product'])
    expect(body).not.toHaveProperty(name)
  expect((body['Oem'] as { Hp: Body }).Hp).not.toHaveProperty('System')
})

type Sensor = {
  Name: string
  LowerThresholdNonCritical: number
  LowerThresholdCritical: number
  Status: Body
}

test('upper limits stand under the names of lower ones', async () => {
  const { get } = openIlo4()
  const { body } = await get('/rest/v1/Chassis/1/Thermal')
  expect(body['Type']).toBe('ThermalMetrics.0.10.0')
  const sensors = body['Temperatures'] as Sensor[]
  expect(sensors[0]).toMatchObject({
    Name: '01-Inlet Ambient',
    LowerThresholdNonCritical: 42,
    LowerThresholdCritical: 47,
  })
  const absent = sensors.filter(({ Status }) => Status['State'] === 'Absent')
  expect(absent.length).toBeGreaterThan(2)
  expect(absent.every(({ Status }) => !('Health' in Status))).toBe(true)
})

test('a failed supply has lost its feed, and watts stand twice unless old names are hidden', async () => {
  const { get, estate, machine } = openIlo4()
  estate.failPowerSupply(machine.id)
  const { body } = await get('/redfish/v1/Chassis/1/Power/')
  expect(body['PowerSupplies']).toMatchObject([
    { Status: { Health: 'OK' } },
    {
      LineInputVoltage: 0,
      Oem: { Hp: { BayNumber: 2, PowerSupplyStatus: { State: 'ACPowerLost' } } },
      Status: { Health: 'Critical', State: 'UnavailableOffline' },
    },
  ])
  const [control] = body['PowerControl'] as Body[]
  expect(body['PowerConsumedWatts']).toBe(control?.['PowerConsumedWatts'])
  const fresh = await get('/redfish/v1/Chassis/1/Power/', pure)
  expect(fresh.body).not.toHaveProperty('PowerConsumedWatts')
})

test('firmware is one object, by component', async () => {
  const { get, machine } = openIlo4()
  const { body } = await get('/redfish/v1/Systems/1/FirmwareInventory/', pure)
  expect(body['Current']).toMatchObject({
    SystemRomActive: [{ Name: 'System ROM', VersionString: machine.romVersion }],
    SystemBMC: [{ Name: 'iLO 4' }],
  })
})

test('a drive that fails shows in its bay, and degrades its logical drive', async () => {
  const { get, estate, machine } = openIlo4()
  estate.raise(machine.id, {
    subsystem: 'storage',
    health: 'CRITICAL',
    category: 'storage',
    messageKey: 'DriveFailed',
    weight: 1,
  })
  const controller = '/rest/v1/Systems/1/SmartStorage/ArrayControllers/0'
  expect((await get(`${controller}/DiskDrives/2`)).body).toMatchObject({
    Location: '1I:1:3',
    Status: { Health: 'Critical' },
  })
  expect((await get(`${controller}/LogicalDrives/2`)).body).toMatchObject({
    Raid: '5',
    Status: { Health: 'Warning' },
  })
})

test('old lists come in pages with their lines; Redfish gives links, one GET each', async () => {
  const { get, estate, machine } = openIlo4()
  const total = estate.logs.read(machine, 'IEL').length
  const path = '/rest/v1/Managers/1/Logs/IEL/Entries'
  const lines: Body[] = []
  let page: number | undefined = 1
  while (page !== undefined) {
    const { body } = await get(`${path}?page=${page}`)
    lines.push(...(body['Items'] as Body[]))
    page = (body['links'] as { NextPage?: { page: number } }).NextPage?.page
    expect(body['Total']).toBe(total)
  }
  expect(lines).toHaveLength(total)
  const { body } = await get('/redfish/v1/Managers/1/LogServices/IEL/Entries/', pure)
  expect(body).not.toHaveProperty('Items')
  expect(body['Members@odata.count']).toBe(total)
  const [first] = body['Members'] as Body[]
  expect(Object.keys(first ?? {})).toEqual(['@odata.id'])
  expect((await get(String(first?.['@odata.id']))).body).toMatchObject({
    OemRecordFormat: 'Hp-iLOEventLog',
    Created: lines[0]?.['Created'],
  })
})

test('a line has its numbers under old names until these are hidden', async () => {
  const { get, estate, machine } = openIlo4()
  estate.failPowerSupply(machine.id)
  const count = estate.logs.read(machine, 'IML').length
  const path = `/redfish/v1/Systems/1/LogServices/IML/Entries/${count}/`
  const { body } = await get(path)
  expect(body).toMatchObject({
    Severity: 'Critical',
    Number: 1,
    Oem: { Hp: { Repaired: false, EventNumber: body['RecordId'] } },
  })
  const fresh = (await get(path, pure)).body
  expect(fresh).not.toHaveProperty('RecordId')
  expect(fresh).not.toHaveProperty('Number')
})

test('a line may be from before the clock was set', async () => {
  const { get } = openIlo4()
  const { body } = await get('/redfish/v1/Systems/1/LogServices/IML/Entries/2/')
  expect(body['Created']).toBe('0000-00-00T00:00:00Z')
})

test('a line is marked as repaired once; what never was broken cannot be', async () => {
  const { patch, estate, machine } = openIlo4()
  estate.failPowerSupply(machine.id)
  const count = estate.logs.read(machine, 'IML').length
  const repair = (id: number) =>
    patch(`/redfish/v1/Systems/1/LogServices/IML/Entries/${id}/`, {
      Oem: { Hp: { Repaired: true } },
    })
  expect((await repair(count)).status).toBe(200)
  expect(estate.logs.read(machine, 'IML').at(-1)).toMatchObject({ repaired: true })
  expect(await repair(1)).toMatchObject({
    status: 400,
    body: { Messages: [{ MessageID: 'iLO.0.10.RepairNotSupported' }] },
  })
})

test.each([
  ['/redfish/v1/Systems/1/LogServices/IML/Actions/LogService.ClearLog/', {}],
  ['/rest/v1/Systems/1/Logs/IML', { Action: 'ClearLog' }],
])('a log is cleared by POST to %s', async (path, body) => {
  const { post, estate, machine } = openIlo4()
  expect((await post(path, body)).status).toBe(200)
  expect(estate.logs.read(machine, 'IML')).toHaveLength(1)
})

test.each([
  [
    'the action of Redfish',
    '/redfish/v1/Systems/1/Actions/ComputerSystem.Reset/',
    { ResetType: 'ForceOff' },
  ],
  ['a POST to the server itself', '/rest/v1/Systems/1', { Action: 'Reset', ResetType: 'ForceOff' }],
  [
    'HP’s power button',
    '/rest/v1/Systems/1',
    { Action: 'PowerButton', PushType: 'PressAndHold', Target: '/Oem/Hp' },
  ],
])('a server is switched off by %s', async (_, path, body) => {
  const { post, get, pass } = openIlo4()
  const { status, body: said } = await post(path, body)
  expect(status).toBe(200)
  expect(said).toMatchObject({ Messages: [{ MessageID: 'Base.0.10.Success' }] })
  pass(60_000)
  expect((await get('/rest/v1/Systems/1')).body).toMatchObject({
    Power: 'Off',
    Status: { State: 'Disabled' },
    Oem: { Hp: { PostState: 'PowerOff' } },
  })
})

test('who switches on what is on hears it twice, in capital D', async () => {
  const { post } = openIlo4()
  const said = [{ MessageID: 'iLO.0.10.InvalidOperationForSystemState' }]
  expect(await post('/rest/v1/Systems/1', { Action: 'Reset', ResetType: 'On' })).toMatchObject({
    status: 400,
    body: {
      Type: 'ExtendedError.1.0.0',
      Messages: said,
      error: { '@Message.ExtendedInfo': said },
    },
  })
})

test('no reset is graceful before iLO 5', async () => {
  const { post } = openIlo4()
  const path = '/redfish/v1/Systems/1/Actions/ComputerSystem.Reset/'
  expect((await post(path, { ResetType: 'GracefulShutdown' })).status).toBe(400)
  expect((await post('/rest/v1/Systems/1', { Action: 'Dance' })).status).toBe(400)
})

test.each(['/redfish/v1/Systems/1/', '/rest/v1/Chassis/1'])(
  'the light is lit by PATCH of %s, and shows in both trees',
  async (path) => {
    const { patch, get } = openIlo4()
    expect((await patch(path, { IndicatorLED: 'Lit' })).status).toBe(200)
    expect((await get('/redfish/v1/Systems/1/', pure)).body['IndicatorLED']).toBe('Lit')
    expect((await get('/rest/v1/Chassis/1')).body['IndicatorLED']).toBe('Lit')
    expect((await patch(path, { LocationIndicatorActive: true })).status).toBe(400)
  },
)

test.each([
  ['/redfish/v1/SessionService/Sessions/', /\/redfish\/v1\/SessionService\/Sessions\/\w+\/$/],
  ['/redfish/v1/Sessions/', /\/redfish\/v1\/SessionService\/Sessions\/\w+\/$/],
  ['/rest/v1/Sessions', /\/rest\/v1\/Sessions\/\w+$/],
])('a login at %s, and its end', async (path, location) => {
  const { send } = openIlo4()
  const { status, headers, body } = await send(path, {
    method: 'POST',
    body: JSON.stringify({ UserName: 'Administrator', Password: 'correct horse' }),
  })
  expect(status).toBe(201)
  expect(body).toMatchObject({ Messages: [{ MessageID: 'Base.0.10.Created' }] })
  const where = headers.get('location') ?? ''
  expect(where).toMatch(location)
  const own = { headers: { 'x-auth-token': headers.get('x-auth-token') ?? '' } }
  expect((await send(where, own)).body).toMatchObject({ Oem: { Hp: { MySession: true } } })
  expect((await send(where, { ...own, method: 'DELETE' })).status).toBe(200)
  expect((await send('/rest/v1/Systems', own)).status).toBe(401)
})

test('accounts stand in their list as a whole; one may be added and taken away', async () => {
  const { get, post, remove } = openIlo4()
  const path = '/rest/v1/AccountService/Accounts'
  const user = {
    UserName: 'night',
    Password: 'shift shift',
    Oem: { Hp: { LoginName: 'night', Privileges: { VirtualPowerAndResetPriv: true } } },
  }
  expect((await post(path, user)).status).toBe(201)
  expect((await post(path, user)).status).toBe(400)
  const { body } = await get(path)
  expect(body['Items']).toMatchObject([
    { UserName: 'Administrator', Password: null },
    { UserName: 'night', Oem: { Hp: { Privileges: { iLOConfigPriv: false } } } },
  ])
  expect((await remove(`${path}/2`)).status).toBe(200)
  expect((await get(path)).body['Total']).toBe(1)
})

test('the text of a message is found by its registry, outside of the model', async () => {
  const { get } = openIlo4()
  const { body } = await get('/redfish/v1/Registries/Base/', pure)
  const [location] = body['Location'] as { Uri: { extref: string } }[]
  const texts = (await get(location?.Uri.extref ?? '')).body
  expect(texts['Messages']).toHaveProperty('NoValidSession')
  expect(`${String(texts['RegistryPrefix'])}.${String(texts['RegistryVersion'])}`).toBe(
    body['Schema'],
  )
})

test('no query option is known', async () => {
  const { get } = openIlo4()
  const { body } = await get('/redfish/v1/Systems/?$expand=.&only', pure)
  expect(body['Members']).toEqual([{ '@odata.id': '/redfish/v1/Systems/1/' }])
})

test('a server starts from elsewhere once, and has the tag that it is given', async () => {
  const { get, patch, post, pass } = openIlo4()
  const path = '/redfish/v1/Systems/1/'
  const Boot = { BootSourceOverrideTarget: 'Pxe' }
  expect((await patch(path, { AssetTag: 'R7', Boot })).status).toBe(200)
  expect((await get(path)).body).toMatchObject({
    AssetTag: 'R7',
    Boot: { BootSourceOverrideEnabled: 'Once', BootSourceOverrideTarget: 'Pxe' },
  })
  await post('/rest/v1/Systems/1', { Action: 'Reset', ResetType: 'ForceRestart' })
  pass(120_000)
  expect((await get(path)).body).toMatchObject({
    Boot: { BootSourceOverrideEnabled: 'Disabled', BootSourceOverrideTarget: 'None' },
  })
})

test('firmware is flashed from an address, one image at a time, and the service tells how far', async () => {
  const { get, post, pass } = openIlo4()
  const path = '/rest/v1/Managers/1/UpdateService'
  const state = async () => (await get(path)).body['State']
  const install = { Action: 'InstallFromURI', FirmwareURI: 'https://repo.example/none.bin' }
  expect(await state()).toBe('IDLE')
  expect((await post(path, install)).status).toBe(200)
  expect(await state()).toBe('PROGRESSING')
  expect((await post(path, install)).status).toBe(400)
  pass(120_000)
  expect(await state()).toBe('ERROR')
})

test('a reset of the iLO takes it away for a while', async () => {
  const { post, get, pass } = openIlo4()
  expect((await post('/rest/v1/Managers/1', { Action: 'Reset' })).status).toBe(200)
  expect((await get('/rest/v1')).status).toBe(0)
  pass(120_000)
  expect((await get('/rest/v1')).status).toBe(200)
})

test('firmware before 2.30 knows nothing of Redfish', async () => {
  const { get, send, machine } = openIlo4()
  machine.ilo.firmware = '2.20 Feb 09 2015'
  expect((await send('/redfish/v1/')).status).toBe(404)
  const { body } = await get('/rest/v1/Systems/1')
  expect(body).toMatchObject({ Type: 'ComputerSystem.0.9.6', Power: 'On' })
  for (const name of ['PowerState', '@odata.id', 'Id', 'Actions'])
    expect(body).not.toHaveProperty(name)
})
