import type { Health, Machine } from '../types'
import type { Fitting } from './fitting'
import { fittingOf } from './fitting'
import type { Part } from './part'
import { emptyPlace, partWith, serialOf, wellPart } from './part'
import { wave } from './wave'

/** A drive bay; `Slot=12:Port=1I:Box=1:Bay=3` on a newer iLO, `1I:1:3` on an iLO 4. */
export type Drive = Part &
  Omit<Fitting['drives'], 'bays' | 'filled'> & {
    port: '1I' | '2I'
    box: 1
    bay: number
    serial: string
    celsius: number
    lifeLeftPercent: number
    predictsFailure: boolean
  }

export type Volume = {
  number: number
  raid: 'RAID1' | 'RAID5'
  bytes: number
  health: Health
  isDegraded: boolean
  bays: number[]
}

/** The drive that has failed, and the one that says that it soon will (faults.ts). */
const failing = { CRITICAL: 3, WARNING: 6 } as const

/** Every bay of a machine; four to a port, the last ones empty on some models. */
export const drivesOf = (machine: Machine, now: number): Drive[] => {
  const { bays, filled, ...kind } = fittingOf(machine).drives
  const { health } = machine.faults.get('storage') ?? {}
  const bad = health === 'CRITICAL' || health === 'WARNING' ? failing[health] : null
  return Array.from({ length: bays }, (_, index): Drive => {
    const bay = index + 1
    const celsius = wave(`${machine.id}/drive ${bay}`, now, { middle: 31, swing: 4 })
    const isThere = bay <= filled
    return {
      ...(bay === bad ? partWith(machine, 'storage') : isThere ? wellPart : emptyPlace),
      ...kind,
      port: bay <= 4 ? '1I' : '2I',
      box: 1,
      bay,
      serial: isThere ? serialOf(machine, `drive ${bay}`, 12) : '',
      celsius: machine.power === 'ON' && isThere ? Math.round(celsius) : 0,
      lifeLeftPercent: 99 - (bay % 5),
      predictsFailure: bay === bad && health === 'WARNING',
    }
  })
}

/** A mirror for the system, and the rest in one RAID 5, which a failed drive degrades. */
export const volumesOf = (machine: Machine): Volume[] => {
  const { filled, bytes } = fittingOf(machine).drives
  const isDegraded = machine.faults.get('storage')?.health === 'CRITICAL'
  const rest = Array.from({ length: filled - 2 }, (_, index) => index + 3)
  return [
    { number: 1, raid: 'RAID1', bytes, health: 'OK', isDegraded: false, bays: [1, 2] },
    {
      number: 2,
      raid: 'RAID5',
      bytes: bytes * (rest.length - 1),
      health: isDegraded ? 'WARNING' : 'OK',
      isDegraded,
      bays: rest,
    },
  ]
}
