import type { Machine } from '../types'
import { fittingOf } from './fitting'
import type { Part } from './part'
import { emptyPlace, partWith, serialOf, wellPart } from './part'

/** A memory slot of a socket, with its module where one is plugged. */
export type MemorySlot = Part & {
  socket: number
  slot: number
  sizeMb: number
  type: 'DDR4' | 'DDR5'
  mhz: number
  partNumber: string
  serial: string
}

/** The modules that a machine has, which are all alike. */
export const modulesOf = (
  machine: Machine,
): Pick<MemorySlot, 'sizeMb' | 'type' | 'mhz'> & { count: number } => {
  const { sockets, memory } = fittingOf(machine)
  const count = sockets * memory.filled.length
  return { count, sizeMb: machine.memoryMb / count, type: memory.type, mhz: memory.mhz }
}

const failing = { socket: 1, slot: 8 }

/** Every slot of a machine, empty ones too; `Processor 1 DIMM 8` is the one that fails. */
export const memoryOf = (machine: Machine): MemorySlot[] => {
  const { sockets, memory } = fittingOf(machine)
  const { sizeMb } = modulesOf(machine)
  return Array.from({ length: sockets * memory.slots }, (_, index): MemorySlot => {
    const socket = Math.floor(index / memory.slots) + 1
    const slot = (index % memory.slots) + 1
    const isThere = memory.filled.includes(slot)
    const isBad = socket === failing.socket && slot === failing.slot
    return {
      ...(isBad ? partWith(machine, 'memory') : isThere ? wellPart : emptyPlace),
      socket,
      slot,
      sizeMb: isThere ? sizeMb : 0,
      type: memory.type,
      mhz: memory.mhz,
      partNumber: memory.partNumber,
      serial: isThere ? serialOf(machine, `dimm ${socket}.${slot}`, 8) : '',
    }
  })
}
