import { unlessSwitched } from './boot'
import type { Course } from './course'
import { iloEvents } from './event-log/events'
import type { LogEvent } from './event-log/log-entry'
import { setPower } from './health'
import { restartIlo } from './restart-ilo'
import type { Machine } from './types'

const second = 1_000

/** What can be done to a server's power. */
export type ResetKind =
  | 'ON'
  | 'FORCE_OFF'
  | 'GRACEFUL_SHUTDOWN'
  | 'FORCE_RESTART'
  | 'GRACEFUL_RESTART'
  | 'NMI'
  | 'PUSH_POWER_BUTTON'
  | 'PRESS_AND_HOLD'
  | 'COLD_BOOT'
  | 'AUX_CYCLE'

type Deed = (course: Course, at: number, machine: Machine) => void
type Kind = {
  /** The power that it is for; the other one does not allow it. */
  when: 'ON' | 'OFF' | 'ANY'
  /** What the iLO writes down of who asked for it. */
  told: ((user: string) => LogEvent) | null
  run: Deed
}

const cutPower: Deed = (course, at, machine) => setPower(course, at, machine, 'OFF')

const powerOn: Deed = (course, at, machine) => {
  setPower(course, at, machine, 'POWERING_ON')
  unlessSwitched(course, at, machine, 3 * second, (now) => setPower(course, now, machine, 'ON'))
}

/** Starts again without having been off. */
const restart: Deed = (course, at, machine) => {
  setPower(course, at, machine, 'RESET')
  unlessSwitched(course, at, machine, 3 * second, (now) => setPower(course, now, machine, 'ON'))
}

/** The operating system ends first, which takes its time. */
const shutDown =
  (next: Deed): Deed =>
  (course, at, machine) => {
    setPower(course, at, machine, 'POWERING_OFF')
    unlessSwitched(course, at, machine, 20 * second, (now) => next(course, now, machine))
  }

const turnOff = shutDown(cutPower)
const { powerOnBy, powerOffBy, resetBy } = iloEvents

const kinds: Record<ResetKind, Kind> = {
  ON: { when: 'OFF', told: powerOnBy, run: powerOn },
  FORCE_OFF: { when: 'ON', told: powerOffBy, run: cutPower },
  GRACEFUL_SHUTDOWN: { when: 'ON', told: powerOffBy, run: turnOff },
  FORCE_RESTART: { when: 'ON', told: resetBy, run: restart },
  GRACEFUL_RESTART: { when: 'ON', told: resetBy, run: shutDown(restart) },
  // An operating system that takes one writes its dump and starts again.
  NMI: { when: 'ON', told: null, run: restart },
  PUSH_POWER_BUTTON: {
    when: 'ANY',
    told: null,
    run: (course, at, machine) =>
      (machine.power === 'OFF' ? powerOn : turnOff)(course, at, machine),
  },
  PRESS_AND_HOLD: { when: 'ON', told: powerOffBy, run: cutPower },
  COLD_BOOT: { when: 'ON', told: resetBy, run: restart },
  // Standby power goes too, and with it the iLO.
  AUX_CYCLE: {
    when: 'ANY',
    told: null,
    run: (course, at, machine) => {
      const wasOn = machine.power !== 'OFF'
      cutPower(course, at, machine)
      restartIlo(course, at, machine)
      if (wasOn) course.queue.schedule(machine.ilo.upSince, (now) => powerOn(course, now, machine))
    },
  },
}

/** Whether the power of a server allows it. */
export const allowsReset = ({ power }: Machine, kind: ResetKind): boolean => {
  const { when } = kinds[kind]
  return when === 'ANY' || (power === 'OFF') === (when === 'OFF')
}

/** What the iLO writes down of who asked for it; null: nothing. */
export const resetEvent = (kind: ResetKind, user: string): LogEvent | null =>
  kinds[kind].told?.(user) ?? null

/** Does what can be done to a server's power; natural durations are divided by the estate's speed. */
export const resetServer = (course: Course, at: number, machine: Machine, kind: ResetKind) =>
  kinds[kind].run(course, at, machine)
