import { type PowerSupply, powerCapacity, powerSuppliesOf } from '../../estate/parts/power-supplies'
import { powerDraw } from '../../estate/power-draw'
import type { Entry } from '../entry'
import { ref, type Resource } from '../redfish'
import type { View } from '../view'
import { wordOf } from '../words'
import { list, oem, single } from './kit'
import { meterEntries } from './power-meters'

const power = 'Chassis/1/Power'
const subsystem = 'Chassis/1/PowerSubsystem'
const minute = 60_000

/** What was drawn in the last 20 minutes, one reading a minute. */
const drawn = ({ machine, now }: View) => {
  const watts = Array.from({ length: 21 }, (_, ago) => powerDraw(machine, now - ago * minute))
  return {
    AverageConsumedWatts: Math.round(watts.reduce((sum, one) => sum + one, 0) / watts.length),
    IntervalInMin: 20,
    MaxConsumedWatts: Math.max(...watts),
    MinConsumedWatts: Math.min(...watts),
  }
}

/** A supply that has lost its feed is critical and not to be had (facts.md 8). */
const isLost = ({ present, inputVolts }: PowerSupply) => present && inputVolts === 0

const stateOf = (supply: PowerSupply) =>
  isLost(supply)
    ? { Health: 'Critical', State: 'UnavailableOffline' }
    : { Health: wordOf(supply.health ?? 'OK'), State: 'Enabled' }

/** Nothing is known of an empty bay but that it is absent, and a warning beside it (facts.md 8). */
const emptyBay = (view: View, bay: number): Resource => ({
  Oem: oem(view, 'HpeServerPowerSupply', { BayNumber: bay }),
  Status: { Health: 'Warning', State: 'Absent' },
})

const supplyOf = (view: View, supply: PowerSupply): Resource => {
  if (!supply.present) return emptyBay(view, supply.bay)
  return {
    FirmwareVersion: supply.firmware,
    LastPowerOutputWatts: supply.outputWatts,
    LineInputVoltage: supply.inputVolts,
    LineInputVoltageType: isLost(supply) ? 'Unknown' : 'ACHighLine',
    Manufacturer: 'DELTA',
    Model: supply.model,
    Name: 'HpeServerPowerSupply',
    Oem: oem(view, 'HpeServerPowerSupply', {
      AveragePowerOutputWatts: supply.outputWatts,
      BayNumber: supply.bay,
      ...(view.generation === 5 ? {} : { Domain: 'System' }),
      HotplugCapable: true,
      MaxPowerOutputWatts: supply.outputWatts,
      Mismatched: false,
      PowerSupplyStatus: { State: isLost(supply) ? 'ACPowerLost' : 'Ok' },
      iPDUCapable: false,
    }),
    PowerCapacityWatts: supply.capacityWatts,
    PowerSupplyType: 'AC',
    SerialNumber: supply.serial,
    SparePartNumber: supply.spare,
    Status: stateOf(supply),
  }
}

const redundancyOf = (present: PowerSupply[]) => ({
  ...ref(`${power}#Redundancy/0`),
  MaxNumSupported: present.length,
  MemberId: '0',
  MinNumNeeded: 2,
  Mode: 'Failover',
  Name: 'PowerSupply Redundancy Group 1',
  RedundancySet: present.map(({ bay }) => ref(`${power}#PowerSupplies/${bay - 1}`)),
  Status: present.some(isLost)
    ? { Health: 'Critical', State: 'Enabled' }
    : { Health: 'OK', State: 'Enabled' },
})

