/** The logs of a server: IML tells of its hardware, IEL what its iLO has seen and done, SL of its security. */
export type LogName = 'IML' | 'IEL' | 'SL'

/** Something worth a line in a log. Class and code are the iLO's own numbers for it (facts.md 8). */
export type LogEvent = {
  log: LogName
  class: number
  code: number
  severity: 'Informational' | 'Caution' | 'Critical' | 'Repaired'
  message: string
  categories: string[]
  /** What the log advises to do. */
  action: string | null
}

export type LogEntry = LogEvent & {
  /** Counted up from the server's first day, also over a clearing of the log. */
  number: number
  /** Null: the iLO's clock had not been set. Epoch ms. */
  at: number | null
  updatedAt: number | null
  /** How often the same has been reported. */
  count: number
  /** Null: nothing that could be repaired. */
  repaired: boolean | null
}

const classNames: Record<number, string> = {
  2: 'Environment',
  5: 'CPU',
  10: 'UEFI',
  11: 'Power',
  17: 'Network',
  19: 'Drive Array',
  32: 'System Revision',
  33: 'Maintenance',
  55: 'Security Configuration',
  56: 'Denial of Service',
}

/** `17` → `Network`; 35 is the iLO itself, by its generation. */
export const classNameOf = (number: number, generation: number): string =>
  classNames[number] ?? `iLO ${generation}`

const first = (event: LogEvent, number: number, at: number | null): LogEntry => ({
  ...event,
  number,
  at,
  updatedAt: at,
  count: 1,
  repaired:
    event.log !== 'IML' || event.severity === 'Informational'
      ? null
      : event.severity === 'Repaired',
})

const isSame = (entry: LogEntry, event: LogEvent) =>
  entry.class === event.class && entry.code === event.code && entry.message === event.message

/** The entries with an event more: a problem that is back counts on the line that it has. */
export const withEvent = (
  entries: readonly LogEntry[],
  event: LogEvent,
  number: number,
  at: number | null,
): LogEntry[] => {
  const known =
    event.severity === 'Repaired' ? undefined : entries.findLast((entry) => isSame(entry, event))
  if (!known || known.repaired === null) return [...entries, first(event, number, at)]
  const again: LogEntry = {
    ...known,
    severity: event.severity,
    updatedAt: at,
    count: known.count + 1,
    repaired: false,
  }
  return entries.map((entry) => (entry === known ? again : entry))
}
