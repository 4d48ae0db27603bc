import { expect, test } from 'vitest'
import type { WebhookEvent } from './event-filter'
import { parseEventFilter } from './event-filter'

const event: WebhookEvent = {
  type: 'compute-ops/server',
  operation: 'Updated',
  at: 0,
  old: { name: 'esx-1', hardware: { powerState: 'ON', health: { summary: 'OK' } }, tags: { a: 1 } },
  new: {
    name: 'esx-1',
    hardware: { powerState: 'ON', health: { summary: 'CRITICAL' } },
    tags: { a: 1 },
  },
}

test.each([
  ["type eq 'compute-ops/server'", true],
  ["type eq 'compute-ops-mgmt/server'", false],
  ["type eq 'compute-ops/server' and operation eq 'Updated'", true],
  ["old/hardware/health/summary eq 'OK' and changed/hardware/health/summary eq True", true],
  ['changed/hardware/health/summary eq False', false],
  ['changed/hardware eq true', true],
  ['changed/hardware eq True and changed/hardware/powerState eq False', true],
  ['changed/tags eq True', false],
  ["new/hardware/health/summary in ('WARNING','CRITICAL')", true],
  ["contains(name,'esx')", true],
  ["not (operation eq 'Created' or operation eq 'Deleted')", true],
])('%s is %s', (text, expected) => {
  expect(parseEventFilter(text)(event)).toBe(expected)
})

test.each([
  ["severity eq 'Critical'", 'severity cannot be filtered by.'],
  ['changed eq True', 'changed cannot be filtered by.'],
  ["type eq 'a' and", 'The filter ends too early.'],
])('%s cannot be read: %s', (text, message) => {
  expect(() => parseEventFilter(text)).toThrow(message)
})
