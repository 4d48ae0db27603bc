import { expect, test } from 'vitest'
import type { Alert } from '../../../../contract/server'
import { parseItem } from '../../tolerant'
import type { ServerContext } from './map-server'
import { mapServer } from './map-server'
import { healthStates, powerStates, redundancyStates, serverSchema, type WireServer } from './wire'

const origin = { sourceId: 'com-eu', region: 'eu-central' }
const nothing: ServerContext = { group: null, alerts: [], bundles: new Map() }

const healthy = {
  summary: 'OK',
  healthLED: 'OK',
  fans: 'OK',
  fanRedundancy: 'REDUNDANT',
  liquidCooling: 'NOT_PRESENT',
  powerSupplies: 'OK',
  network: 'UNKNOWN',
  bios: 'OK',
}

const wire: WireServer = {
  id: 'P39886-B21+CZ2410K7D',
  type: 'compute-ops-mgmt/server',
  name: 'esx-par-114',
  processorVendor: 'AMD EPYC 9354 32-Core Processor                ',
  serverGeneration: 'GEN_11',
  maintenanceMode: false,
  hardware: {
    serialNumber: 'CZ2410K7D',
    productId: 'P39886-B21',
    model: 'ProLiant DL385 Gen11',
    uuid: '38383950-3633-5A43-3234-31304B374420',
    powerState: 'ON',
    memoryMb: 524288,
    health: healthy,
    bmc: { ip: '10.20.1.14', hostname: 'None', mac: 'B4:7A:F1:00:00:01' },
  },
  host: { hostname: 'esx-par-114', osName: 'VMware ESXi', osVersion: '8.0.2', osType: 25 },
  state: {
    connected: true,
    connectedModifiedAt: '2026-11-01T08:00:00.333272+00:00',
    subscriptionState: 'SUBSCRIBED',
    subscriptionTier: 'Enhanced',
    subscriptionExpiresAt: '2027-04-21T17:55:00+00:00',
  },
  firmwareInventory: [
    { name: 'iLO 6', version: '1.56', deviceContext: 'System Board' },
    { name: 'System ROM', version: 'A56 v2.12 (10/10/2026)', deviceContext: 'System Board' },
    { name: 'Redundant System ROM', version: 'A56 v2.10', deviceContext: 'System Board' },
    { name: 'Power Supply Firmware', version: '1.00', deviceContext: 'Bay 1' },
    { version: 'nameless' },
  ],
}

const mapped = (changes: Partial<WireServer> = {}, context: Partial<ServerContext> = {}) => {
  const record = parseItem(serverSchema, { ...wire, ...changes })
  if (record === null) throw new Error('The server on the wire cannot be read.')
  return mapServer(record, { ...nothing, ...context }, origin)
}

const withHealth = (health: Record<string, string>) => ({
  hardware: { ...wire.hardware, health: { ...healthy, ...health } },
})

const alert = (id: string, severity: Alert['severity'], at: string, message: string): Alert => ({
  id,
  severity,
  at,
  message,
  description: null,
  resolution: null,
  clearedAt: null,
})

test('a healthy, connected server', () => {
  expect(mapped({}, { group: 'paris-esx', alerts: [] }).row).toEqual({
    sourceId: 'com-eu',
    id: 'P39886-B21+CZ2410K7D',
    name: 'esx-par-114',
    serial: 'CZ2410K7D',
    model: 'ProLiant DL385 Gen11',
    generation: 'Gen11',
    group: 'paris-esx',
    region: 'eu-central',
    state: 'ok',
    reason: null,
    since: null,
    power: 'on',
    connection: 'connected',
    firmware: 'A56 v2.12 (10/10/2026)',
    productId: 'P39886-B21',
    uuid: '38383950-3633-5A43-3234-31304B374420',
    processor: 'AMD EPYC 9354 32-Core Processor',
    memoryMb: 524288,
    hostName: 'esx-par-114',
    address: '10.20.1.14',
    iloVersion: '1.56',
    maintenance: 'off',
    subscription: 'Subscribed, Enhanced, until 2027-04-21',
    baseline: null,
    tags: [],
  })
})

test('its baseline is the release of its bundle, whatever mount its address lacks, else the id', () => {
  const bundles = new Map([['b1', '2026.07.00.00']])
  const baselineOf = (firmwareBundleUri: string) =>
    mapped({ firmwareBundleUri }, { bundles }).row.baseline
  expect(baselineOf('/v1/firmware-bundles/b1')).toBe('2026.07.00.00')
  expect(baselineOf('/v1/firmware-bundles/b2')).toBe('b2')
})

