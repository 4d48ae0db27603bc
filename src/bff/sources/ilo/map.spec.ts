import { expect, test } from 'vitest'
import { asDisconnected, mapServer } from './map'
import { aRoot, aSystem } from './testing/resources'
import { healths, powerStates, redundancies } from './wire'

const origin = { sourceId: 'ilos', region: null, name: null, part: '1' }
const serverOf = (
  system: Parameters<typeof aSystem>[0] = {},
  root: Parameters<typeof aRoot>[0] = {},
) => mapServer(aRoot(root), aSystem(system), origin)

test('a server, as row and detail show it', () => {
  expect(serverOf()).toEqual({
    row: {
      sourceId: 'ilos',
      id: '38383950-3633-5A43-3234-31304B374420',
      name: 'esx-par-114',
      serial: 'CZ2410K7D',
      model: 'ProLiant DL380a Gen11',
      generation: 'Gen11',
      group: null,
      region: null,
      state: 'ok',
      reason: null,
      since: null,
      power: 'on',
      connection: 'connected',
      firmware: 'U58 v2.44 (01/17/2025)',
      productId: 'P54903-B21',
      uuid: '38383950-3633-5A43-3234-31304B374420',
      processor: 'Intel(R) Xeon(R) Gold 6430',
      memoryMb: 524_288,
      hostName: 'esx-par-114',
      address: null,
      iloVersion: '1.66',
      maintenance: null,
      subscription: null,
      baseline: null,
      tags: [],
    },
    facts: {
      os: 'VMware ESXi 8.0.3',
      ilo: { firmware: '1.66', hostName: 'ILOCZ2410K7D', address: null },
      subsystems: [{ name: 'Fans', word: 'OK', state: 'ok' }],
      firmwareInventory: [
        { name: 'System ROM', version: 'U58 v2.44 (01/17/2025)', context: 'System board' },
        { name: 'iLO 6', version: '1.66', context: 'System board' },
      ],
      alerts: [],
      bmc: '1',
    },
  })
})

test('every power state of the API has a place in ours, any other is unknown', () => {
  const states = [...powerStates, 'PAUSED', null].map((power) => serverOf({ power }).row.power)
  expect(states).toEqual([
    'on',
    'off',
    'unknown',
    'resetting',
    'turning-on',
    'turning-off',
    'unknown',
    'unknown',
  ])
})

test('every health of the API has a place in ours, any other is unknown, never good', () => {
  const states = [...healths, 'SPLENDID'].map((health) => serverOf({ health }).row.state)
  expect(states).toEqual(['ok', 'warning', 'critical', 'unknown'])
})

test('where the system tells no health, the root does; where neither does, it is unknown', () => {
  expect(serverOf({ health: null }, { health: 'CRITICAL' }).row.state).toBe('critical')
  expect(serverOf({ health: null }, { health: null }).row).toMatchObject({
    state: 'unknown',
    reason: 'The BMC does not report a health.',
  })
})

test('the reason names the subsystems that fail', () => {
  const parts = [
    { name: 'AggregateServerHealth', word: 'Critical' },
    { name: 'FanRedundancy', word: 'FailedRedundant' },
    { name: 'Fans', word: 'OK' },
    { name: 'PowerSupplies', word: 'Critical' },
  ]
  expect(serverOf({ health: 'CRITICAL', parts }).row.reason).toBe(
    'Fan redundancy: redundancy lost, Power supplies: critical',
  )
})

test('an iLO 4, which tells of no subsystem, gives no reason', () => {
  expect(serverOf({ health: 'WARNING', parts: [] }).row.reason).toBeNull()
})

test('every word of a subsystem has a state, any other is unknown and keeps its word', () => {
  const words = [...healths, ...redundancies, 'Charging']
  const { subsystems } = serverOf({ parts: words.map((word) => ({ name: 'Fans', word })) }).facts
  expect(subsystems.map(({ word, state }) => [word, state])).toEqual([
    ['OK', 'ok'],
    ['Warning', 'warning'],
    ['Critical', 'critical'],
    ['Redundant', 'ok'],
    ['Not redundant', 'ok'],
    ['Redundancy lost', 'warning'],
    ['Unknown', 'unknown'],
    ['Charging', 'unknown'],
  ])
})

test.each([
  ['ProLiant DL360 Gen10 Plus', 'Gen10 Plus'],
  ['HPE ProLiant Compute DL380a Gen12', 'Gen12'],
  ['ProLiant BL460c Gen9', 'Gen9'],
  ['ProLiant e910', null],
  [null, null],
])('%j is of generation %j', (model, generation) => {
  expect(serverOf({ model }).row.generation).toBe(generation)
})

test.each([
  ['as the configuration calls its BMC', { name: 'rack-7' }, {}, {}, 'rack-7'],
  ['as its operating system does', {}, {}, {}, 'esx-par-114'],
  ['as the BMC does', {}, { hostName: null }, { serverName: 'par-114' }, 'par-114'],
  ['by its serial number', {}, { hostName: null }, { serverName: null }, 'CZ2410K7D'],
])('a server is called %s', (_, named, system, root, name) => {
  const server = mapServer(aRoot(root), aSystem(system), { ...origin, ...named })
  expect(server.row.name).toBe(name)
})

test('without a UUID the serial number is the id', () => {
  expect(serverOf({ uuid: null }).row.id).toBe('CZ2410K7D')
})

test('a system without either is known by its BMC', () => {
  const nameless = { uuid: null, serial: null, id: 'system' }
  expect(serverOf(nameless).row.id).toBe('2f36e0f9-7b93-5a4c-9a0b-d4b5ad1ff7c7:system')
})

test('memory that is not known is not counted as none', () => {
  expect(serverOf({ memoryGib: 0 }).row.memoryMb).toBeNull()
})

test('firmware that is not told is not listed', () => {
  const ilo = { kind: null, firmware: '2.1', hostName: null }
  const { firmwareInventory } = serverOf({ rom: null }, { ilo }).facts
  expect(firmwareInventory).toEqual([{ name: 'BMC', version: '2.1', context: 'System board' }])
})

test('a server whose BMC is lost keeps what was known, as history', () => {
  const known = serverOf({ health: 'WARNING' })
  const lost = asDisconnected(known, 'No answer within 10 s.', '2026-11-20T10:00:00.000Z')
  expect(lost.row).toEqual({
    ...known.row,
    state: 'disconnected',
    reason: 'Not connected. No answer within 10 s. Its last known health was Warning.',
    since: '2026-11-20T10:00:00.000Z',
    connection: 'disconnected',
  })
  expect(lost.facts).toBe(known.facts)
})
