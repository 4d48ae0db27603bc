import { expect, test } from 'vitest'
import { parseItem } from '../../tolerant'
import { mapActivity, serverOfActivity } from './map-activity'
import { activitySchema, type WireActivity } from './wire'

const wire: WireActivity = {
  id: 'c0ffee00-0001-4000-8000-000000000001',
  type: 'compute-ops-mgmt/activity',
  key: 'SERVER_FIRMWARE_UPDATE_SUCCEEDED',
  title: 'Firmware update',
  message: String.raw`Firmware update successful\n\n**Note:** baseline \u003c2026.09.00\u003e is set.`,
  recommendedAction: null,
  associatedServerUri: '/compute-ops-mgmt/v1/servers/P39886-B21+CZ2410K7D',
  source: { type: 'Server', id: 'P39886-B21+CZ2410K7D', name: 'esx-par-114' },
  createdAt: '2026-11-20T09:15:02.123456+00:00',
}

const read = (changes: Partial<WireActivity> = {}) => {
  const record = parseItem(activitySchema, { ...wire, ...changes })
  if (record === null) throw new Error('The activity on the wire cannot be read.')
  return record
}
const row = (changes: Partial<WireActivity> = {}) =>
  mapActivity(read(changes), { sourceId: 'com-eu', region: null }).row

test('an activity about a server', () => {
  expect(row()).toEqual({
    sourceId: 'com-eu',
    id: 'c0ffee00-0001-4000-8000-000000000001',
    at: '2026-11-20T09:15:02.123Z',
    kind: 'server',
    tone: 'info',
    key: 'SERVER_FIRMWARE_UPDATE_SUCCEEDED',
    title: 'Firmware update',
    message: String.raw`Firmware update successful\n\n**Note:** baseline <2026.09.00> is set.`,
    serverId: 'P39886-B21+CZ2410K7D',
    subject: 'esx-par-114',
    origin: 'source',
    vmId: null,
  })
})

test.each([
  ['Appliance', 'appliance'],
  ['External service', 'external-service'],
  ['Filter', 'filter'],
  ['Firmware', 'firmware'],
  ['Group', 'group'],
  ['Job', 'job'],
  ['Report', 'report'],
  ['Schedule', 'schedule'],
  ['Server', 'server'],
  ['compute-ops-mgmt/server', 'server'],
  ['Setting', 'setting'],
  ['Server settings', 'setting'],
  ['Subscription', 'subscription'],
  ['User Preferences', 'user-preferences'],
  ['Webhook', 'webhook'],
  ['Approval policy', 'other'],
  [null, 'other'],
] as const)('source type %s is of the kind %s', (type, kind) => {
  expect(row({ source: { type } }).kind).toBe(kind)
})

test.each([
  [{ healthState: 'CRITICAL' }, 'critical'],
  [{ healthState: 'Warning' }, 'warning'],
  [{ healthState: 'OK', key: 'SERVER_HEALTH_CRITICAL_CLEARED' }, 'info'],
  [{ key: 'SERVER_HEALTH_CRITICAL' }, 'critical'],
  [{ key: 'JOB_FAILED' }, 'critical'],
  [{ key: 'SERVER_HEALTH_WARNING' }, 'warning'],
  [{ key: 'SERVER_DISCONNECTED' }, 'warning'],
  [{ key: 'SUBSCRIPTION_EXPIRED' }, 'warning'],
  [{ key: 'GROUP_CREATED' }, 'info'],
  [{ key: null, title: 'Firmware update failed' }, 'critical'],
  [{ key: null, title: null }, 'unknown'],
] as const)('%j sounds %s', (changes, tone) => {
  expect(row(changes).tone).toBe(tone)
})

test('without a title the key is said in words', () => {
  expect(row({ title: '' }).title).toBe('Server firmware update succeeded')
})

test('the server that it names, from its address or from a source that is one', () => {
  expect(serverOfActivity(read({ associatedServerUri: '/x/servers/P1%2BS1' }))).toBe('P1+S1')
  expect(serverOfActivity(read({ associatedServerUri: null }))).toBe('P39886-B21+CZ2410K7D')
  expect(
    serverOfActivity(read({ associatedServerUri: null, source: { type: 'Group', id: 'g1' } })),
  ).toBeNull()
})

test('what to do about it goes with the detail', () => {
  const { facts } = mapActivity(read({ recommendedAction: 'Replace the fan.' }), {
    sourceId: 'com-eu',
    region: null,
  })
  expect(facts).toEqual({ recommendedAction: 'Replace the fan.' })
})

test('an activity without a time cannot be placed in a feed', () => {
  expect(parseItem(activitySchema, { ...wire, createdAt: null })).toBeNull()
})
