import type { Health, Machine } from '../types'
import type { Fitting } from './fitting'
import { fittingOf } from './fitting'
import { wave } from './wave'

/** A sensor with its limits in °C; null: it has none. One without a device behind it is absent. */
export type Temperature = {
  number: number
  /** `01-Inlet Ambient`. */
  name: string
  context: 'CPU' | 'Exhaust' | 'Intake' | 'Memory' | 'PowerSupply' | 'SystemBoard'
  /** `offline`: nothing is read while the machine is off. */
  state: 'enabled' | 'absent' | 'offline'
  health: Health | null
  celsius: number
  caution: number | null
  critical: number | null
  fatal: number | null
  /** Where on the board, from front left. */
  x: number
  y: number
}

type Place = Pick<Temperature, 'context'> & {
  name: string
  middle: number | null
  limits?: [critical: number, fatal?: number]
  caution?: number
  /** Read also while the machine is off. */
  always?: true
}

const inlet = 'Inlet Ambient'
/** The sensor that passes its limit when a system board overheats. */
const hottest = 'Board Inlet'

const memoryPlaces = (socket: number, slots: number): Place[] => {
  const half = slots / 2
  return [`1-${half}`, `${half + 1}-${slots}`].flatMap((range): Place[] => [
    { name: `P${socket} DIMM ${range}`, context: 'Memory', middle: 32, limits: [90] },
    { name: `P${socket} PMM ${range}`, context: 'Memory', middle: null },
  ])
}

const placesIn = ({ sockets, memory, supplies }: Fitting): Place[] => {
  const numbers = Array.from({ length: sockets }, (_, index) => index + 1)
  const bays = Array.from({ length: supplies?.bays ?? 0 }, (_, index) => index + 1)
  const board = (name: string, middle: number | null, ...limits: number[]): Place => {
    const [critical, fatal] = limits
    const place: Place = { name, context: 'SystemBoard', middle }
    return critical === undefined
      ? place
      : { ...place, limits: fatal === undefined ? [critical] : [critical, fatal] }
  }
  return [
    { name: inlet, context: 'Intake', middle: 22, caution: 38, limits: [42, 47], always: true },
    ...numbers.map((n): Place => ({ name: `CPU ${n}`, context: 'CPU', middle: 48, limits: [91] })),
    ...numbers.flatMap((n) => memoryPlaces(n, memory.slots)),
    ...numbers.map((n) => board(`VR P${n}`, 39, 110, 115)),
    board('HD Max', 35, 60),
    board('Exp Bay Drive', null),
    board('Chipset', 42, 100),
    { ...board('BMC', 60, 110, 115), always: true },
    ...bays.flatMap((bay): Place[] => {
      const isThere = bay <= (supplies?.filled ?? 0)
      return [
        { name: `P/S ${bay} Inlet`, context: 'PowerSupply', middle: isThere ? 30 : null },
        { name: `P/S ${bay}`, context: 'PowerSupply', middle: isThere ? 40 : null },
      ]
    }),
    board('Stor Batt', 25, 60),
    board('HD Cntlr Zone', 36, 90, 95),
    board(hottest, 26, 60, 65),
    board('I/O Zone', 34, 90, 95),
    board('PCI 1 Zone', 36, 90, 95),
    board('PCI 2', null),
    board('PCI 3', null),
    { name: 'Sys Exhaust 1', context: 'Exhaust', middle: 34, limits: [80, 85] },
    { name: 'Sys Exhaust 2', context: 'Exhaust', middle: 35, limits: [80, 85] },
  ]
}

const known = new WeakMap<Fitting, Place[]>()

/** The sensors of a machine, the one at the inlet first: machines of a kind have the same. */
const placesOf = (machine: Machine): Place[] => {
  const fitting = fittingOf(machine)
  const places = known.get(fitting) ?? placesIn(fitting)
  known.set(fitting, places)
  return places
}

/** What a machine's fault makes of a sensor: how hot, and how bad; null where it is not concerned. */
const heatOf = (machine: Machine, { name, limits, caution }: Place) => {
  const fault = machine.faults.get('temperature')
  if (fault?.health === 'WARNING' && name === inlet)
    return { middle: (caution ?? 0) + 1, swing: 0.9, health: fault.health }
  if (fault?.health === 'CRITICAL' && name === hottest)
    return { middle: (limits?.[0] ?? 0) + 2, swing: 1, health: fault.health }
  return null
}

const temperatureAt =
  (machine: Machine, now: number) =>
  (place: Place, index: number): Temperature => {
    const { name, context, middle, limits, caution, always } = place
    const number = index + 1
    const common = {
      number,
      name: `${String(number).padStart(2, '0')}-${name}`,
      context,
      caution: caution ?? null,
      critical: limits?.[0] ?? null,
      fatal: limits?.[1] ?? null,
      x: (number * 5) % 16,
      y: context === 'Intake' ? 0 : context === 'Exhaust' ? 15 : 1 + ((number * 3) % 14),
    }
    const isRead = machine.power === 'ON' || always === true
    if (middle === null || !isRead)
      return { ...common, state: middle === null ? 'absent' : 'offline', health: null, celsius: 0 }
    const heat = heatOf(machine, place) ?? { middle, swing: 3, health: 'OK' as const }
    const celsius = Math.round(wave(`${machine.id}/${name}`, now, heat))
    return { ...common, state: 'enabled', health: heat.health, celsius }
  }

/** Every sensor of a machine, absent ones too; readings drift with the estate's clock. */
export const temperaturesOf = (machine: Machine, now: number): Temperature[] =>
  placesOf(machine).map(temperatureAt(machine, now))

/** How warm the air is that a machine takes in, °C. */
export const ambientOf = (machine: Machine, now: number): number =>
  placesOf(machine).slice(0, 1).map(temperatureAt(machine, now))[0]?.celsius ?? 0
