import type { Machine } from '../types'
import { fittingOf } from './fitting'
import type { Part } from './part'
import { partWith, wellPart } from './part'
import { wave } from './wave'

/** A fan with its speed in percent; a blade's is the one that its enclosure lends it. */
export type Fan = Part & { number: number; percent: number; virtual: boolean }

const failing = 4

/** The fans of a machine: fan 4 is the one that fails (the others then turn faster); off, all stand. */
export const fansOf = (machine: Machine, now: number): Fan[] => {
  const { fans, supplies } = fittingOf(machine)
  const isFailing = machine.faults.has('fans')
  const hurry = isFailing ? 18 : machine.faults.has('temperature') ? 30 : 0
  return Array.from({ length: fans }, (_, index): Fan => {
    const number = index + 1
    const isBad = isFailing && number === Math.min(failing, fans)
    const speed = wave(`${machine.id}/fan ${number}`, now, { middle: 26, swing: 6 })
    const turning = Math.round(isBad ? speed / 2 : speed + hurry)
    return {
      ...(isBad ? partWith(machine, 'fans') : wellPart),
      number,
      percent: machine.power === 'ON' ? turning : 0,
      virtual: supplies === null,
    }
  })
}
