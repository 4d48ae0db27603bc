import { fittingOf } from '../parts/fitting'
import { createRandom } from '../random'
import type { Machine } from '../types'
import { iloEvents, securityEvents, serverEvents } from './events'
import type { LogEntry, LogEvent, LogName } from './log-entry'
import { withEvent } from './log-entry'

const day = 86_400_000
/** Half of what the youngest machine has lived, so that all of it is before what is remembered. */
const span = 28 * day

const drawn: Record<LogName, (machine: Machine) => { event: LogEvent; weight: number }[]> = {
  IML: (machine) => {
    const { name } = fittingOf(machine).adapter
    return [
      { event: serverEvents.linkOk(name, 1), weight: 4 },
      { event: serverEvents.linkOk(name, 2), weight: 4 },
      { event: serverEvents.flashed(`System ROM ${machine.romVersion}`), weight: 1 },
      { event: serverEvents.note('Provisioning Loaded'), weight: 3 },
      { event: serverEvents.note('Starting F10 GUI'), weight: 2 },
    ]
  },
  IEL: () => [
    { event: iloEvents.login('Administrator', '10.0.8.12(DNS name not found)'), weight: 8 },
    { event: iloEvents.logout('Administrator', '10.0.8.12(DNS name not found)'), weight: 8 },
    { event: iloEvents.powerRestored(), weight: 3 },
    { event: iloEvents.serverReset(), weight: 3 },
    { event: iloEvents.flashRestarted(), weight: 1 },
    { event: iloEvents.linkUp(), weight: 1 },
  ],
  SL: () => [
    { event: securityEvents.loginsRefused(), weight: 2 },
    { event: securityEvents.settingsChanged('Administrator'), weight: 3 },
  ],
}

const unset = serverEvents.hoodRemoved()
const beginning = [serverEvents.cleared('System Administrator'), unset]

/** How many lines the first weeks of any machine leave; the real logs of long years are longer. */
const counts: Record<LogName, number> = { IML: 14, IEL: 60, SL: 5 }

const drawPast = (machine: Machine, log: LogName): LogEntry[] => {
  const { int, pickBy } = createRandom(0, `${machine.id}/${log}`)
  const kinds = drawn[log](machine)
  const times = Array.from({ length: counts[log] }, () => machine.createdAt + int(0, span))
  return times
    .toSorted((a, b) => a - b)
    .reduce<LogEntry[]>((entries, at, index) => {
      const first = log === 'IML' ? beginning[index] : undefined
      const event = first ?? pickBy(kinds, ({ weight }) => weight).event
      return withEvent(entries, event, index + 1, event === unset ? null : at)
    }, [])
}

const pasts = new WeakMap<Machine, Partial<Record<LogName, LogEntry[]>>>()

/**
 * What stands in a log from the weeks after the server was installed, the same whenever it is asked, and
 * whatever becomes of the server. The second line of an IML is from before the clock was set (facts.md 8).
 */
export const pastOf = (machine: Machine, log: LogName): readonly LogEntry[] => {
  const known = pasts.get(machine) ?? {}
  pasts.set(machine, known)
  return (known[log] ??= drawPast(machine, log))
}

/** The number of the first entry after the past. */
export const firstNumber = (log: LogName): number => counts[log] + 1
