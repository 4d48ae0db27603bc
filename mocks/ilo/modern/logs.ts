import * as v from 'valibot'
import { classNameOf, type LogEntry, type LogName } from '../../estate/event-log/log-entry'
import { acting, type Entry, nothing, writing } from '../entry'
import { ref, type Resource } from '../redfish'
import { Refused, say } from '../saying'
import type { View } from '../view'
import { logStamp, stamp } from '../words'
import { alertsOf } from './alert-log'
import { described, enabled, list, oem, offer, single } from './kit'

type Log = { path: string; name: string; title: string; entries: string; format: string }

const logs: Record<LogName, Log> = {
  IML: {
    path: 'Systems/1/LogServices/IML',
    name: 'Integrated Management Log',
    title: 'Integrated Management Logs view',
    entries: 'Integrated Management Logs view',
    format: 'Hpe-IML',
  },
  SL: {
    path: 'Systems/1/LogServices/SL',
    name: 'Security Log',
    title: 'Security Logs view',
    entries: 'Security Logs',
    format: 'Hpe-SL',
  },
  IEL: {
    path: 'Managers/1/LogServices/IEL',
    name: 'iLO Event Log',
    title: 'iLO Event Logs view',
    entries: 'iLO Event Logs view',
    format: 'Hpe-iLOEventLog',
  },
}

const severities = {
  Informational: 'OK',
  Repaired: 'OK',
  Caution: 'Warning',
  Critical: 'Critical',
} as const satisfies Record<LogEntry['severity'], string>

const hex = (number: number) => number.toString(16).padStart(4, '0')
const families: Record<number, string> = { 5: 'gen10', 6: 'gen11', 7: 'gen12' }

/** What HPE says of an entry. Only a problem can be repaired, and only it leads to a help page. */
const extension = (view: View, entry: LogEntry): Resource =>
  oem(view, 'HpeLogEntry', {
    Categories: entry.categories,
    Class: entry.class,
    ClassDescription: classNameOf(entry.class, view.generation),
    Code: entry.code,
    Count: entry.count,
    EventNumber: entry.number,
    ...(entry.action === null ? {} : { RecommendedAction: entry.action }),
    ...(entry.repaired === null
      ? {}
      : {
          LearnMoreLink: `http://www.hpe.com/support/class0x${hex(entry.class)}code0x${hex(entry.code)}-${families[view.generation]}`,
          Repaired: entry.repaired,
        }),
    Severity: entry.severity,
    Updated: logStamp(entry.updatedAt),
    ...(entry.log === 'SL' ? { UserAction: 'Not Applicable' } : {}),
  })

/** One entry, the oldest with the id 1; ids are counted anew, event numbers never (facts.md 8, Logs). */
const entryOf = (view: View, log: Log, entry: LogEntry, id: number): Resource => ({
  ...described(view, `${log.path}/Entries/${id}`, 'LogEntry'),
  Id: String(id),
  Created: logStamp(entry.at),
  EntryType: 'Oem',
  Message: entry.message,
  MessageArgs: [],
  MessageId: `${entry.class}.${entry.code}`,
  Name: log.name,
  Oem: extension(view, entry),
  OemRecordFormat: log.format,
  Severity: severities[entry.severity],
})

const repaired = v.strictObject({
  Oem: v.strictObject({ Hpe: v.strictObject({ Repaired: v.boolean() }) }),
})

/** Marks a problem as repaired, which cannot be taken back. */
const repairing = (view: View, name: LogName, number: number) =>
  writing('iLOConfigPriv', repaired, (body) => {
    const { estate, machine, now } = view
    if (!body.Oem.Hpe.Repaired || !estate.logs.repair(now, machine, name, number))
      throw new Refused(say(400, 'iLO.RepairNotSupported'))
  })

/** A log service, and its entries, which stand inline in their collection (facts.md 8, Logs). */
const logEntriesOf = (view: View, name: LogName): Entry[] => {
  const log = logs[name]
  const { estate, machine, now } = view
  const entries = estate.logs.read(machine, name)
  const show = (entry: LogEntry, index: number) => entryOf(view, log, entry, index + 1)
  const clear = acting('LogService.ClearLog', 'iLOConfigPriv', nothing, (_, { account }) => {
    estate.logs.clear(now, machine.id, name, account.loginName)
    return say(200, 'iLO.EventLogCleared')
  })
  return [
    service(view, log.path, log.name, clear),
    ...list(
      `${log.path}/Entries`,
      'LogEntry',
      { name: log.entries, description: log.title },
      entries.map((entry, index) => ({
        path: `${log.path}/Entries/${index + 1}`,
        read: () => show(entry, index),
        ...(name === 'IML' ? { patch: repairing(view, name, entry.number) } : {}),
      })),
      { own: () => ({ Members: entries.map(show) }) },
    ),
  ]
}

const service = (view: View, path: string, name: string, actions: Entry['actions']): Entry =>
  single(
    view,
    path,
    'LogService',
    () => ({
      Actions: offer(path, 'LogService.ClearLog'),
      DateTime: stamp(view.now),
      DateTimeLocalOffset: '+00:00',
      Entries: ref(`${path}/Entries`),
      Name: name,
      OverWritePolicy: 'WrapsWhenFull',
      ServiceEnabled: true,
      Status: enabled,
    }),
    actions ? { actions } : {},
  )

const eventPath = 'Systems/1/LogServices/Event'

/** The alerts that subscribers got, in the words of their registries. */
const eventLog = (view: View): Entry[] => {
  const shown = alertsOf(view, eventPath)
  const clear = acting('LogService.ClearLog', 'iLOConfigPriv', nothing, () => {
    view.kept.alertsClearedAt = view.now
    return say(200, 'iLO.EventLogCleared')
  })
  return [
    service(view, eventPath, 'Event', clear),
    ...list(
      `${eventPath}/Entries`,
      'LogEntry',
      { name: 'Event View' },
      shown.map((entry, index) => ({
        path: `${eventPath}/Entries/${index + 1}`,
        read: () => entry,
      })),
      { own: () => ({ Members: shown }) },
    ),
  ]
}

const title = { name: 'Logs', description: 'Logs view' }

export const logEntries = (view: View): Entry[] => [
  ...list('Systems/1/LogServices', 'LogService', title, [
    ...logEntriesOf(view, 'IML'),
    ...logEntriesOf(view, 'SL'),
    ...eventLog(view),
  ]),
  ...list('Managers/1/LogServices', 'LogService', title, logEntriesOf(view, 'IEL')),
]
