import * as v from 'valibot'
import type { LogEntry } from '../../estate/event-log/log-entry'
import { acting, nothing, writing } from '../entry'
import type { Asked } from '../kind'
import { Refused, say } from '../saying'
import type { View } from '../view'
import { logStamp } from '../words'
import { allNames } from './forms'
import type { Named } from './named'
import { hp, members, to } from './named'
import { posting } from './old-actions'
import type { Page } from './page'
import { page } from './page'

const logs = {
  IML: { at: 'Systems/1', title: 'Integrated Management Log', format: 'Hp-IML' },
  IEL: { at: 'Managers/1', title: 'iLO Event Log', format: 'Hp-iLOEventLog' },
} as const
type Log = keyof typeof logs

const severities = {
  Informational: 'OK',
  Repaired: 'OK',
  Caution: 'Warning',
  Critical: 'Critical',
} as const satisfies Record<LogEntry['severity'], string>

/** Lines of one page; how many a real one has is not known. */
const perPage = 25

const entriesPath = (log: Log) => `${logs[log].at}/LogServices/${log}/Entries`

/** One line; `Id` is its place in the log, `EventNumber` its own number for ever (facts.md 8). */
const lineOf = (log: Log, line: LogEntry, index: number): Named => ({
  path: `${entriesPath(log)}/${index + 1}`,
  name: 'LogEntry',
  version: '1.0.0',
  always: {
    Created: logStamp(line.at),
    EntryType: 'Oem',
    Message: line.message,
    Name: logs[log].title,
    Oem: hp('HpLogEntry', '1.0.0', {
      Class: line.class,
      Code: line.code,
      EventNumber: line.number,
      ...(line.repaired === null ? {} : { Repaired: line.repaired }),
      Updated: logStamp(line.updatedAt),
    }),
    OemRecordFormat: logs[log].format,
    Severity: severities[line.severity],
  },
  fresh: { Id: String(index + 1) },
  old: { Number: line.count, RecordId: line.number },
})

/** Links to all lines in Redfish; before it pages of them, with the lines themselves (facts.md 5, 8). */
const listOf = (log: Log, entries: LogEntry[], { page: number, isPure }: Asked): Named => {
  const path = entriesPath(log)
  const lines = entries.map((line, index) => lineOf(log, line, index))
  const shown = isPure ? lines : lines.slice((number - 1) * perPage, number * perPage)
  const list = members(
    path,
    'LogEntry',
    logs[log].title,
    shown.map((line) => line.path),
    shown.map(allNames),
  )
  const { oldLinks, old } = list
  return {
    ...list,
    old: { ...old, Total: lines.length },
    oldLinks: {
      ...oldLinks,
      ...(number * perPage < lines.length ? { NextPage: { page: number + 1 } } : {}),
    },
  }
}

const repaired = v.strictObject({
  Oem: v.strictObject({ Hp: v.strictObject({ Repaired: v.literal(true) }) }),
})

/** The log of the server or of the iLO, with its lines. */
const logPages = (view: View, log: Log, asked: Asked): Page[] => {
  const { estate, machine, now } = view
  const { at, title } = logs[log]
  const path = `${at}/LogServices/${log}`
  const entries = estate.logs.read(machine, log)
  const clear = acting('LogService.ClearLog', 'iLOConfigPriv', nothing, (_, { account }) => {
    estate.logs.clear(now, machine.id, log, account.loginName)
    return say(200, 'iLO.EventLogCleared')
  })
  const repair = (number: number) =>
    writing('iLOConfigPriv', repaired, () => {
      if (!estate.logs.repair(now, machine, log, number))
        throw new Refused(say(400, 'iLO.RepairNotSupported'))
    })
  const service: Named = {
    path,
    name: 'LogService',
    version: '1.0.0',
    always: { MaxNumberOfRecords: 200, Name: title, OverWritePolicy: 'WrapsWhenFull' },
    fresh: {
      Id: log,
      Actions: {
        '#LogService.ClearLog': { target: `/redfish/v1/${path}/Actions/LogService.ClearLog/` },
      },
      Entries: to(`${path}/Entries`),
    },
    old: { AvailableActions: [{ Action: 'ClearLog' }] },
    oldLinks: { Entries: [`${path}/Entries`] },
  }
  return [
    page(members(`${at}/LogServices`, 'LogService', 'Logs', [path])),
    page(service, { actions: clear, post: posting(clear) }),
    { path: entriesPath(log), named: () => listOf(log, entries, asked) },
    ...entries.map((line, index) => ({
      path: `${entriesPath(log)}/${index + 1}`,
      named: () => lineOf(log, line, index),
      ...(log === 'IML' ? { patch: repair(line.number) } : {}),
    })),
  ]
}

export const allLogs = (view: View, asked: Asked): Page[] => [
  ...logPages(view, 'IML', asked),
  ...logPages(view, 'IEL', asked),
]
