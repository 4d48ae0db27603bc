import * as v from 'valibot'
import type { Fan } from '../../estate/parts/fans'
import { fansOf } from '../../estate/parts/fans'
import type { Temperature } from '../../estate/parts/temperatures'
import { temperaturesOf } from '../../estate/parts/temperatures'
import { wave } from '../../estate/parts/wave'
import { powerDraw } from '../../estate/power-draw'
import { acting, type Entry } from '../entry'
import { reset } from '../power-acts'
import { ref } from '../redfish'
import type { View } from '../view'
import { wordOf } from '../words'
import { list, offerReset, resetInfo, single, well } from './kit'

const path = 'Chassis/chassis'
const maxRpm = 16_000

/** `01-Inlet Ambient` → `temperature_inlet_ambient`; a sensor's id carries its kind. */
const idOf = ({ name }: Temperature) =>
  `temperature_${name.slice(3).toLowerCase().replaceAll(/\W+/g, '_')}`

/** With more digits than mean anything, as the sensor's raw value comes out (facts.md 12). */
const celsiusOf = ({ machine, now }: View, { name, celsius }: Temperature) =>
  celsius + wave(`${machine.id}/${name}/fraction`, now, { middle: 0, swing: 0.4 })

const statusOf = (health: Temperature['health']) => ({
  Health: wordOf(health ?? 'OK'),
  State: 'Enabled',
})

const limits = ({ caution, critical }: Temperature) => ({
  ...(caution === null ? {} : { UpperCaution: { Reading: caution } }),
  ...(critical === null ? {} : { UpperCritical: { Reading: critical } }),
})

type Sensed = { temperatures: Temperature[]; fans: Fan[] }

/** Nothing is sensed while the system is off. */
const sensedBy = ({ machine, now }: View): Sensed =>
  machine.power === 'OFF'
    ? { temperatures: [], fans: [] }
    : {
        temperatures: temperaturesOf(machine, now).filter(({ state }) => state === 'enabled'),
        fans: fansOf(machine, now),
      }

const sensors = (view: View, { temperatures, fans }: Sensed): Entry[] =>
  list(`${path}/Sensors`, 'Sensor', 'Sensors', [
    ...temperatures.map((one) =>
      single(`${path}/Sensors/${idOf(one)}`, 'Sensor.v1_2_0', {
        Id: idOf(one),
        Name: one.name.slice(3),
        Reading: celsiusOf(view, one),
        ReadingRangeMax: 127,
        ReadingRangeMin: -128,
        ReadingType: 'Temperature',
        ReadingUnits: 'Cel',
        Status: statusOf(one.health),
        Thresholds: limits(one),
      }),
    ),
    ...fans.map(({ number, percent, health }) =>
      single(`${path}/Sensors/fantach_fan${number}`, 'Sensor.v1_2_0', {
        Id: `fantach_fan${number}`,
        Name: `fan${number}`,
        Reading: (percent / 100) * maxRpm,
        ReadingRangeMax: maxRpm,
        ReadingRangeMin: 0,
        ReadingType: 'Rotational',
        ReadingUnits: 'RPM',
        Status: statusOf(health),
      }),
    ),
  ])

/** Fans in RPM, where an iLO has percent (facts.md 8). */
const thermal = (view: View, { temperatures, fans }: Sensed): Entry =>
  single(`${path}/Thermal`, 'Thermal.v1_4_0', {
    Fans: fans.map(({ number, percent, health }, index) => ({
      '@odata.id': `/redfish/v1/${path}/Thermal#/Fans/${index}`,
      '@odata.type': '#Thermal.v1_3_0.Fan',
      MemberId: `fan${number}`,
      Name: `fan${number}`,
      Reading: (percent / 100) * maxRpm,
      ReadingUnits: 'RPM',
      Status: statusOf(health),
    })),
    Id: 'Thermal',
    Name: 'Thermal',
    Redundancy: [],
    Temperatures: temperatures.map((one, index) => ({
      '@odata.id': `/redfish/v1/${path}/Thermal#/Temperatures/${index}`,
      '@odata.type': '#Thermal.v1_3_0.Temperature',
      MemberId: idOf(one),
      Name: one.name.slice(3),
      ReadingCelsius: celsiusOf(view, one),
      Status: statusOf(one.health),
      ...(one.critical === null ? {} : { UpperThresholdCritical: one.critical }),
    })),
  })