const extension = (view: View): Resource => {
  const { machine, now, generation } = view
  const watts = powerDraw(machine, now)
  return oem(view, 'HpePowerMetricsExt', {
    BrownoutRecoveryEnabled: true,
    HasCpuPowerMetering: true,
    HasDimmPowerMetering: true,
    ...(generation === 5 ? {} : { HasFanPowerMetering: true }),
    HasGpuPowerMetering: false,
    HasPowerMetering: true,
    HighEfficiencyMode: 'Balanced',
    Links: {
      PowerMeter: ref(`${power}/PowerMeter`),
      FastPowerMeter: ref(`${power}/FastPowerMeter`),
      SlowPowerMeter: ref(`${power}/SlowPowerMeter`),
    },
    MinimumSafelyAchievableCap: null,
    MinimumSafelyAchievableCapValid: false,
    PowerMetric: {
      AmbTemp: 21,
      Cap: 0,
      CpuCapLim: 100,
      CpuMax: 0,
      CpuPwrSavLim: 100,
      CpuWatts: Math.round(watts * 0.45),
      DimmWatts: Math.round(watts * 0.08),
      GpuWatts: 0,
      PrMode: 'dyn',
      PunCap: false,
      UnachCap: false,
    },
    SNMPPowerThresholdAlert: { DurationInMin: 0, ThresholdWatts: 0, Trigger: 'Disabled' },
  })
}

const powerOf = (view: View, supplies: PowerSupply[]): Resource => {
  const present = supplies.filter((supply) => supply.present)
  return {
    Name: 'PowerMetrics',
    Oem: extension(view),
    PowerControl: [
      {
        ...ref(`${power}#PowerControl/0`),
        MemberId: '0',
        PowerCapacityWatts: powerCapacity(view.machine),
        PowerConsumedWatts: powerDraw(view.machine, view.now),
        PowerMetrics: drawn(view),
      },
    ],
    ...(supplies.length === 0
      ? {}
      : {
          PowerSupplies: supplies.map((supply) => ({
            ...ref(`${power}#PowerSupplies/${supply.bay - 1}`),
            MemberId: String(supply.bay - 1),
            ...supplyOf(view, supply),
          })),
        }),
    ...(present.length > 1 ? { Redundancy: [redundancyOf(present)] } : {}),
  }
}

/** iLO 6 from 1.66 on: the newer model, in which supplies have no readings (facts.md 8). */
const subsystemEntries = (view: View, supplies: PowerSupply[]): Entry[] => {
  const present = supplies.filter((supply) => supply.present)
  return [
    single(view, subsystem, 'PowerSubsystem', () => ({
      CapacityWatts: powerCapacity(view.machine),
      Name: 'PowerSubsystem',
      PowerSupplies: ref(`${subsystem}/PowerSupplies`),
      PowerSupplyRedundancy: [
        {
          ...ref(`${subsystem}#PowerSupplyRedundancy/0`),
          MaxSupportedInGroup: present.length,
          MinNeededInGroup: 2,
          RedundancyGroup: present.map(() => ({})),
          RedundancyType: 'Failover',
          Status: redundancyOf(present).Status,
        },
      ],
    })),
    ...list(
      `${subsystem}/PowerSupplies`,
      'PowerSupply',
      { name: 'PowerSupply Collection', description: 'PowerSupply Collection View' },
      supplies.map((supply) =>
        single(view, `${subsystem}/PowerSupplies/${supply.bay - 1}`, 'PowerSupply', () =>
          supply.present
            ? {
                FirmwareVersion: supply.firmware,
                Manufacturer: 'DELTA',
                Model: supply.model,
                Name: 'HpeServerPowerSupply',
                Oem: oem(view, 'HpeServerPowerSupply', {
                  PowerSupplyStatus: {},
                  iPDU: { iPDUStatus: {} },
                }),
                PowerCapacityWatts: supply.capacityWatts,
                PowerSupplyType: 'AC',
                SerialNumber: supply.serial,
                SparePartNumber: supply.spare,
                Status: stateOf(supply),
              }
            : { Name: 'HpeServerPowerSupply', ...emptyBay(view, supply.bay) },
        ),
      ),
    ),
  ]
}

/** Watts and supplies; a blade has none, its enclosure does (facts.md 8). */
export const powerEntries = (view: View): Entry[] => {
  const supplies = powerSuppliesOf(view.machine, view.now)
  const hasSubsystem = view.generation === 6 && supplies.length > 0
  return [
    single(view, power, 'Power', () => powerOf(view, supplies)),
    ...meterEntries(view, power),
    ...(hasSubsystem ? subsystemEntries(view, supplies) : []),
  ]
}
