import * as v from 'valibot'
import { expect, test } from 'vitest'
import { mapHardware } from './map-hardware'
import type { WireInventory } from './wire'
import { inventorySchema } from './wire'

const modified = '2026-11-20T08:00:00.123456+00:00'
const section = (...data: Record<string, unknown>[]) => ({
  collectionState: 'SUCCESS',
  data,
  modified,
})
const read = (wire: Partial<WireInventory>) => mapHardware(v.parse(inventorySchema, wire))
const only = (wire: Partial<WireInventory>) => {
  const [first] = read(wire).sections
  if (!first) throw new Error('A section is expected.')
  return first
}

test('a processor is called by its model, and says how much it can', () => {
  const row = {
    name: 'Processors',
    id: '1',
    model: 'Intel(R) Xeon(R) 6740P',
    totalCores: 48,
    totalThreads: 96,
    maxSpeedMHz: 4000,
    status: { health: 'OK', state: 'Enabled' },
  }
  expect(only({ processor: section(row) })).toEqual({
    name: 'Processors',
    at: '2026-11-20T08:00:00.123Z',
    fault: null,
    pieces: [
      {
        name: 'Intel(R) Xeon(R) 6740P',
        place: 'Processor 1',
        state: 'ok',
        word: 'OK',
        facts: ['48 cores', '96 threads', '4,000 MHz'],
        serial: null,
        part: null,
      },
    ],
  })
})

test('memory is told in GiB, also where the row writes its members another way', () => {
  const row = {
    DeviceLocator: 'PROC 1 DIMM 3',
    CapacityMiB: 65536,
    MemoryDeviceType: 'DDR4',
    OperatingSpeedMHz: '2933 MHz',
    PartNumber: 'P1-A1',
    SerialNumber: '84xx664',
    'Status.Health': 'Ok',
  }
  expect(only({ memory: section(row) }).pieces[0]).toMatchObject({
    name: 'Memory module',
    place: 'PROC 1 DIMM 3',
    state: 'ok',
    facts: ['64 GiB', 'DDR4', '2,933 MHz'],
    serial: '84xx664',
    part: 'P1-A1',
  })
})

test('a power supply that failed is critical, one that is not there is absent, never failed', () => {
  const { pieces } = only({
    powerSupply: section(
      {
        name: 'Power Supply 2',
        bayNumber: 2,
        powerCapacityWatts: 1600,
        lastPowerOutputWatts: 0,
        lineInputVoltage: 230,
        status: { health: 'Critical', state: 'Enabled' },
      },
      { name: 'Power Supply 3', bayNumber: 3, status: { health: 'Critical', state: 'Absent' } },
    ),
  })
  expect(pieces[0]).toMatchObject({
    place: 'Bay 2',
    state: 'critical',
    word: 'Critical',
    facts: ['1,600 W', '0 W out', '230 V in'],
  })
  expect(pieces[1]).toMatchObject({ state: 'absent', word: 'Absent' })
})

test('a controller stands before its volumes and drives; a drive that will fail says so', () => {
  const { pieces } = only({
    storage: section({
      name: 'HPE MR416i-o Gen11',
      location: 'Slot 17',
      firmwareVersion: '52.28.3-5681',
      cacheMemorySizeMiB: 8192,
      drives: [
        {
          name: 'NVMe SSD',
          location: '1I:1:1',
          mediaType: 'SSD',
          protocol: 'NVMe',
          capacityBytes: 1_600_000_000_000,
          predictedMediaLifeLeftPercent: 4,
          failurePredicted: true,
          status: { health: 'Warning' },
        },
      ],
      volumes: [{ name: 'Logical Drive 1', raidType: 'RAID1', capacityBytes: 9e11, drives: 2 }],
    }),
  })
  expect(pieces.map(({ name, facts }) => [name, facts])).toEqual([
    ['HPE MR416i-o Gen11', ['8,192 MiB cache', 'firmware 52.28.3-5681']],
    ['Logical Drive 1', ['RAID1', '900 GB', '2 drives']],
    ['NVMe SSD', ['1.6 TB', 'SSD NVMe', '4 % life left', 'failure predicted']],
  ])
  expect(pieces[2]?.state).toBe('warning')
})

test('ports of a network adapter say whether they are up', () => {
  const { pieces } = only({
    networkAdapter: section({
      name: 'HPE 10/25Gb 2-port',
      ports: [
        { id: '1', linkStatus: 'LinkUp', currentSpeedGbps: 25 },
        { id: '2', linkStatus: 'LinkDown' },
        { id: '3' },
      ],
    }),
  })
  expect(pieces[0]?.facts).toEqual(['port 1 up 25 Gb/s', 'port 2 link down', 'port 3 not reported'])
})

test('an adapter without a health of its own is as well as the worst of its ports', () => {
  const port = (health: string) => ({ status: { health } })
  const states = only({
    networkAdapter: section(
      { name: 'one', ports: [port('OK'), port('Warning')] },
      { name: 'two', ports: [port('OK')], status: { health: 'Critical' } },
      { name: 'three', ports: [port('OK'), {}] },
      { name: 'four' },
    ),
  }).pieces.map(({ state }) => state)
  expect(states).toEqual(['warning', 'critical', 'ok', 'unknown'])
})

test('a health that nobody says, or that we do not know, is unknown', () => {
  const { pieces } = only({
    device: section({ name: 'Video' }, { name: 'NIC', status: { health: 'Splendid' } }),
  })
  expect(pieces.map(({ state, word }) => [state, word])).toEqual([
    ['unknown', null],
    ['unknown', 'Splendid'],
  ])
})

test('a section that could not be collected says how; one that is empty is left out', () => {
  const { sections } = read({
    memory: { collectionState: 'FAILED', data: null, modified: null },
    smartStorage: section(),
    chassis: section({ name: 'Chassis', oem: { hpe: { formfactor: '2U' } } }),
  })
  expect(sections.map(({ name, fault }) => [name, fault])).toEqual([
    ['Memory', 'Failed'],
    ['Chassis', null],
  ])
})

test.each([
  [{}],
  [{ memory: null }],
  [{ memory: { data: 'many' } }],
  [{ processor: { data: [7, null] } }],
])('an inventory that was never collected, or is none, has no sections: %j', (wire) => {
  expect(mapHardware(v.parse(inventorySchema, wire))).toEqual({ collectedAt: null, sections: [] })
})
