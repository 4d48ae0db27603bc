import { fittingOf } from './parts/fitting'
import { wave } from './parts/wave'
import type { Machine } from './types'

const day = 86_400_000

/** What a machine draws at that moment, watts: more by day than by night, nothing when it is off. */
export const powerDraw = (machine: Machine, now: number): number => {
  if (machine.power === 'OFF') return 0
  const { idle, busy } = fittingOf(machine).watts
  const span = (busy - idle) / 2
  const daily = wave(`${machine.id}/load`, now, { middle: 0.9, swing: 0.6, every: day })
  const moment = wave(`${machine.id}/work`, now, { middle: 0, swing: 0.2 })
  return Math.round(idle + span * (daily + moment))
}
