import { expect, test } from 'vitest'
import { mapSubsystem } from './power-subsystem'
import { mapMetrics, mapSensors, mapThermal } from './temperatures'

/** Power and temperatures of BMCs that have dropped `Power` and `Thermal`, in the shapes that they send. */

const well = { Health: 'OK', State: 'Enabled' }

const subsystem = {
  '@odata.id': '/redfish/v1/Chassis/1/PowerSubsystem',
  CapacityWatts: 1600,
  PowerSupplyRedundancy: [
    { RedundancyType: 'NPlusM', MinNeededInGroup: 1, Status: well },
    { RedundancyType: null, Status: { Health: 'Warning', State: 'Enabled' } },
  ],
  PowerSupplies: { '@odata.id': '/redfish/v1/Chassis/1/PowerSubsystem/PowerSupplies' },
}

const supply = (more: object) => ({
  Id: '0',
  Name: 'HpeServerPowerSupply',
  Model: 'P38995-B21',
  SerialNumber: '5WEBP0B8JAQ2K9',
  PowerCapacityWatts: 800,
  Status: well,
  ...more,
})

test('supplies with their readings, the draw of the chassis, and what is redundant', () => {
  const metrics = { OutputPowerWatts: { Reading: 142 }, InputVoltage: { Reading: 229 } }
  const told = mapSubsystem(
    subsystem,
    [
      { supply: supply({}), metrics },
      {
        supply: supply({ Id: '1', Name: null, Status: { Health: 'Critical', State: 'Enabled' } }),
        metrics: null,
      },
    ],
    { PowerWatts: { Reading: 301 }, TemperatureCelsius: { Reading: 21 } },
  )
  expect(told).toMatchObject({ watts: 301, capacityWatts: 1600, limitWatts: null })
  expect(told.redundancy).toEqual([
    { name: 'NPlusM', state: 'ok', word: 'OK' },
    { name: 'Group 2', state: 'warning', word: 'Warning' },
  ])
  expect(told.supplies.items).toMatchObject([
    { name: 'HpeServerPowerSupply', outputWatts: 142, inputVolts: 229, state: 'ok' },
    { name: '1', outputWatts: null, inputVolts: null, capacityWatts: 800, state: 'critical' },
  ])
})

test('an empty bay is absent, not red; a supply that says nothing of itself is unknown', () => {
  const { supplies } = mapSubsystem(
    {},
    [
      { supply: supply({ Status: { State: 'Absent', Health: 'Critical' } }), metrics: null },
      { supply: { Id: null, Name: null, Status: {} }, metrics: {} },
    ],
    null,
  )
  expect(supplies).toMatchObject({
    absent: 1,
    items: [{ name: 'Supply 2', state: 'unknown', word: 'Not reported', model: null }],
  })
})

test('a subsystem that tells nothing is read as nothing, and readings of another shape are left out', () => {
  const told = mapSubsystem(
    { PowerSupplyRedundancy: 'none', CapacityWatts: 'many' },
    [{ supply: supply({}), metrics: { OutputPowerWatts: 142 } }],
    { PowerWatts: null },
  )
  expect(told).toMatchObject({ watts: null, capacityWatts: null, redundancy: [] })
  expect(told.supplies.items).toMatchObject([{ outputWatts: null, capacityWatts: 800 }])
})

const sensor = (more: object) => ({
  '@odata.type': '#Sensor.v1_2_0.Sensor',
  Name: 'Inlet',
  PhysicalContext: 'Intake',
  ReadingType: 'Temperature',
  ReadingUnits: 'Cel',
  Reading: 24.5,
  Status: well,
  ...more,
})

test('of all sensors only those of temperatures, with the limits that they have', () => {
  const { items, absent } = mapSensors([
    sensor({
      Thresholds: { UpperCaution: { Reading: 42 }, UpperCritical: { Reading: 47 }, UpperFatal: {} },
    }),
    sensor({ Name: 'CPU', ReadingType: null, Thresholds: {} }),
    sensor({ Name: 'Fan 1', ReadingType: 'Rotational', ReadingUnits: 'RPM', Reading: 4100 }),
    sensor({ Name: 'Draw', ReadingType: null, ReadingUnits: 'W' }),
    sensor({ Name: 'M.2', Status: { State: 'Absent' } }),
    sensor({ Name: null }),
  ])
  expect(absent).toBe(1)
  expect(items).toMatchObject([
    { name: 'Inlet', celsius: 24.5, caution: 42, critical: 47, fatal: null, state: 'ok', x: null },
    { name: 'CPU', caution: null, critical: null, fatal: null },
  ])
})

test('a limit of zero is none, and a sensor without a reading has none either', () => {
  const { items } = mapSensors([
    sensor({
      Reading: null,
      Thresholds: { UpperCritical: { Reading: 0 } },
      Oem: { Hpe: { LocationXmm: 12, LocationYmm: 7 } },
      Status: { Health: 'Warning', State: 'UnavailableOffline' },
    }),
  ])
  expect(items).toEqual([
    {
      name: 'Inlet',
      context: 'Intake',
      celsius: null,
      caution: null,
      critical: null,
      fatal: null,
      x: 12,
      y: 7,
      state: 'warning',
      word: 'Warning, unavailable',
    },
  ])
})

test('bare metrics have readings without a judgement: unknown, never good', () => {
  const { items, absent } = mapMetrics({
    TemperatureReadingsCelsius: [
      { DeviceName: 'CPU1', PhysicalContext: 'CPU', Reading: 51 },
      { DeviceName: 'Exhaust', Reading: null },
      { DeviceName: null, Reading: 30 },
      'broken',
    ],
  })
  expect(absent).toBe(0)
  expect(items).toMatchObject([
    { name: 'CPU1', context: 'CPU', celsius: 51, state: 'unknown', word: 'Not reported' },
    { name: 'Exhaust', context: null, celsius: null, state: 'unknown' },
  ])
  expect(mapMetrics({})).toEqual({ items: [], absent: 0 })
})

test('an iLO 4 writes its upper limits under the names of lower ones, and offline reads as zero', () => {
  const old = {
    Name: '01-Inlet Ambient',
    CurrentReading: 21,
    LowerThresholdNonCritical: 42,
    LowerThresholdCritical: 46,
    Status: well,
    Oem: { Hp: { LocationXmm: 15, LocationYmm: 0 } },
  }
  const { items } = mapThermal({
    Temperatures: [
      old,
      { ...old, Name: '02-CPU 1', Status: { State: 'UnavailableOffline' }, CurrentReading: 0 },
    ],
  })
  expect(items).toMatchObject([
    { celsius: 21, caution: null, critical: 42, fatal: 46, x: 15, y: 0 },
    { name: '02-CPU 1', celsius: null, state: 'unknown' },
  ])
})
