import { expect, test } from 'vitest'
import { collection, etagOf, mapLinks, ref, typed, withSlashes } from './redfish'

test('a resource says where it stands and what it is', () => {
  expect(typed('Systems/1', 'ComputerSystem', 'v1_18_0')).toEqual({
    '@odata.context': '/redfish/v1/$metadata#ComputerSystem.ComputerSystem',
    '@odata.id': '/redfish/v1/Systems/1',
    '@odata.type': '#ComputerSystem.v1_18_0.ComputerSystem',
  })
  expect(ref('')).toEqual({ '@odata.id': '/redfish/v1' })
})

test('a collection counts its members', () => {
  const chassis = ['Chassis/1', 'Chassis/DE00A000']
  expect(collection('Chassis', 'Chassis', 'Computer System Chassis', chassis)).toMatchObject({
    '@odata.type': '#ChassisCollection.ChassisCollection',
    Members: [
      { '@odata.id': '/redfish/v1/Chassis/1' },
      { '@odata.id': '/redfish/v1/Chassis/DE00A000' },
    ],
    'Members@odata.count': 2,
  })
})

test('links are changed wherever they stand, other addresses are not', () => {
  const resource = {
    Links: { Chassis: [ref('Chassis/1')] },
    links: { self: { href: '/rest/v1/Systems/1' } },
    Actions: { target: '/redfish/v1/Systems/1/Actions/ComputerSystem.Reset' },
    Oem: null,
    Counts: [1, 2],
  }
  expect(mapLinks(resource, (uri) => `${uri}!`)).toEqual({
    Links: { Chassis: [{ '@odata.id': '/redfish/v1/Chassis/1!' }] },
    links: { self: { href: '/rest/v1/Systems/1!' } },
    Actions: { target: '/redfish/v1/Systems/1/Actions/ComputerSystem.Reset' },
    Oem: null,
    Counts: [1, 2],
  })
})

test('a link gets one slash at its end, however often it is asked', () => {
  const once = withSlashes({ Systems: ref('Systems') })
  expect(once).toEqual({ Systems: { '@odata.id': '/redfish/v1/Systems/' } })
  expect(withSlashes(once)).toEqual(once)
})

test('an ETag is weak, short and of the body', () => {
  expect(etagOf({ Power: 'On' })).toMatch(/^W\/"[\dA-F]{8}"$/)
  expect(etagOf({ Power: 'On' })).toBe(etagOf({ Power: 'On' }))
  expect(etagOf({ Power: 'On' })).not.toBe(etagOf({ Power: 'Off' }))
})
