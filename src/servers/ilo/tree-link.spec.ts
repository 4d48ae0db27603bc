import { expect, test } from 'vitest'
import { linkIn, linksOf } from './tree-link'

test('links of all three kinds are known by their names, and by nothing else', () => {
  expect(linkIn('@odata.id', '/redfish/v1/Systems/1/')).toEqual({
    kind: 'inside',
    path: '/redfish/v1/Systems/1/',
  })
  expect(linkIn('href', '/rest/v1/Systems/1')).toEqual({
    kind: 'inside',
    path: '/rest/v1/Systems/1',
  })
  expect(linkIn('target', '/redfish/v1/Systems/1/Actions/ComputerSystem.Reset')).toBeNull()
})

test('a fragment leads to the resource that holds it', () => {
  expect(linkIn('@odata.id', '/redfish/v1/Chassis/1/Power#/PowerSupplies/0')).toEqual({
    kind: 'inside',
    path: '/redfish/v1/Chassis/1/Power',
  })
})

test.each([
  ['extref', '/sol.log.gz', 'outside'],
  ['extref', '/smbios', 'outside'],
  ['@odata.id', 'https://elsewhere.example/redfish/v1/', 'outside'],
  ['@odata.id', '/redfish/v1/AccountService', 'closed'],
  ['href', '/rest/v1/Sessions', 'closed'],
  ['@odata.id', '/redfish/v1/SessionService/Sessions/1', 'closed'],
] as const)('%s %s is %s: it is shown, not followed', (name, value, kind) => {
  expect(linkIn(name, value)).toMatchObject({ kind })
})

test('a resource tells where it leads, once each, itself left out', () => {
  const body = {
    '@odata.id': '/redfish/v1/Systems/1',
    Links: { Chassis: [{ '@odata.id': '/redfish/v1/Chassis/1' }] },
    Also: { '@odata.id': '/redfish/v1/chassis/1' },
    Bios: { '@odata.id': '/redfish/v1/systems/1/bios' },
    self: { href: '/redfish/v1/Systems/1/' },
  }
  expect(linksOf(body, '/redfish/v1/Systems/1/').map(({ at, link }) => [at, link.path])).toEqual([
    ['Links/Chassis/1', '/redfish/v1/Chassis/1'],
    ['Also', '/redfish/v1/chassis/1'],
    ['Bios', '/redfish/v1/systems/1/bios'],
  ])
})