test('tags are told as key and value, in order; one without a value is its key', () => {
  expect(mapped({ tags: { Site: 'Paris', Rack: 'r-4', Spare: '' } }).row.tags).toEqual([
    'Rack: r-4',
    'Site: Paris',
    'Spare',
  ])
  expect(mapped({ tags: null }).row.tags).toEqual([])
})

test('its facts, with what live systems write for "nothing" left out', () => {
  const { facts } = mapped()
  expect(facts).toMatchObject({
    os: 'VMware ESXi 8.0.2',
    ilo: { firmware: '1.56', hostName: null, address: '10.20.1.14' },
  })
  expect(facts.firmwareInventory).toHaveLength(4)
  expect(facts.firmwareInventory[3]).toEqual({
    name: 'Power Supply Firmware',
    version: '1.00',
    context: 'Bay 1',
  })
})

test('subsystems are listed in words; what is not there is absent, not good', () => {
  expect(mapped().facts.subsystems).toEqual([
    { name: 'BIOS', word: 'OK', state: 'ok' },
    { name: 'Fans', word: 'OK', state: 'ok' },
    { name: 'Fan redundancy', word: 'Redundant', state: 'ok' },
    { name: 'Liquid cooling', word: 'Not present', state: 'absent' },
    { name: 'Network', word: 'Unknown', state: 'unknown' },
    { name: 'Power supplies', word: 'OK', state: 'ok' },
  ])
})

test.each([
  ['OK', 'ok'],
  ['READY', 'ok'],
  ['WARNING', 'warning'],
  ['CRITICAL', 'critical'],
  ['Critical', 'critical'],
  ['NOT_PRESENT', 'unknown'],
  ['UNKNOWN', 'unknown'],
  ['FROZEN', 'unknown'],
] as const)('health %s of a connected server is the state %s', (summary, state) => {
  expect(mapped(withHealth({ summary })).row.state).toBe(state)
})

test('every documented health has a state', () => {
  for (const summary of healthStates)
    expect(mapped(withHealth({ summary })).row.state === 'unknown').toBe(
      summary === 'UNKNOWN' || summary === 'NOT_PRESENT',
    )
})

test.each([
  ['ON', 'on'],
  ['OFF', 'off'],
  ['POWERING_ON', 'turning-on'],
  ['POWERING_OFF', 'turning-off'],
  ['RESET', 'resetting'],
  ['UNKNOWN', 'unknown'],
  ['HIBERNATING', 'unknown'],
  [null, 'unknown'],
] as const)('power %s is %s', (powerState, power) => {
  expect(mapped({ hardware: { ...wire.hardware, powerState } }).row.power).toBe(power)
})

test('no documented power state is taken for another', () => {
  const powers = powerStates.map(
    (powerState) => mapped({ hardware: { ...wire.hardware, powerState } }).row.power,
  )
  expect(new Set(powers).size).toBe(powerStates.length)
})

test.each([
  ['REDUNDANT', 'ok'],
  ['NON_REDUNDANT', 'ok'],
  ['FAILED_REDUNDANT', 'warning'],
  ['NOT_PRESENT', 'absent'],
  ['UNKNOWN', 'unknown'],
] as const)('redundancy %s is %s', (fanRedundancy, state) => {
  expect(redundancyStates).toContain(fanRedundancy)
  const { subsystems } = mapped(withHealth({ fanRedundancy })).facts
  expect(subsystems.find(({ name }) => name === 'Fan redundancy')?.state).toBe(state)
})

test('the reason is the worst active alert, the newest of equals, and the state began with it', () => {
  const alerts = [
    alert('1', 'warning', '2026-11-20T09:00:00.000Z', 'Inlet 38 °C'),
    alert('2', 'critical', '2026-11-20T08:00:00.000Z', 'Fan 3 failed'),
    alert('3', 'critical', '2026-11-20T08:30:00.000Z', 'Power supply 2 failed'),
    alert('4', 'ok', '2026-11-20T09:30:00.000Z', 'Power restored'),
  ]
  const { row, facts } = mapped(withHealth({ summary: 'CRITICAL' }), { group: null, alerts })
  expect(row).toMatchObject({
    state: 'critical',
    reason: 'Power supply 2 failed',
    since: '2026-11-20T08:30:00.000Z',
  })
  expect(facts.alerts.map(({ id }) => id)).toEqual(['1', '2', '3', '4'])
})

test('without an alert the failing subsystems are the reason, and since when is not known', () => {
  const health = {
    summary: 'CRITICAL',
    powerSupplies: 'CRITICAL',
    fanRedundancy: 'FAILED_REDUNDANT',
  }
  expect(mapped(withHealth(health)).row).toMatchObject({
    reason: 'Fan redundancy: failed redundant, Power supplies: critical',
    since: null,
  })
  expect(mapped(withHealth({ summary: 'WARNING' })).row.reason).toBeNull()
})

