import { createRandom } from '../random'
import type { Health, Machine, Subsystem } from '../types'

/** Whether a place is taken, and how well its part is; an empty place has no health. */
export type Part = { present: true; health: Health } | { present: false; health: null }

export const wellPart = { present: true, health: 'OK' } as const satisfies Part
export const emptyPlace = { present: false, health: null } as const satisfies Part

/** A part that has a machine's fault of that subsystem, if it has one now. */
export const partWith = (machine: Machine, subsystem: Subsystem): Part => ({
  present: true,
  health: machine.faults.get(subsystem)?.health ?? 'OK',
})

/** A serial number that a part keeps: letters and digits, as they stand on it. */
export const serialOf = (machine: Machine, place: string, digits = 14): string =>
  createRandom(0, `${machine.id}/${place}/serial`).hex(digits).toUpperCase()
