import { expect, test } from 'vitest'
import { parseMembers, parseRoot, parseSystem } from './wire'

const hpe = {
  Manager: [
    {
      HostName: 'ILOMXQ2390RHW',
      Languages: [{ Language: 'en', Version: '3.11' }],
      ManagerFirmwareVersion: '3.11',
      ManagerType: 'iLO 5',
      Status: { Health: 'OK' },
    },
  ],
  Moniker: { PRODGEN: 'iLO 5' },
  Sessions: { LoginFailureDelay: 0, ServerName: '' },
  System: [{ Status: { Health: 'Warning' } }],
}
const modernRoot = {
  '@odata.id': '/redfish/v1',
  Links: { Sessions: { '@odata.id': '/redfish/v1/SessionService/Sessions' } },
  Systems: { '@odata.id': '/redfish/v1/Systems' },
  Oem: { Hpe: hpe },
}

test('the root of an iLO 5 tells generation, firmware and health without a login', () => {
  expect(parseRoot(modernRoot)).toEqual({
    uuid: null,
    systems: '/redfish/v1/Systems',
    sessions: '/redfish/v1/SessionService/Sessions',
    health: 'WARNING',
    serverName: null,
    ilo: { kind: 'iLO 5', firmware: '3.11', hostName: 'ILOMXQ2390RHW' },
  })
})

test('a manager that hides its type and version is known by its name and its language pack', () => {
  const manager = { Languages: [{ Language: 'en', Version: '3.11' }] }
  const root = { ...modernRoot, Oem: { Hpe: { ...hpe, Manager: [manager] } } }
  expect(parseRoot(root)?.ilo).toEqual({ kind: 'iLO 5', firmware: '3.11', hostName: null })
})

test('an iLO 4 has links as href, and no health', () => {
  const manager = { ManagerType: 'iLO 4', ManagerFirmwareVersion: '2.54', HostName: 'ilo4-host' }
  const root = {
    Type: 'ServiceRoot.1.0.0',
    Oem: { Hp: { Manager: [manager], Sessions: { ServerName: 'bbmi' } } },
    links: {
      self: { href: '/rest/v1' },
      Sessions: { href: '/rest/v1/Sessions' },
      Systems: { href: '/rest/v1/Systems' },
    },
  }
  expect(parseRoot(root)).toEqual({
    uuid: null,
    systems: '/rest/v1/Systems',
    sessions: '/rest/v1/Sessions',
    health: null,
    serverName: 'bbmi',
    ilo: { kind: 'iLO 4', firmware: '2.54', hostName: 'ilo4-host' },
  })
})

test('the root of another make has no more than its links', () => {
  expect(parseRoot({ Systems: { '@odata.id': '/redfish/v1/Systems' } })).toEqual({
    uuid: null,
    systems: '/redfish/v1/Systems',
    sessions: null,
    health: null,
    serverName: null,
    ilo: { kind: null, firmware: null, hostName: null },
  })
})

test.each([[null], ['<html>'], [{}], [{ Systems: {} }]])('%j is no service root', (body) => {
  expect(parseRoot(body)).toBeNull()
})

const uris = ['/redfish/v1/Systems/1', '/redfish/v1/Systems/2']

test.each([
  ['Redfish', { Members: uris.map((uri) => ({ '@odata.id': uri })), 'Members@odata.count': 2 }],
  ['legacy', { Total: 2, links: { Member: uris.map((uri) => ({ href: uri })) } }],
  ['bare', { links: { self: '/rest/v1/Systems', Member: uris } }],
  ['both', { Members: uris, links: { Member: [{ href: '/rest/v1/Systems/1' }] } }],
  ['odd', { Members: [{ '@odata.id': uris[0] }, { name: 'stray' }, { '@odata.id': uris[1] }] }],
])('members of a %s collection', (_, body) => {
  expect(parseMembers(body)).toEqual(uris)
})

test('a collection may be empty; a page of text is none, nor is one whose list is null', () => {
  expect(parseMembers({ Members: [] })).toEqual([])
  expect(parseMembers('<html>')).toBeNull()
  expect(parseMembers({ Members: null })).toBeNull()
  expect(parseMembers({ Systems: 7 })).toBeNull()
})

