import { expect, test } from 'vitest'
import { faultKinds } from '../estate/faults'
import { openIlo } from './open-ilo'
import type { Resource } from './redfish'

const chassis = '/redfish/v1/Chassis/1'
const minute = 60_000

const raised = (messageKey: string, generation: 5 | 6 | 7 = 6) => {
  const ilo = openIlo(generation)
  const kind = faultKinds.find((one) => one.messageKey === messageKey)
  if (!kind) throw new Error(`Nothing fails as ${messageKey}.`)
  ilo.estate.raise(ilo.machine.id, kind)
  return ilo
}
const unwell = (parts: unknown) =>
  (parts as { Status: { Health?: string; State: string } }[]).filter(
    ({ Status: { Health: health, State: state } }) =>
      state !== 'Absent' && health !== undefined && health !== 'OK',
  )

test('temperatures move with time, and agree in every model', async () => {
  const { get, pass } = openIlo(7)
  const read = async () => {
    const { Temperatures: older } = (await get(`${chassis}/Thermal`)).body
    const { TemperatureReadingsCelsius: newer } = (
      await get(`${chassis}/ThermalSubsystem/ThermalMetrics`)
    ).body
    const sensors = (await get(`${chassis}/Sensors?$expand=.`)).body['Members']
    const values = (older as { ReadingCelsius: number }[]).map((one) => one.ReadingCelsius)
    expect((newer as { Reading: number }[]).map((one) => one.Reading)).toEqual(values)
    expect((sensors as { Reading: number }[]).map((one) => one.Reading)).toEqual(values)
    return values
  }
  const first = await read()
  pass(12 * minute)
  expect(await read()).not.toEqual(first)
})

test('a sensor without a device is absent, reads 0 and has no health', async () => {
  const { get } = openIlo(7)
  const { Temperatures: temperatures } = (await get(`${chassis}/Thermal`)).body
  expect(temperatures).toContainEqual(
    expect.objectContaining({ ReadingCelsius: 0, Status: { State: 'Absent' } }),
  )
})

test('a limit that there is not is left out in the older model, and empty in the newer', async () => {
  const { get } = openIlo(6)
  const sensors = (await get(`${chassis}/Sensors?$expand=.`)).body['Members']
  type Limit = { Reading?: number }
  const limits = (sensors as { Thresholds: { UpperCritical: Limit } }[]).map(
    ({ Thresholds: { UpperCritical: limit } }) => limit,
  )
  expect(limits).toContainEqual({})
  const { Temperatures: older } = (await get(`${chassis}/Thermal`)).body
  expect((older as Resource[]).map((one) => one['UpperThresholdCritical'])).toEqual(
    limits.map(({ Reading: reading }) => reading),
  )
})

test('a hot inlet warns in each model that has it', async () => {
  const { get } = raised('InletTemperatureHigh')
  const warning = { Name: '01-Inlet Ambient', Status: { Health: 'Warning', State: 'Enabled' } }
  expect(unwell((await get(`${chassis}/Thermal`)).body['Temperatures'])).toMatchObject([warning])
  expect((await get(`${chassis}/Sensors/0`)).body).toMatchObject(warning)
})

test('a failing fan', async () => {
  const { get } = raised('FanRedundancyLost', 5)
  const { Fans: fans } = (await get(`${chassis}/Thermal`)).body
  expect(unwell(fans)).toMatchObject([{ Name: 'Fan 4', ReadingUnits: 'Percent' }])
  expect((await get('/redfish/v1/Systems/1')).body).toMatchObject({
    Oem: { Hpe: { AggregateHealthStatus: { FanRedundancy: 'FailedRedundant' } } },
  })
})

test('a supply that has lost its feed', async () => {
  const { get } = raised('PowerSupplyFailed')
  const { PowerSupplies: supplies, Redundancy: redundancy } = (await get(`${chassis}/Power`)).body
  expect(unwell(supplies)).toMatchObject([
    {
      LineInputVoltage: 0,
      LastPowerOutputWatts: 0,
      Oem: { Hpe: { BayNumber: 2, PowerSupplyStatus: { State: 'ACPowerLost' } } },
      Status: { Health: 'Critical', State: 'UnavailableOffline' },
    },
  ])
  expect(redundancy).toMatchObject([{ Status: { Health: 'Critical' } }])
})

test('an empty bay has a warning and no more; the roll-up of the server leaves it out', async () => {
  const { get } = openIlo(7)
  const { PowerSupplies: supplies } = (await get(`${chassis}/Power`)).body
  const empty = (supplies as Resource[]).filter(
    ({ Status: status }) => (status as { State: string }).State === 'Absent',
  )
  expect(empty.length).toBeGreaterThan(0)
  for (const bay of empty) {
    expect(bay['Status']).toEqual({ Health: 'Warning', State: 'Absent' })
    expect(bay).not.toHaveProperty('LastPowerOutputWatts')
  }
})

