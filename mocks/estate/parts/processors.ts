import type { Machine } from '../types'
import { fittingOf } from './fitting'
import type { Part } from './part'
import { partWith, wellPart } from './part'

export type Processor = Part & {
  number: number
  name: string
  maker: 'AMD' | 'Intel'
  cores: number
  threads: number
  ratedMhz: number
  maxMhz: number
}

/** The processors of a machine, one for each socket; processor 1 has the fault. */
export const processorsOf = (machine: Machine): Processor[] => {
  const { sockets, cores, ratedMhz, maxMhz } = fittingOf(machine)
  return Array.from({ length: sockets }, (_, index): Processor => ({
    ...(index === 0 ? partWith(machine, 'processor') : wellPart),
    number: index + 1,
    name: machine.processor,
    maker: machine.processor.startsWith('AMD') ? 'AMD' : 'Intel',
    cores,
    threads: 2 * cores,
    ratedMhz,
    maxMhz,
  }))
}
