import fc from 'fast-check'
import { expect, test } from 'vitest'
import { computeOpsDialect, dataServicesDialect } from './dialect'
import { passes } from './evaluate'
import { parseFilter } from './parse'

const server = {
  id: 'P1+S1',
  hardware: { health: { summary: 'CRITICAL' }, memoryMb: 1024 },
  state: { connected: true },
  severity: 'Critical',
  createdAt: '2026-11-21T08:00:00.000000+00:00',
  clearedAt: null,
  services: ['a', 'b'],
  hostsInfo: [{ name: 'esx-1' }, { name: 'esx-2' }],
  none: [],
}
const strict = { lax: false, caseless: new Set(['severity']) }
const com = (filter: string) => passes(parseFilter(filter, computeOpsDialect), server, strict)
const lax = (filter: string) =>
  passes(parseFilter(filter, dataServicesDialect), server, { lax: true, caseless: new Set() })

test.each([
  ["id eq 'P1+S1'", true],
  ["id in ('P1+S1','other')", true],
  ["id ne 'P1+S1'", false],
  ["hardware/health/summary eq 'CRITICAL'", true],
  ['hardware/memoryMb gt 512 and hardware/memoryMb le 1024', true],
  ['state/connected eq False', false],
  ['clearedAt eq null', true],
  ['missing eq null', true],
  ['not createdAt eq null', true],
  ['createdAt gt 2026-11-21T07:59:59Z', true],
  ['createdAt gt 2026-11-21T08:00:00Z', false],
  ["'b' in services", true],
  ["'c' in services", false],
  ["contains(tolower(id),'p1')", true],
  ["contains(id,'p1')", false],
  ["severity eq 'CRITICAL'", true],
])('in compute-ops, %s is %s', (filter, expected) => {
  expect(com(filter)).toBe(expected)
})

test('in compute-ops types must match', () => {
  expect(com("hardware/memoryMb eq '1024'")).toBe(false)
  expect(com('id eq 5')).toBe(false)
  expect(com("createdAt gt '2020-01-01T00:00:00Z'")).toBe(true)
  expect(com("missing gt 'a'")).toBe(false)
})

test.each([
  ['hardware.memoryMb eq 1024', true],
  ["hardware/memoryMb eq '1024'", true],
  ["state/connected eq 'true'", true],
  ["createdAt gt '2026-11-21T08:59:59+01:00'", true],
  ["startswith(id,'P1')", true],
  ["startswith(id,'S1')", false],
  ['hostsInfo.name eq esx-2', true],
  ["contains(hostsInfo/name,'esx')", true],
  ['hostsInfo/name eq esx-3', false],
  ['hostsInfo/name ne esx-1', false],
  ['hostsInfo/name ne esx-3', true],
  ['none/name eq esx-1', false],
  ["'b' in services", true],
])('Data Services look past types and into lists: %s is %s', (filter, expected) => {
  expect(lax(filter)).toBe(expected)
})

test('not turns every answer around', () => {
  const tests = ["id eq 'P1+S1'", 'hardware/memoryMb gt 2000', "'b' in services", 'missing eq null']
  fc.assert(
    fc.property(fc.constantFrom(...tests), fc.constantFrom(...tests), (a, b) => {
      expect(com(`not (${a} and ${b})`)).toBe(com(`not ${a} or not ${b}`))
    }),
  )
})

test('where contains looks past case, eq does not', () => {
  const how = { lax: true, caseless: new Set<string>(), anyCaseContains: true }
  const filter = (text: string) => passes(parseFilter(text, dataServicesDialect), server, how)
  expect(filter("contains(severity,'CRIT')")).toBe(true)
  expect(filter("severity eq 'CRITICAL'")).toBe(false)
})
