import { setPower } from '../health'
import type { Machine } from '../types'
import type { Act, Deed } from './deed'

const second = 1_000
const isOff = ({ power }: Machine) => power === 'OFF'

/** It goes on as before, unless it has not even begun. */
const back: Act = (course, at, machine) => {
  if (!isOff(machine)) setPower(course, at, machine, 'ON')
}

/** Jobs that switch a server on, off and on again. */
export const powerDeeds = {
  powerOn: {
    begin: (course, at, machine) => {
      if (machine.power !== 'ON') setPower(course, at, machine, 'POWERING_ON')
    },
    done: (course, at, machine) => setPower(course, at, machine, 'ON'),
    failed: (course, at, machine) => {
      if (machine.power === 'POWERING_ON') setPower(course, at, machine, 'OFF')
    },
  },
  powerOff: {
    // An operating system takes its time; where none answers, the power is cut after two minutes.
    durationMs: (machine, { params }) => {
      if (params['operationType'] !== 'GracefulShutdown' || isOff(machine))
        return [10 * second, 15 * second]
      return machine.os ? [30 * second, 90 * second] : [120 * second, 130 * second]
    },
    begin: (course, at, machine) => {
      if (!isOff(machine)) setPower(course, at, machine, 'POWERING_OFF')
    },
    done: (course, at, machine) => setPower(course, at, machine, 'OFF'),
    failed: back,
  },
  restart: {
    obstacle: (machine) => (isOff(machine) ? 'serverOff' : null),
    begin: (course, at, machine) => setPower(course, at, machine, 'RESET'),
    done: (course, at, machine) => setPower(course, at, machine, 'ON'),
    failed: back,
  },
  coldBoot: {
    obstacle: (machine) => (isOff(machine) ? 'serverOff' : null),
    // Without power at once, and on again after eight seconds.
    begin: (course, at, machine) => {
      setPower(course, at, machine, 'OFF')
      course.queue.schedule(at + (8 * second) / course.speed, (now) => {
        if (isOff(machine)) setPower(course, now, machine, 'POWERING_ON')
      })
    },
    done: (course, at, machine) => setPower(course, at, machine, 'ON'),
    failed: back,
  },
} satisfies Record<string, Deed>
