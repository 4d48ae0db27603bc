import { expect, test } from 'vitest'
import { openIlo } from './open-ilo'
import type { Resource } from './redfish'
import type { Generation } from './saying'

const minute = 60_000

type Body = Resource

const sessionList = '/redfish/v1/SessionService/Sessions/'
const generations: Generation[] = [4, 5, 6, 7]
const oemOf: Record<Generation, string> = { 4: 'Hp', 5: 'Hpe', 6: 'Hpe', 7: 'Hpe' }

test.each(generations)('the root of an iLO %i tells anyone what it is', async (generation) => {
  const { send, machine } = openIlo(generation)
  const { status, body } = await send('/redfish/v1/')
  expect(status).toBe(200)
  const [manager] = (body['Oem'] as Record<string, { Manager: Body[] }>)[oemOf[generation]]
    ?.Manager ?? [{}]
  expect(manager).toMatchObject({
    ManagerType: `iLO ${generation}`,
    ManagerFirmwareVersion: machine.ilo.firmware.split(' ')[0],
  })
})

test('from iLO 5 on, the root tells the health of the server', async () => {
  const { send, estate, machine } = openIlo(6)
  const health = async () => {
    const { body } = await send('/redfish/v1')
    return (body['Oem'] as { Hpe: { System: unknown } }).Hpe.System
  }
  estate.heal(machine.id)
  expect(await health()).toEqual([{ Status: { Health: 'OK' } }])
  estate.failPowerSupply(machine.id)
  expect(await health()).toEqual([{ Status: { Health: 'Critical' } }])
})

test.each([
  [4, { Messages: [{ MessageID: 'Base.0.10.NoValidSession' }], Type: 'ExtendedError.1.0.0' }],
  [5, { error: { '@Message.ExtendedInfo': [{ MessageId: 'Base.1.18.NoValidSession' }] } }],
  [6, { error: { '@Message.ExtendedInfo': [{ MessageId: 'Base.1.18.NoValidSession' }] } }],
  [7, { error: { '@Message.ExtendedInfo': [{ MessageId: 'Base.1.18.NoValidSession' }] } }],
] as const)('beyond its root, an iLO %i wants a login', async (generation, body) => {
  const { send } = openIlo(generation)
  expect(await send('/redfish/v1/Systems/')).toMatchObject({ status: 401, body })
})

test.each(generations)('a session of an iLO %i: login, use, logout', async (generation) => {
  const { logIn, send } = openIlo(generation)
  const { status, headers } = await logIn(sessionList)
  expect(status).toBe(201)
  const token = headers.get('x-auth-token') ?? ''
  const location = headers.get('location') ?? ''
  expect(location).toMatch(/^https:\/\/ilo\.test\/redfish\/v1\/SessionService\/Sessions\/admin/)
  const own = { headers: { 'x-auth-token': token } }
  expect((await send('/redfish/v1/Systems/1/', own)).status).toBe(200)
  const path = new URL(location).pathname
  expect((await send(path, { ...own, method: 'DELETE' })).status).toBe(200)
  expect((await send('/redfish/v1/Systems/1/', own)).status).toBe(401)
})

test('a session tells when it ends, and whose it is', async () => {
  const { logIn, send } = openIlo(7)
  const { headers } = await logIn(sessionList)
  const path = new URL(headers.get('location') ?? '').pathname
  const { body } = await send(path, {
    headers: { 'x-auth-token': headers.get('x-auth-token') ?? '' },
  })
  expect(body).toMatchObject({
    UserName: 'Administrator',
    Oem: { Hpe: { MySession: true, UserExpires: '2026-11-20T10:30:00Z' } },
  })
})

test('half an hour unused ends a session', async () => {
  const { clock, logIn, send } = openIlo(6)
  const token = (await logIn(sessionList)).headers.get('x-auth-token') ?? ''
  const systems = async () =>
    (await send('/redfish/v1/Systems', { headers: { 'x-auth-token': token } })).status
  clock.at += 29 * minute
  expect(await systems()).toBe(200)
  clock.at += 29 * minute
  expect(await systems()).toBe(200)
  clock.at += 30 * minute
  expect(await systems()).toBe(401)
})

test('an iLO has few sessions; Basic needs none', async () => {
  const { logIn, get } = openIlo(5)
  for (let count = 0; count < 8; count += 1) expect((await logIn(sessionList)).status).toBe(201)
  expect(await logIn(sessionList)).toMatchObject({
    status: 503,
    body: { error: { '@Message.ExtendedInfo': [{ MessageId: 'Base.1.18.SessionLimitExceeded' }] } },
  })
  const { status, body } = await get('/redfish/v1/SessionService/Sessions')
  expect([status, body['Members@odata.count']]).toEqual([200, 8])
})

