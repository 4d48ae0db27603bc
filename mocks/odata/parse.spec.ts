import fc from 'fast-check'
import { expect, test } from 'vitest'
import { computeOpsDialect, dataServicesDialect } from './dialect'
import { idsOf, pathsOf } from './filter'
import { parseFilter } from './parse'
import { FilterError } from './tokens'

const com = (text: string) => parseFilter(text, computeOpsDialect)
const lax = (text: string) => parseFilter(text, dataServicesDialect)
const compare = (name: string, by: string, literal: object) => ({
  kind: 'compare',
  operand: { path: name.split('/'), fold: null },
  by,
  literal,
})
const text = (value: string) => ({ kind: 'text', value })

test.each([
  ["name eq 'x'", compare('name', 'eq', text('x'))],
  ["name eq 'O''Brien'", compare('name', 'eq', text("O'Brien"))],
  ['generation ge 3', compare('generation', 'ge', { kind: 'number', value: 3 })],
  ['state/connected eq True', compare('state/connected', 'eq', { kind: 'flag', value: true })],
  ['clearedAt eq null', compare('clearedAt', 'eq', { kind: 'null' })],
  [
    'createdAt gt 2026-11-21T08:00:00Z',
    compare('createdAt', 'gt', { kind: 'time', value: Date.UTC(2026, 10, 21, 8) }),
  ],
])('a comparison: %s', (written, filter) => {
  expect(com(written)).toEqual(filter)
})

test('parentheses bind more than not, not more than and, and more than or', () => {
  const short = (filter: ReturnType<typeof com>): string => {
    if (filter.kind === 'and' || filter.kind === 'or')
      return `(${short(filter.left)} ${filter.kind} ${short(filter.right)})`
    return filter.kind === 'not' ? `not ${short(filter.part)}` : pathsOf(filter).join()
  }
  expect(short(com('a eq 1 or b eq 2 and c eq 3'))).toBe('(a or (b and c))')
  expect(short(com('not a eq 1 and b eq 2'))).toBe('(not a and b)')
  expect(short(com('not (a eq 1 or b eq 2) and c eq 3'))).toBe('(not (a or b) and c)')
})

test('in has its list on the right, or its literal on the left', () => {
  const literals = [text('a'), text('b')]
  const oneOf = { kind: 'one-of', operand: { path: ['id'], fold: null }, literals }
  expect(com("id in ('a','b')")).toEqual(oneOf)
  expect(com("id in ['a', 'b']")).toEqual(oneOf)
  expect(com("'x' in services")).toEqual({
    kind: 'holds',
    literal: text('x'),
    operand: { path: ['services'], fold: null },
  })
})

test('contains, and case folded by a function', () => {
  expect(com("contains(toupper(host/hostname), 'ESX')")).toEqual({
    kind: 'contains',
    operand: { path: ['host', 'hostname'], fold: 'upper' },
    literal: text('ESX'),
  })
})

test('Data Services take double quotes, bare words, dots, and quotes around it all', () => {
  const filter = compare('clusterInfo/id', 'eq', text('c6f1518f-3e71-5770-978d-fe8773aff178'))
  expect(lax('clusterInfo.id eq c6f1518f-3e71-5770-978d-fe8773aff178')).toEqual(filter)
  expect(lax('clusterInfo/id eq "c6f1518f-3e71-5770-978d-fe8773aff178"')).toEqual(filter)
  expect(lax('"appType eq VMWARE and status eq ERROR"')).toMatchObject({ kind: 'and' })
  expect(lax('"backup" in services and name eq "x"')).toMatchObject({ kind: 'and' })
  expect(lax('"a ""b""" in services and name eq "x"')).toMatchObject({ kind: 'and' })
  expect(lax('"\'backup\' in services"')).toMatchObject({ kind: 'holds' })
  expect(lax('severity in CRITICAL,WARNING')).toMatchObject({
    kind: 'one-of',
    literals: [text('CRITICAL'), text('WARNING')],
  })
})

test.each([
  ['', 0, 'The filter ends too early.'],
  ['name', 4, 'The filter ends too early.'],
  ["name eq 'x", 8, 'A quoted text does not end.'],
  ["name like 'x'", 5, 'Expected an operator.'],
  ['name eq bare', 8, 'Expected a value.'],
  ["a.b eq 'x'", 0, 'a.b is not a property.'],
  ["(a eq 'x'", 9, 'The filter ends too early.'],
  ["a eq 'x' b", 9, 'The filter should end here.'],
  ["startswith(name,'x')", 0, 'startswith is not supported.'],
])('COM refuses %s at %i', (written, at, reason) => {
  expect(() => com(written)).toThrow(new FilterError(reason, at))
})

test.each(["a eq 'x' or b eq 'y'", "(a eq 'x')", "not a eq 'x'", "a ge 'x'"])(
  'Data Services refuse %s',
  (written) => {
    expect(() => lax(written)).toThrow(FilterError)
  },
)

test.each([
  ["id eq 'a'", ['a']],
  ["id in ('a','b') and state eq 'OK'", ['a', 'b']],
  ["state eq 'OK' and id eq 'a'", ['a']],
  ["id eq 'a' or id eq 'b'", null],
  ["id ne 'a'", null],
  ["not id eq 'a'", null],
  ["tolower(id) eq 'a'", null],
  ["name eq 'a'", null],
])('%s asks for the ids %j at most', (written, ids) => {
  expect(idsOf(com(written))).toEqual(ids)
})

test('any text in quotes is read as it was written', () => {
  fc.assert(
    fc.property(fc.string(), (value) => {
      const filter = com(`name eq '${value.replaceAll("'", "''")}'`)
      expect(filter).toEqual(compare('name', 'eq', text(value)))
    }),
  )
})

test('whatever is asked, the answer is a filter or a reason', () => {
  const words = ['a', 'eq', "'x'", 'and', 'or', 'not', '(', ')', 'in', ',', 'contains', '3', "'"]
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...words)), (parts) => {
      try {
        expect(pathsOf(com(parts.join(' '))).length).toBeGreaterThan(0)
      } catch (error) {
        expect(error).toBeInstanceOf(FilterError)
      }
    }),
  )
})
