import type { PowerSupply } from '../../estate/parts/power-supplies'
import { powerCapacity, powerSuppliesOf } from '../../estate/parts/power-supplies'
import { powerDraw } from '../../estate/power-draw'
import type { View } from '../view'
import { stamp, wordOf } from '../words'
import type { Named } from './named'
import { hp, to } from './named'

const minute = 60_000

/** What was drawn at each of the last moments, oldest first. */
const drawn = ({ machine, now }: View, count: number, everyMs: number) =>
  Array.from({ length: count }, (_, index) => {
    const at = now - (count - 1 - index) * everyMs
    return { at, watts: powerDraw(machine, at) }
  })

const spread = (watts: number[]) => ({
  average: Math.round(watts.reduce((sum, one) => sum + one, 0) / watts.length),
  max: Math.max(...watts),
  min: Math.min(...watts),
})

const statusOf = ({ present, health }: PowerSupply) => {
  if (!present) return { State: 'Absent' }
  return { Health: wordOf(health), State: health === 'OK' ? 'Enabled' : 'UnavailableOffline' }
}

const supply = (one: PowerSupply) => ({
  FirmwareVersion: one.firmware,
  LastPowerOutputWatts: one.outputWatts,
  LineInputVoltage: one.inputVolts,
  LineInputVoltageType: one.inputVolts > 0 ? 'ACHighLine' : 'Unknown',
  Model: one.model,
  Name: 'HpServerPowerSupply',
  Oem: hp('HpServerPowerSupply', '1.0.0', {
    AveragePowerOutputWatts: one.outputWatts,
    BayNumber: one.bay,
    HotplugCapable: true,
    MaxPowerOutputWatts: one.outputWatts,
    Mismatched: false,
    PowerSupplyStatus: { State: one.health === 'OK' ? 'Ok' : 'ACPowerLost' },
    iPDUCapable: false,
  }),
  PowerCapacityWatts: one.capacityWatts,
  PowerSupplyType: 'AC',
  SerialNumber: one.serial,
  SparePartNumber: one.spare,
  Status: statusOf(one),
})

const redundancy = (supplies: PowerSupply[]) => {
  const isLost = supplies.some(({ health }) => health !== null && health !== 'OK')
  return {
    MaxNumSupported: supplies.length,
    MemberId: '0',
    MinNumNeeded: 2,
    Mode: 'Failover',
    Name: 'PowerSupply Redundancy Group 1',
    RedundancySet: supplies.map((_, index) => ({
      '@odata.id': `/redfish/v1/Chassis/1/Power/#PowerSupplies/${index}`,
    })),
    Status: { Health: isLost ? 'Warning' : 'OK', State: isLost ? 'Disabled' : 'Enabled' },
  }
}

/** Watts and supplies. What `PowerControl` says stands at the top as well (facts.md 8). */
export const power = (view: View): Named => {
  const { machine, now } = view
  const capacity = powerCapacity(machine)
  const supplies = powerSuppliesOf(machine, now)
  const { average, max, min } = spread(drawn(view, 20, minute).map(({ watts }) => watts))
  const control = {
    PowerAllocatedWatts: capacity,
    PowerAvailableWatts: 0,
    PowerCapacityWatts: capacity,
    PowerConsumedWatts: powerDraw(machine, now),
    PowerLimit: { LimitInWatts: null },
    PowerMetrics: {
      AverageConsumedWatts: average,
      IntervalInMin: 20,
      MaxConsumedWatts: max,
      MinConsumedWatts: min,
    },
    PowerRequestedWatts: capacity,
  }
  const alert = { DurationInMin: 0, ThresholdWatts: 0, Trigger: 'Disabled' }
  return {
    path: 'Chassis/1/Power',
    name: 'Power',
    version: '1.0.1',
    oldName: 'PowerMetrics',
    oldVersion: '0.11.0',
    always: {
      Name: 'PowerMetrics',
      Oem: hp(
        'HpPowerMetricsExt',
        '1.2.0',
        { SNMPPowerThresholdAlert: alert },
        {
          FastPowerMeter: 'Chassis/1/Power/FastPowerMeter',
          PowerMeter: 'Chassis/1/Power/PowerMeter',
        },
      ),
      PowerControl: [control],
      PowerSupplies: supplies.map(supply),
      Redundancy: [redundancy(supplies)],
    },
    fresh: { Id: 'Power' },
    old: control,
  }
}

const meter = (view: View, name: string, count: number, everyMs: number): Named => {
  const samples = drawn(view, count, everyMs)
  const { average, max, min } = spread(samples.map(({ watts }) => watts))
  return {
    path: `Chassis/1/Power/${name}`,
    name: 'HPPowerMeter',
    version: '1.0.0',
    always: {
      Average: average,
      Maximum: max,
      Minimum: min,
      Name: name,
      PowerDetail: samples.map(({ at, watts }) => ({
        Average: watts,
        Cap: 0,
        Minimum: watts,
        Peak: watts,
        Time: stamp(at),
      })),
      Samples: samples.length,
    },
    fresh: { Id: name, Links: { Power: to('Chassis/1/Power') } },
  }
}

/** Watts of 24 hours by five minutes, and of 20 minutes by ten seconds. */
export const powerMeters = (view: View): Named[] => [
  meter(view, 'PowerMeter', 288, 5 * minute),
  meter(view, 'FastPowerMeter', 120, 10_000),
]