test('a wrong password is refused with the key of the iLO', async () => {
  const { logIn, send } = openIlo(6)
  expect(await logIn(sessionList, 'wrong')).toMatchObject({
    status: 400,
    body: {
      error: { '@Message.ExtendedInfo': [{ MessageId: 'iLO.2.30.UnauthorizedLoginAttempt' }] },
    },
  })
  expect((await send(sessionList, { method: 'POST', body: 'no JSON' })).status).toBe(400)
})

test('an iLO 5 and newer send legacy addresses on to Redfish', async () => {
  const { get } = openIlo(5)
  const { status, headers } = await get('/rest/v1/Systems/1')
  expect([status, headers.get('location')]).toEqual([308, '/redfish/v1/Systems/1/'])
  expect((await get('/rest/v1')).headers.get('location')).toBe('/redfish/v1/')
})

test.each(generations)(
  'the links of an iLO %i lead from system to all else',
  async (generation) => {
    const { get } = openIlo(generation)
    const headers = { 'odata-version': '4.0' }
    const systems = await get('/redfish/v1/Systems/', headers)
    const members = systems.body['Members'] as { '@odata.id': string }[]
    const system = await get(members[0]?.['@odata.id'] ?? '', headers)
    const links = system.body['Links'] as Record<string, { '@odata.id': string }[]>
    for (const kind of ['Chassis', 'ManagedBy']) {
      const other = await get(links[kind]?.[0]?.['@odata.id'] ?? '', headers)
      expect(other.status).toBe(200)
    }
  },
)

test('links have a slash at the end where the address had one, else not', async () => {
  const { get } = openIlo(6)
  const memberOf = async (path: string) =>
    ((await get(path)).body['Members'] as { '@odata.id': string }[])[0]?.['@odata.id']
  expect(await memberOf('/redfish/v1/Systems')).toBe('/redfish/v1/Systems/1')
  expect(await memberOf('/redfish/v1/Systems/')).toBe('/redfish/v1/Systems/1/')
  expect(await memberOf('/redfish/v1/systems')).toBe('/redfish/v1/Systems/1')
})

test('an ETag stands as long as the resource does', async () => {
  const { get, estate, machine } = openIlo(6)
  const etag = async () => (await get('/redfish/v1/Systems/1')).headers.get('etag')
  const first = await etag()
  expect(first).toMatch(/^W\/"[\dA-F]{8}"$/)
  expect(await etag()).toBe(first)
  estate.setPower(machine.id, 'OFF')
  expect(await etag()).not.toBe(first)
})

test('what fails shows in the part, in its redundancy and in the roll-up', async () => {
  const { get, estate, machine } = openIlo(7)
  estate.failPowerSupply(machine.id)
  expect((await get('/redfish/v1/Systems/1')).body).toMatchObject({
    Status: { HealthRollup: 'Critical' },
    Oem: {
      Hpe: {
        AggregateHealthStatus: {
          AggregateServerHealth: 'Critical',
          PowerSupplies: { Status: { Health: 'Critical' } },
          PowerSupplyRedundancy: 'FailedRedundant',
        },
      },
    },
  })
})

test('a server that is off has neither host name nor operating system', async () => {
  const { get, estate, machine } = openIlo(6)
  estate.setPower(machine.id, 'OFF')
  const { body } = await get('/redfish/v1/Systems/1')
  expect(body).toMatchObject({ PowerState: 'Off', HostName: '', Status: { State: 'Disabled' } })
  expect((body['Oem'] as { Hpe: Body }).Hpe).not.toHaveProperty('HostOS')
})

test.each([
  [4, 'iLO 4 v2.'],
  [6, 'iLO 6 v1.'],
  [7, '1.1'],
] as const)(
  'the firmware of an iLO %i is written as its generation does',
  async (generation, start) => {
    const { get } = openIlo(generation)
    const { body } = await get('/redfish/v1/Managers/1', { 'odata-version': '4.0' })
    expect(String(body['FirmwareVersion'])).toMatch(new RegExp(`^${start}`))
  },
)

test('what it does not have, and what cannot be done to it', async () => {
  const { get, remove } = openIlo(6)
  expect(await get('/redfish/v1/Systems/2')).toMatchObject({
    status: 404,
    body: { error: { '@Message.ExtendedInfo': [{ MessageId: 'Base.1.18.ResourceMissingAtURI' }] } },
  })
  expect((await get('/index.html')).status).toBe(404)
  expect((await remove('/redfish/v1/Systems/1')).status).toBe(405)
})
