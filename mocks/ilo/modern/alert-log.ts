import { createRandom } from '../../estate/random'
import { registries } from '../messages'
import { ref, type Resource } from '../redfish'
import { messageId } from '../saying'
import type { View } from '../view'
import { stamp } from '../words'
import { described } from './kit'

type EventKey = keyof typeof registries.iLOEvents

/** The event that goes with an entry, by its class and code; others are worth no alert. */
const eventKeys: Record<string, EventKey> = {
  '2.1': 'ThermalStatusDegradedSysContinue',
  '2.2': 'FanRedundancyLost',
  '10.643': 'CorrectableOrUncorrectableMemoryErrors',
  '11.2': 'PowerRedundancyLost',
  '17.2': 'NicAllLinksDown',
  '19.20': 'DriveFailed',
  '56.2': 'UnauthorizedLoginAttempts',
}

/** What the event log holds: of the two other logs, what is worth an alert, oldest first. */
export const alertsOf = (view: View, path: string): Resource[] => {
  const { estate, machine, kept } = view
  const entries = (['IML', 'SL'] as const)
    .flatMap((log) => estate.logs.read(machine, log))
    .flatMap((entry) => {
      const key = eventKeys[`${entry.class}.${entry.code}`]
      const { at } = entry
      return key !== undefined && at !== null && at >= kept.alertsClearedAt
        ? [{ entry, key, at }]
        : []
    })
    .toSorted((a, b) => a.at - b.at)
  return entries.map(({ entry, key, at }, index) => ({
    ...described(view, `${path}/Entries/${index + 1}`, 'LogEntry'),
    Id: String(index + 1),
    Created: stamp(at),
    EntryType: 'Oem',
    EventId: createRandom(0, `${machine.id}/${entry.log}/${entry.number}`).uuid(),
    EventTimestamp: stamp(at),
    Links: { OriginOfCondition: ref('Systems/1') },
    MessageArgs: key === 'UnauthorizedLoginAttempts' ? ['3'] : [],
    MessageId: messageId(machine, `iLOEvents.${key}`),
    Name: 'Event',
    OemRecordFormat: 'Hpe-Event',
    Severity: registries.iLOEvents[key][0],
  }))
}
