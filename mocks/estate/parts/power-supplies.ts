import { powerDraw } from '../power-draw'
import type { Machine } from '../types'
import { fittingOf } from './fitting'
import type { Part } from './part'
import { emptyPlace, partWith, serialOf, wellPart } from './part'
import { wave } from './wave'

/** A bay with its power supply; a failed one has no input, gives nothing, and has health. */
export type PowerSupply = Part & {
  bay: number
  capacityWatts: number
  outputWatts: number
  inputVolts: number
  model: string
  spare: string
  firmware: string
  serial: string
}

const failing = 2

/** The bays of a machine, none in a blade; what the machine draws is shared by those that work. */
export const powerSuppliesOf = (machine: Machine, now: number): PowerSupply[] => {
  const { supplies } = fittingOf(machine)
  if (!supplies) return []
  const { bays, filled, watts, model, spare, firmware } = supplies
  const hasFailed = machine.faults.has('powerSupplies')
  const share = Math.round(powerDraw(machine, now) / (filled - (hasFailed ? 1 : 0)))
  return Array.from({ length: bays }, (_, index): PowerSupply => {
    const bay = index + 1
    const isBad = hasFailed && bay === failing
    const isThere = bay <= filled
    const isFed = isThere && !isBad
    const volts = wave(`${machine.id}/feed ${bay}`, now, { middle: 208, swing: 3 })
    return {
      ...(isBad ? partWith(machine, 'powerSupplies') : isThere ? wellPart : emptyPlace),
      bay,
      capacityWatts: isThere ? watts : 0,
      outputWatts: isFed ? share : 0,
      inputVolts: isFed ? Math.round(volts) : 0,
      model,
      spare,
      firmware,
      serial: serialOf(machine, `bay ${bay}`),
    }
  })
}

/** What all supplies of a machine could give together, watts. */
export const powerCapacity = (machine: Machine): number => {
  const { supplies } = fittingOf(machine)
  return supplies ? supplies.filled * supplies.watts : 0
}