test('what is drawn is what the supplies give, and stands in the history', async () => {
  const { get } = openIlo(6)
  const { body } = await get(`${chassis}/Power`)
  const [control] = body['PowerControl'] as { PowerConsumedWatts: number; PowerMetrics: Resource }[]
  const given = (body['PowerSupplies'] as { LastPowerOutputWatts?: number }[]).reduce(
    (sum, supply) => sum + (supply.LastPowerOutputWatts ?? 0),
    0,
  )
  expect(Math.abs(given - (control?.PowerConsumedWatts ?? 0))).toBeLessThanOrEqual(1)
  const meter = (await get(`${chassis}/Power/PowerMeter`)).body
  expect(meter['PowerDetail']).toHaveLength(288)
  expect(meter['Samples']).toBe(288)
})

test('a blade has no supplies, and its one fan is the enclosure', async () => {
  const { get } = openIlo(6, ({ model, power }) => model.startsWith('Synergy') && power === 'ON')
  const power = (await get(`${chassis}/Power`)).body
  expect(power).not.toHaveProperty('PowerSupplies')
  expect(power).not.toHaveProperty('Redundancy')
  expect((await get(chassis)).body).toMatchObject({ ChassisType: 'Blade' })
  expect((await get(`${chassis}/Thermal`)).body['Fans']).toMatchObject([{ Name: 'Virtual Fan' }])
  expect((await get(`${chassis}/PowerSubsystem`)).status).toBe(404)
})

test('storage is known once it is discovered: not while the server is off, or starts', async () => {
  const { get, estate, machine, pass } = openIlo(5)
  const count = async (path: string) => (await get(path)).body['Members@odata.count']
  const storage = '/redfish/v1/Systems/1/Storage'
  expect([await count(storage), await count('/redfish/v1/Chassis')]).toEqual([1, 2])
  estate.setPower(machine.id, 'OFF')
  expect([await count(storage), await count('/redfish/v1/Chassis')]).toEqual([0, 1])
  estate.setPower(machine.id, 'ON')
  expect(await count(storage)).toBe(0)
  pass(minute)
  expect(await count(storage)).toBe(1)
})

test('a failed drive, the volume that it degrades, and both once more in the model of iLO 5', async () => {
  const { get } = raised('DriveFailed', 5)
  const drives = (await get('/redfish/v1/Chassis/DE00A000/Drives?$expand=.')).body['Members']
  expect(unwell(drives)).toMatchObject([{ Id: '3', StatusIndicator: 'Fail' }])
  const volumes = (await get('/redfish/v1/Systems/1/Storage/DE00A000/Volumes?$expand=.')).body
  expect(unwell(volumes['Members'])).toMatchObject([{ Id: '2', Status: { State: 'Degraded' } }])
  const controllers = '/redfish/v1/Systems/1/SmartStorage/ArrayControllers'
  const [link] = (await get(controllers)).body['Members'] as { '@odata.id': string }[]
  const disks = await get(`${link?.['@odata.id']}/DiskDrives?$expand=.`)
  expect(unwell(disks.body['Members'])).toMatchObject([{ Location: '1I:1:3' }])
})

test('an empty slot and a failing module of the memory', async () => {
  const { get } = raised('CorrectableMemoryErrorsExceeded', 7)
  const modules = (await get('/redfish/v1/Systems/1/Memory?$expand=.')).body['Members']
  expect(unwell(modules)).toMatchObject([
    { Id: 'proc1dimm8', Oem: { Hpe: { DIMMStatus: 'Degraded' } } },
  ])
  expect(modules).toContainEqual(
    expect.objectContaining({ CapacityMiB: 0, Status: { Health: 'OK', State: 'Absent' } }),
  )
})

test('a link that is down, at the adapter and as the host sees it', async () => {
  const { get } = raised('NetworkLinkDown', 6)
  const ports = (await get(`${chassis}/NetworkAdapters/DE080000/Ports?$expand=.`)).body[
    'Members'
  ] as Resource[]
  expect(ports.map(({ LinkStatus: link }) => link)).toEqual(['LinkUp', 'LinkDown'])
  const host = (await get('/redfish/v1/Systems/1/EthernetInterfaces?$expand=.')).body['Members']
  expect(unwell(host)).toMatchObject([{ LinkStatus: 'LinkDown', SpeedMbps: null }])
})
