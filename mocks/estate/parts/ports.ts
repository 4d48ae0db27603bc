import { createRandom } from '../random'
import type { Machine } from '../types'
import { fittingOf } from './fitting'
import type { Part } from './part'
import { partWith, wellPart } from './part'

/** A port of network adapter 1; nothing is known of its link while the machine is off. */
export type Port = Part & {
  adapter: string
  number: number
  mac: string
  link: 'UP' | 'DOWN' | null
  mbps: number
}

const failing = 2

const macAt = (machine: Machine, number: number): string => {
  if (number === 1) return machine.mac
  const pairs = createRandom(0, `${machine.id}/port ${number}`).hex(6).match(/../g) ?? []
  return ['5c', 'ed', '8c', ...pairs].join(':')
}

/** The network ports of a machine; the first has the machine's own MAC, the second is what fails. */
export const portsOf = (machine: Machine): Port[] => {
  const { name, ports, mbps } = fittingOf(machine).adapter
  return Array.from({ length: ports }, (_, index): Port => {
    const number = index + 1
    const isDown = number === failing && machine.faults.has('network')
    const link = machine.power === 'OFF' ? null : isDown ? 'DOWN' : 'UP'
    return {
      ...(isDown ? partWith(machine, 'network') : wellPart),
      adapter: name,
      number,
      mac: macAt(machine, number),
      link,
      mbps: link === 'UP' ? mbps : 0,
    }
  })
}
