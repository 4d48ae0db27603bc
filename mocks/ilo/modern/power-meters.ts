import { powerDraw } from '../../estate/power-draw'
import type { Entry } from '../entry'
import type { View } from '../view'
import { stamp } from '../words'
import { single } from './kit'

const second = 1_000
const minute = 60 * second
const hour = 60 * minute

/** The history of the power that was drawn: a day, 20 minutes and a week, by the step of each. */
const meters = {
  PowerMeter: { count: 288, step: 5 * minute },
  FastPowerMeter: { count: 120, step: 10 * second },
  SlowPowerMeter: { count: 168, step: hour },
} as const

const detail = ({ machine }: View, at: number) => {
  const watts = powerDraw(machine, at)
  return {
    AmbTemp: 21,
    Average: watts,
    Cap: 0,
    CpuCapLim: 0,
    CpuMax: 0,
    CpuPwrSavLim: 100,
    CpuWatts: Math.round(watts * 0.45),
    DimmWatts: Math.round(watts * 0.08),
    Minimum: Math.round(watts * 0.97),
    Peak: Math.round(watts * 1.06),
    PrMode: 'dyn',
    PunCap: false,
    Time: stamp(at),
    UnachCap: false,
  }
}

export const meterEntries = (view: View, power: string): Entry[] =>
  Object.entries(meters).map(([name, { count, step }]) =>
    single(view, `${power}/${name}`, 'HpePowerMeter', () => {
      const last = Math.floor(view.now / step) * step
      const details = Array.from({ length: count }, (_, index) =>
        detail(view, last - (count - 1 - index) * step),
      )
      const averages = details.map((one) => one.Average)
      return {
        Average: Math.round(averages.reduce((sum, one) => sum + one, 0) / count),
        Maximum: Math.max(...details.map((one) => one.Peak)),
        Minimum: Math.min(...details.map((one) => one.Minimum)),
        Name: 'PowerMeter',
        PowerDetail: details,
        Samples: count,
      }
    }),
  )
