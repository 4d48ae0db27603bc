import { expect, test } from 'vitest'
import { parseItem } from '../../tolerant'
import { mapAlert, serverOfAlert } from './map-alert'
import { alertSchema, alertSeverities, type WireAlert } from './wire'

const wire: WireAlert = {
  id: '5d1c2b7e-0001-4000-8000-000000000001',
  type: 'compute-ops-mgmt/alert',
  device: { id: 'P39886-B21+CZ2410K7D', type: 'compute-ops-mgmt/server' },
  severity: 'Critical',
  category: 'power',
  messageKey: 'PowerSupplyFailed',
  message: 'Power supply 2 failed',
  description: 'The power supply in bay 2 has failed.',
  resolution: 'Replace the power supply.',
  cleared: false,
  clearedAt: null,
  createdAt: '2026-11-20T09:15:02.123456+00:00',
}

const read = (changes: Partial<WireAlert> = {}) => {
  const record = parseItem(alertSchema, { ...wire, ...changes })
  if (record === null) throw new Error('The alert on the wire cannot be read.')
  return record
}

test('an active alert', () => {
  expect(mapAlert(read())).toEqual({
    id: '5d1c2b7e-0001-4000-8000-000000000001',
    at: '2026-11-20T09:15:02.123Z',
    severity: 'critical',
    message: 'Power supply 2 failed',
    description: 'The power supply in bay 2 has failed.',
    resolution: 'Replace the power supply.',
    clearedAt: null,
  })
})

test.each([
  ['CRITICAL', 'critical'],
  ['Critical', 'critical'],
  ['Warning', 'warning'],
  ['NON_REDUNDANT', 'warning'],
  ['NOT_PRESENT', 'unknown'],
  ['UNKNOWN', 'unknown'],
  ['REDUNDANT', 'ok'],
  ['OK', 'ok'],
  ['Fatal', 'unknown'],
] as const)('severity %s is %s', (severity, state) => {
  expect(mapAlert(read({ severity })).severity).toBe(state)
})

test('every documented severity is known, in capitals or Title case', () => {
  for (const severity of alertSeverities) {
    const title = severity[0] + severity.slice(1).toLowerCase()
    expect(mapAlert(read({ severity: title })).severity).toBe(mapAlert(read({ severity })).severity)
  }
})

test('its own time counts before the time of its record', () => {
  expect(mapAlert(read({ timestamp: '2026-11-20T09:14:00Z' })).at).toBe('2026-11-20T09:14:00.000Z')
})

test('an alert without a message says its description, else its key in words', () => {
  expect(mapAlert(read({ message: '' })).message).toBe('The power supply in bay 2 has failed.')
  expect(mapAlert(read({ message: '', description: '' })).message).toBe('Power supply failed')
})

test('older alerts name their server in another member', () => {
  expect(serverOfAlert(read())).toBe('P39886-B21+CZ2410K7D')
  expect(serverOfAlert(read({ device: null, serverId: 'P1+S1' }))).toBe('P1+S1')
  expect(serverOfAlert(read({ device: null }))).toBeNull()
})