const subsystem = (view: View, { temperatures, fans }: Sensed): Entry[] => {
  const at = `${path}/ThermalSubsystem`
  return [
    single(at, 'ThermalSubsystem.v1_0_0', {
      Fans: ref(`${at}/Fans`),
      Id: 'ThermalSubsystem',
      Name: 'Thermal Subsystem',
      Status: well,
      ThermalMetrics: ref(`${at}/ThermalMetrics`),
    }),
    single(`${at}/ThermalMetrics`, 'ThermalMetrics.v1_0_1', {
      Id: 'ThermalMetrics',
      Name: 'Thermal Metrics',
      TemperatureReadingsCelsius: temperatures.map((one) => ({
        '@odata.id': `/redfish/v1/${path}/Sensors/${idOf(one)}`,
        DataSourceUri: `/redfish/v1/${path}/Sensors/${idOf(one)}`,
        DeviceName: one.name.slice(3),
        Reading: celsiusOf(view, one),
      })),
    }),
    ...list(
      `${at}/Fans`,
      'Fan',
      'Fan Collection',
      fans.map(({ number, health }) =>
        single(`${at}/Fans/fan${number}`, 'Fan.v1_3_0', {
          Id: `fan${number}`,
          Name: 'Fan',
          Status: statusOf(health),
        }),
      ),
    ),
  ]
}

const power = ({ machine, now }: View): Entry =>
  single(`${path}/Power`, 'Power.v1_5_2', {
    Id: 'Power',
    Name: 'Power',
    PowerControl: [
      {
        '@odata.id': `/redfish/v1/${path}/Power#/PowerControl/0`,
        '@odata.type': '#Power.v1_0_0.PowerControl',
        MemberId: '0',
        Name: 'Chassis Power Control',
        ...(machine.power === 'OFF' ? {} : { PowerConsumedWatts: powerDraw(machine, now) }),
        PowerLimit: { LimitException: 'NoAction' },
      },
    ],
    Redundancy: [],
  })

/** The chassis with its sensors; all lists of it are empty while the system is off. */
export const chassisEntries = (view: View): Entry[] => {
  const sensed = sensedBy(view)
  const isOff = view.machine.power === 'OFF'
  const actions = acting(
    'Chassis.Reset',
    'VirtualPowerAndResetPriv',
    v.strictObject({ ResetType: v.picklist(['PowerCycle']) }),
    (_, caller) => reset(view, caller, 'COLD_BOOT'),
  )
  const chassis = single(
    path,
    'Chassis.v1_22_0',
    {
      Actions: offerReset(path, 'Chassis'),
      ChassisType: 'RackMount',
      Id: 'chassis',
      Links: { ComputerSystems: [ref('Systems/system')], ManagedBy: [ref('Managers/bmc')] },
      Name: 'chassis',
      PCIeDevices: ref('Systems/system/PCIeDevices'),
      Power: ref(`${path}/Power`),
      PowerState: isOff ? 'Off' : 'On',
      Sensors: ref(`${path}/Sensors`),
      Status: { ...well, State: isOff ? 'StandbyOffline' : 'Enabled' },
      Thermal: ref(`${path}/Thermal`),
      ThermalSubsystem: ref(`${path}/ThermalSubsystem`),
    },
    { actions },
  )
  return list('Chassis', 'Chassis', 'Chassis Collection', [
    chassis,
    resetInfo(path, ['PowerCycle']),
    power(view),
    thermal(view, sensed),
    ...subsystem(view, sensed),
    ...sensors(view, sensed),
  ])
}
