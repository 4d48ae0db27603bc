import { type Fan, fansOf } from '../../estate/parts/fans'
import { type Temperature, temperaturesOf } from '../../estate/parts/temperatures'
import type { Entry } from '../entry'
import { ref, type Resource } from '../redfish'
import type { View } from '../view'
import { wordOf } from '../words'
import { list, oem, single } from './kit'

const thermal = 'Chassis/1/Thermal'
const subsystem = 'Chassis/1/ThermalSubsystem'
const sensors = 'Chassis/1/Sensors'

const fanState = ({ health }: Fan): Resource =>
  health === null ? { State: 'Absent' } : { Health: wordOf(health), State: 'Enabled' }

const fanOf = (view: View, fan: Fan, index: number): Resource => ({
  ...ref(`${thermal}#Fans/${index}`),
  MemberId: String(index),
  Name: fan.virtual ? 'Virtual Fan' : `Fan ${fan.number}`,
  Oem: oem(view, 'HpeServerFan', {
    HotPluggable: !fan.virtual,
    Location: fan.virtual ? 'Virtual' : 'System',
    Redundant: !view.machine.faults.has('fans'),
  }),
  PhysicalContext: 'SystemBoard',
  Reading: fan.percent,
  ReadingUnits: 'Percent',
  Status: fanState(fan),
})

/** A sensor without a device is absent, has no health and reads 0 (facts.md 8). */
const sensorState = ({ state, health }: Temperature): Resource => {
  if (state === 'absent') return { State: 'Absent' }
  if (state === 'offline') return { State: 'UnavailableOffline' }
  return { Health: wordOf(health ?? 'OK'), State: 'Enabled' }
}

/** What its neighbours on the board see of it; the user's own limits are for the inlet alone. */
const placeOf = (view: View, sensor: Temperature, limits: Resource): Resource =>
  oem(view, 'HpeSeaOfSensors', {
    ...limits,
    LocationXmm: sensor.x,
    LocationYmm: sensor.y,
  })

const hasUserLimits = ({ context }: Temperature) => context === 'Intake'

const temperatureOf = (view: View, sensor: Temperature, index: number): Resource => ({
  ...ref(`${thermal}#Temperatures/${index}`),
  MemberId: String(index),
  Name: sensor.name,
  Oem: placeOf(
    view,
    sensor,
    hasUserLimits(sensor) ? { CriticalTempUserThreshold: 0, WarningTempUserThreshold: 0 } : {},
  ),
  PhysicalContext: sensor.context,
  ReadingCelsius: sensor.celsius,
  SensorNumber: sensor.number,
  Status: sensorState(sensor),
  ...(sensor.critical === null ? {} : { UpperThresholdCritical: sensor.critical }),
  ...(sensor.fatal === null ? {} : { UpperThresholdFatal: sensor.fatal }),
  ...(sensor.caution === null ? {} : { UpperThresholdNonCritical: sensor.caution }),
})

const limit = (reading: number | null) => (reading === null ? {} : { Reading: reading })

/** The same in the newer model: a limit that there is not is an empty object (facts.md 8). */
const sensorOf = (view: View, sensor: Temperature): Resource => ({
  Name: sensor.name,
  Oem: placeOf(view, sensor, {}),
  PhysicalContext: sensor.context,
  Reading: sensor.celsius,
  Status: sensorState(sensor),
  Thresholds: {
    UpperCaution: limit(sensor.caution),
    ...(hasUserLimits(sensor)
      ? { UpperCautionUser: { Reading: 0 }, UpperCriticalUser: { Reading: 0 } }
      : {}),
    UpperCritical: limit(sensor.critical),
    UpperFatal: limit(sensor.fatal),
  },
})

const configuration = (view: View, more: Resource = {}) =>
  oem(view, 'HpeThermalExt', {
    ...more,
    FanPercentMinimum: 0,
    ThermalConfiguration: 'OptimalCooling',
  })

const metricsOf = (temperatures: Temperature[]): Resource => ({
  Name: 'ThermalMetrics',
  PowerWatts: {},
  TemperatureReadingsCelsius: temperatures.map(({ name, context, celsius }) => ({
    DeviceName: name,
    PhysicalContext: context,
    Reading: celsius,
  })),
  TemperatureSummaryCelsius: { Ambient: { Reading: temperatures[0]?.celsius } },
})

const fanEntries = (view: View, fans: Fan[]): Entry[] =>
  list(
    `${subsystem}/Fans`,
    'Fan',
    { name: 'Fan Collection', description: 'Fan Collection View' },
    fans.flatMap((fan, index) => {
      const path = `${subsystem}/Fans/${index}`
      return [
        single(view, path, 'Fan', () => ({
          Assembly: ref(`${path}/Assembly`),
          HotPluggable: !fan.virtual,
          Name: fan.virtual ? 'Virtual Fan' : `Fan ${fan.number}`,
          PhysicalContext: 'SystemBoard',
          SpeedPercent: { Reading: fan.percent },
          Status: fanState(fan),
        })),
        single(view, `${path}/Assembly`, 'Assembly', () => ({
          Assemblies: [
            {
              ...ref(`${path}/Assembly#Assemblies/0`),
              MemberId: '0',
              Name: 'Assembly',
              PhysicalContext: 'SystemBoard',
              Status: fanState(fan),
            },
          ],
          Name: 'Assembly',
        })),
      ]
    }),
  )

/** Fans and temperatures; iLO 6 and 7 tell them in the newer model, too (facts.md 11). */
export const thermalEntries = (view: View): Entry[] => {
  const fans = fansOf(view.machine, view.now)
  const temperatures = temperaturesOf(view.machine, view.now)
  const older = single(view, thermal, 'Thermal', () => ({
    Fans: fans.map((fan, index) => fanOf(view, fan, index)),
    Name: 'Thermal',
    Oem: configuration(view, { Actions: {} }),
    Temperatures: temperatures.map((sensor, index) => temperatureOf(view, sensor, index)),
  }))
  if (view.generation === 5) return [older]
  return [
    older,
    single(view, subsystem, 'ThermalSubsystem', () => ({
      Fans: ref(`${subsystem}/Fans`),
      Name: 'ThermalSubsystem',
      Oem: configuration(view),
      Pumps: ref(`${subsystem}/Pumps`),
      ThermalMetrics: ref(`${subsystem}/ThermalMetrics`),
    })),
    single(view, `${subsystem}/ThermalMetrics`, 'ThermalMetrics', () => metricsOf(temperatures)),
    ...fanEntries(view, fans),
    ...list(
      `${subsystem}/Pumps`,
      'Pump',
      { name: 'Pump Collection', description: 'Pump Collection View' },
      [],
    ),
    ...list(
      sensors,
      'Sensor',
      { name: 'Sensor Collection', description: 'Sensor Collection View' },
      temperatures.map((sensor, index) =>
        single(view, `${sensors}/${index}`, 'Sensor', () => sensorOf(view, sensor)),
      ),
    ),
  ]
}
