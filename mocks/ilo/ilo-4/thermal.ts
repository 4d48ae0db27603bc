import type { Fan } from '../../estate/parts/fans'
import { fansOf } from '../../estate/parts/fans'
import type { Temperature } from '../../estate/parts/temperatures'
import { temperaturesOf } from '../../estate/parts/temperatures'
import type { View } from '../view'
import { wordOf } from '../words'
import type { Named } from './named'
import { hp } from './named'

const fan = ({ number, percent, health, virtual }: Fan) => ({
  CurrentReading: percent,
  FanName: `Fan ${number}`,
  Oem: hp('HpServerFan', '1.0.0', { Location: virtual ? 'Virtual' : 'System' }),
  Status: health ? { Health: wordOf(health), State: 'Enabled' } : { State: 'Absent' },
  Units: 'Percent',
})

/** Memory sensors stand under the system board, and what cannot be read is absent. */
const contexts: Partial<Record<Temperature['context'], string>> = {
  Memory: 'SystemBoard',
  PowerSupply: 'SystemBoard',
}

/** Upper limits under the names of lower ones: critical as non-critical, fatal as critical (facts.md 8). */
const temperature = ({ number, name, context, health, celsius, ...limits }: Temperature) => ({
  CurrentReading: celsius,
  LowerThresholdCritical: health ? (limits.fatal ?? 0) : 0,
  LowerThresholdNonCritical: health ? (limits.critical ?? 0) : 0,
  Name: name,
  Number: number,
  Oem: hp('HpSeaOfSensors', '1.0.0', { LocationXmm: limits.x, LocationYmm: limits.y }),
  PhysicalContext: contexts[context] ?? context,
  ReadingCelsius: celsius,
  Status: health ? { Health: wordOf(health), State: 'Enabled' } : { State: 'Absent' },
  Units: 'Celsius',
})

/** Fans in percent and every sensor, absent ones too. */
export const thermal = ({ machine, now }: View): Named => ({
  path: 'Chassis/1/Thermal',
  name: 'Thermal',
  version: '1.1.0',
  oldName: 'ThermalMetrics',
  oldVersion: '0.10.0',
  always: {
    Fans: fansOf(machine, now).map(fan),
    Name: 'Thermal',
    Temperatures: temperaturesOf(machine, now).map(temperature),
  },
  fresh: { Id: 'Thermal' },
})
