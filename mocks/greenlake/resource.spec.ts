import { expect, test } from 'vitest'
import { alerts } from './compute-ops/alerts'
import { servers } from './compute-ops/servers'
import { operations } from './data-services/operations'
import { comparing, mayFilter } from './resource'

test.each([
  ['id', true],
  ['hardware', true],
  ['hardware/health/summary', true],
  ['hardwareish', false],
  ['tags', false],
  ['updatedAt', false],
])('servers may be filtered by %s: %s', (path, allowed) => {
  expect(mayFilter(servers.filter?.properties ?? [], path)).toBe(allowed)
})

test('compute-ops compares strictly, but ignores the case of severities; Data Services are lax', () => {
  expect(comparing(servers)).toEqual({ lax: false, caseless: new Set() })
  expect(comparing(alerts).caseless.has('severity')).toBe(true)
  expect(comparing(operations).lax).toBe(true)
})