test('a system of an iLO 6', () => {
  const body = {
    UUID: '38383950-3633-5A43-3234-31304B374420',
    SerialNumber: 'CZ2410K7D',
    SKU: 'P54903-B21',
    Model: 'ProLiant DL380a Gen11',
    HostName: 'DS03-worker',
    PowerState: 'PoweringOn',
    Status: { Health: 'OK', HealthRollup: 'Critical', State: 'Starting' },
    Bios: { '@odata.id': '/redfish/v1/systems/1/bios' },
    BiosVersion: 'U58 v2.44 (01/17/2025)',
    Memory: { '@odata.id': '/redfish/v1/Systems/1/Memory' },
    MemorySummary: { TotalSystemMemoryGiB: 512 },
    ProcessorSummary: { Count: 2, Model: 'Intel(R) Xeon(R) Gold 6430      ' },
    Oem: {
      Hpe: {
        AggregateHealthStatus: {
          AggregateServerHealth: 'Critical',
          FanRedundancy: 'Redundant',
          Fans: { Status: { Health: 'OK' } },
          Storage: { Status: { Health: 'Critical' } },
          Temperatures: {},
        },
        HostOS: { OsName: 'Ubuntu', OsVersion: '24.04' },
      },
    },
  }
  expect(parseSystem(body)).toEqual({
    id: null,
    uuid: '38383950-3633-5A43-3234-31304B374420',
    serial: 'CZ2410K7D',
    sku: 'P54903-B21',
    model: 'ProLiant DL380a Gen11',
    hostName: 'DS03-worker',
    power: 'POWERINGON',
    health: 'CRITICAL',
    rom: 'U58 v2.44 (01/17/2025)',
    processor: 'Intel(R) Xeon(R) Gold 6430',
    memoryGib: 512,
    os: 'Ubuntu 24.04',
    parts: [
      { name: 'AggregateServerHealth', word: 'Critical' },
      { name: 'FanRedundancy', word: 'Redundant' },
      { name: 'Fans', word: 'OK' },
      { name: 'Storage', word: 'Critical' },
    ],
  })
})

test('a system of an iLO 4 before Redfish goes by the old names', () => {
  const body = {
    UUID: '30373237-3132-4753-4834-3439574E4C33',
    SerialNumber: 'SGH449WNL3',
    SKU: '727021-B21',
    Model: 'ProLiant BL460c Gen9',
    Bios: { Current: { VersionString: 'I36 v1.40 (01/28/2015)' } },
    HostCorrelation: { HostName: 'bbmi' },
    Memory: { TotalSystemMemoryGB: 16 },
    Power: 'Off',
    Processors: { Count: 1, ProcessorFamily: 'Intel(R) Xeon(R) CPU E5-2609 v3 @ 1.90GHz' },
    Status: { HealthRollUp: 'Warning', State: 'Disabled' },
  }
  expect(parseSystem(body)).toEqual({
    id: null,
    uuid: '30373237-3132-4753-4834-3439574E4C33',
    serial: 'SGH449WNL3',
    sku: '727021-B21',
    model: 'ProLiant BL460c Gen9',
    hostName: 'bbmi',
    power: 'OFF',
    health: 'WARNING',
    rom: 'I36 v1.40 (01/28/2015)',
    processor: 'Intel(R) Xeon(R) CPU E5-2609 v3 @ 1.90GHz',
    memoryGib: 16,
    os: null,
    parts: [],
  })
})

test('what has neither UUID, serial number nor the type of a system is none', () => {
  expect(parseSystem({ Model: 'ProLiant' })).toBeNull()
  expect(parseSystem({ SerialNumber: 'CZ1' })).toMatchObject({ uuid: null, health: null })
})

test('another vendor’s system may know next to nothing of itself', () => {
  const body = {
    '@odata.type': '#ComputerSystem.v1_16_0.ComputerSystem',
    Id: 'system',
    MemorySummary: { TotalSystemMemoryGiB: 0 },
    PowerState: 'Off',
    Status: { Health: 'OK', HealthRollup: 'OK', State: 'Disabled' },
  }
  expect(parseSystem(body)).toMatchObject({ id: 'system', uuid: null, power: 'OFF', health: 'OK' })
})
