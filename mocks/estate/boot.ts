import type { Course } from './course'
import type { Machine } from './types'

const second = 1_000

/** When each stage of a start is reached, from the moment at which the power is on. */
const stages: readonly { afterMs: number; boot: Machine['boot'] }[] = [
  { afterMs: 15 * second, boot: 'DISCOVERY_START' },
  { afterMs: 40 * second, boot: 'DISCOVERY_COMPLETE' },
  { afterMs: 60 * second, boot: null },
]

/** Runs what comes later, unless the power has changed in between. */
export const unlessSwitched = (
  course: Course,
  at: number,
  machine: Machine,
  afterMs: number,
  run: (now: number) => void,
) => {
  const changes = machine.powerChanges.length
  course.queue.schedule(at + afterMs / course.speed, (now) => {
    if (machine.powerChanges.length === changes) run(now)
  })
}

/** Through its self-test to the operating system, within a minute. */
const startUp = (course: Course, at: number, machine: Machine) => {
  machine.boot = 'POST'
  for (const { afterMs, boot } of stages)
    unlessSwitched(course, at, machine, afterMs, () => {
      machine.boot = boot
    })
}

/** Lets every server that is switched on start, whoever or whatever switched it. */
export const keepBooting = (course: Course) =>
  course.changes.listen((change) => {
    if (change.kind !== 'server') return
    const { thing: machine, at } = change
    const last = machine.powerChanges.at(-1)
    if (last?.at !== at) return
    if (last.to === 'ON') {
      if (machine.boot === null || machine.boot === 'RESET') startUp(course, at, machine)
    } else {
      const isComing = last.to === 'RESET' || last.to === 'POWERING_ON'
      machine.boot = isComing ? 'RESET' : null
    }
  })
