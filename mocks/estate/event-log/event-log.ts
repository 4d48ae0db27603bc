import type { Change } from '../changes'
import type { Alert, Machine, World } from '../types'
import { iloEvents, serverEvents } from './events'
import { faultEvent } from './fault-events'
import type { LogEntry, LogEvent, LogName } from './log-entry'
import { withEvent } from './log-entry'
import { firstNumber, pastOf } from './past'

/** Lines that a log keeps; a new one then takes the place of the oldest. */
const most = 200

export type EventLog = {
  /** Oldest first. */
  read: (machine: Machine, log: LogName) => LogEntry[]
  note: (at: number, machineId: string, event: LogEvent) => void
  clear: (at: number, machineId: string, log: LogName, user: string) => void
  /** Marks a line as repaired; false where there is none, or nothing to repair. */
  repair: (at: number, machine: Machine, log: LogName, number: number) => boolean
  /** Writes down what it hears of. */
  hear: (change: Change) => void
}

/** What has happened to a log: its lines, and whether its past still stands before them. */
type Page = { entries: LogEntry[]; next: number; hasPast: boolean }
type Seen = Pick<Machine, 'power' | 'romVersion'> & { ilo: string }

const seenOf = ({ power, romVersion, ilo }: Machine): Seen => ({
  power,
  romVersion,
  ilo: ilo.firmware,
})

const powerEvents: Partial<Record<Machine['power'], () => LogEvent>> = {
  ON: iloEvents.powerRestored,
  OFF: iloEvents.powerRemoved,
  RESET: iloEvents.serverReset,
}

/** The logs of all servers. Only what happens is kept; what was before is drawn when it is read. */
export const createEventLog = ({ machines }: Pick<World, 'machines'>): EventLog => {
  const pages = new Map<string, Page>()
  const seen = new Map([...machines.values()].map((machine) => [machine.id, seenOf(machine)]))

  const pageOf = (machineId: string, log: LogName): Page => {
    const key = `${log} ${machineId}`
    const page = pages.get(key) ?? { entries: [], next: firstNumber(log), hasPast: true }
    pages.set(key, page)
    return page
  }
  const read = (machine: Machine, log: LogName) => {
    const page = pages.get(`${log} ${machine.id}`)
    const past = page?.hasPast === false ? [] : pastOf(machine, log)
    return [...past, ...(page?.entries ?? [])].slice(-most)
  }
  const note = (at: number, machineId: string, event: LogEvent) => {
    const page = pageOf(machineId, event.log)
    page.entries = withEvent(page.entries, event, page.next, at).slice(-most)
    page.next += 1
  }
  const mend = (at: number, entry: LogEntry): LogEntry =>
    entry.repaired === false
      ? { ...entry, severity: 'Repaired', repaired: true, updatedAt: at }
      : entry

  const noteServer = (at: number, machine: Machine) => {
    const before = seen.get(machine.id)
    const now = seenOf(machine)
    seen.set(machine.id, now)
    if (!before) return
    const power = before.power === now.power ? undefined : powerEvents[now.power]
    if (power) note(at, machine.id, power())
    if (before.romVersion !== now.romVersion)
      note(at, machine.id, serverEvents.flashed(`System ROM ${now.romVersion}`))
    if (before.ilo !== now.ilo)
      note(at, machine.id, serverEvents.flashed(`iLO ${machine.ilo.generation} ${now.ilo}`))
  }

  const noteAlert = (at: number, operation: Change['operation'], alert: Alert) => {
    const event = faultEvent(alert)
    if (operation === 'Created') return note(at, alert.machineId, event)
    if (alert.clearedAt === null) return
    const page = pageOf(alert.machineId, 'IML')
    page.entries = page.entries.map((entry) =>
      entry.message === event.message ? mend(at, entry) : entry,
    )
  }

  return {
    read,
    note,
    clear: (at, machineId, log, user) => {
      const page = pageOf(machineId, log)
      page.entries = []
      page.hasPast = false
      note(at, machineId, { ...serverEvents.cleared(user), log })
    },
    repair: (at, machine, log, number) => {
      const entries = read(machine, log)
      if (entries.find((entry) => entry.number === number)?.repaired !== false) return false
      const page = pageOf(machine.id, log)
      page.hasPast = false
      page.entries = entries.map((entry) => (entry.number === number ? mend(at, entry) : entry))
      return true
    },
    hear: (change) => {
      if (change.kind === 'server') noteServer(change.at, change.thing)
      else if (change.kind === 'alert') noteAlert(change.at, change.operation, change.thing)
    },
  }
}
