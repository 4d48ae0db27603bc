import type { ComRecord } from '../com-record'
import type { Course } from '../course'
import { touch } from '../health'
import type { Machine } from '../types'
import type { Act, Deed } from './deed'

const keep = (course: Course, at: number, machine: Machine, change: Partial<ComRecord>) => {
  Object.assign(machine.com, change)
  touch(course, at, machine)
}

const light =
  (led: Machine['led']): Act =>
  (course, at, machine) => {
    if (machine.led === led) return
    machine.led = led
    touch(course, at, machine)
  }

const ignoring = (value: unknown): [name: string, ignore: boolean][] =>
  Array.isArray(value)
    ? value.flatMap((one: unknown) =>
        typeof one === 'object' && one !== null && 'name' in one && 'ignore' in one
          ? [[String(one.name), one.ignore === true]]
          : [],
      )
    : []

/** Jobs that collect something, or set what is no more than a mark. */
export const recordDeeds = {
  uidOn: { done: light('LIT') },
  uidOff: { done: light('OFF') },
  maintenanceOn: {
    offline: true,
    done: (course, at, machine) => keep(course, at, machine, { maintenance: true }),
  },
  maintenanceOff: {
    offline: true,
    done: (course, at, machine) => keep(course, at, machine, { maintenance: false }),
  },
  inventory: {
    durationMs: () => [15_000, 20_000],
    done: (course, at, machine) =>
      keep(course, at, machine, { inventory: { at, power: machine.power } }),
  },
  networkConnectivity: {
    done: (course, at, machine) => keep(course, at, machine, { networkCollectedAt: at }),
  },
  collectLog: {
    done: (course, at, machine) => keep(course, at, machine, { logCollectedAt: at }),
  },
  externalStorageDetails: {
    done: (course, at, machine) => keep(course, at, machine, { externalStorageCollectedAt: at }),
  },
  iloSettings: {
    done: (course, at, machine) => {
      machine.hardening = 'WHOLE'
      touch(course, at, machine)
    },
  },
  ignoreRisks: {
    done: (course, at, machine, { params }) => {
      for (const [name, ignore] of ignoring(params['ignoreSecuritySettings']))
        if (ignore) machine.com.ignoredRisks.add(name)
        else machine.com.ignoredRisks.delete(name)
      touch(course, at, machine)
    },
  },
} satisfies Record<string, Deed>