test('a lesser alert is not the reason for a critical state where a subsystem is', () => {
  const alerts = [alert('1', 'warning', '2026-11-20T09:00:00.000Z', 'Inlet 38 °C')]
  const critical = (health: Record<string, string>) =>
    mapped(withHealth({ summary: 'CRITICAL', ...health }), { group: null, alerts }).row
  expect(critical({ fans: 'CRITICAL' })).toMatchObject({ reason: 'Fans: critical', since: null })
  expect(critical({})).toMatchObject({ reason: 'Inlet 38 °C', since: null })
})

test('a healthy server gives no reason, whatever alerts linger', () => {
  const alerts = [alert('1', 'warning', '2026-11-20T09:00:00.000Z', 'Certificate expires soon')]
  expect(mapped({}, { group: null, alerts }).row).toMatchObject({ state: 'ok', reason: null })
})

test('health of a server that is not connected is history: the row says so', () => {
  const state = { ...wire.state, connected: false, connectedModifiedAt: '2026-11-20T09:46:00Z' }
  expect(mapped({ ...withHealth({ summary: 'CRITICAL' }), state }).row).toMatchObject({
    state: 'disconnected',
    connection: 'disconnected',
    reason: 'Not connected. Its last known health was Critical.',
    since: '2026-11-20T09:46:00.000Z',
    power: 'on',
  })
})

test('an unsubscribed server lacks most members and is unknown, never OK', () => {
  const bare = parseItem(serverSchema, {
    id: 'P07595-B21+MXQ1140XVX',
    name: 'MXQ1140XVX',
    platformFamily: null,
    state: {
      managed: true,
      connected: false,
      connectedModifiedAt: null,
      subscriptionState: 'REQUIRED',
      subscriptionTier: null,
      subscriptionExpiresAt: null,
    },
  })
  if (bare === null) throw new Error('An unsubscribed server must be readable.')
  const { row, facts } = mapServer(bare, nothing, origin)
  expect(row).toMatchObject({
    name: 'MXQ1140XVX',
    serial: 'MXQ1140XVX',
    model: null,
    generation: null,
    state: 'unknown',
    reason: 'No subscription: its health is not reported.',
    since: null,
    power: 'unknown',
    connection: 'disconnected',
    firmware: null,
    productId: 'P07595-B21',
    subscription: 'Required',
  })
  expect(facts).toMatchObject({
    os: null,
    subsystems: [],
    firmwareInventory: [],
  })
})

test.each([
  [
    { connected: true, subscriptionState: 'EXPIRED' },
    'The subscription has expired: its health is not reported.',
  ],
  [{ connected: false, subscriptionState: 'SUBSCRIBED' }, 'It has never connected.'],
  [{ connected: true, subscriptionState: 'SUBSCRIBED' }, 'Its health is not reported.'],
])('where no health is reported the row says why: %j', (state, reason) => {
  const { row } = mapped({ hardware: { model: 'Alletra 4120' }, state })
  expect(row).toMatchObject({ state: 'unknown', reason })
})

test.each([
  ['GEN_10', 'ProLiant DL325 Gen10 Plus', 'Gen10 Plus'],
  ['GEN_10', 'ProLiant DL380 Gen10', 'Gen10'],
  ['GEN_12', 'ProLiant DL380a Gen12', 'Gen12'],
  ['GEN_11', 'Alletra 4120', 'Gen11'],
  ['UNKNOWN', 'ProLiant DL360 Gen9', 'Gen9'],
  [null, 'Synergy 480 Gen10 Plus', 'Gen10 Plus'],
  ['UNKNOWN', 'Superdome Flex 280', null],
  ['GEN_13', null, 'Gen13'],
])('generation %s of a %s is %s', (serverGeneration, model, generation) => {
  const hardware = { ...wire.hardware, model }
  expect(mapped({ serverGeneration, hardware }).row.generation).toBe(generation)
})

test('a server without a name is called by its host, else its serial number', () => {
  expect(mapped({ name: '' }).row.name).toBe('esx-par-114')
  expect(mapped({ name: null, host: { hostname: 'None' } }).row.name).toBe('CZ2410K7D')
})

test('the iLO firmware comes from the BMC where it says it, else from the inventory', () => {
  const bmc = { version: '1.59', hostname: 'ilo-par-114.example.com' }
  expect(mapped({ hardware: { ...wire.hardware, bmc } }).facts.ilo).toEqual({
    firmware: '1.59',
    hostName: 'ilo-par-114.example.com',
    address: null,
  })
})
