import * as fc from 'fast-check'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import {
  count,
  flag,
  list,
  lookup,
  moment,
  parseItem,
  part,
  prose,
  text,
  time,
  word,
} from './tolerant'

const schema = v.object({
  id: v.string(),
  name: text,
  message: prose,
  at: time,
  state: word,
  memory: count,
  managed: flag,
  hardware: part({ model: text, health: part({ fans: word }) }),
  rows: list(v.object({ id: v.string(), size: count })),
})

const bare = {
  id: 'a',
  name: null,
  message: null,
  at: null,
  state: null,
  memory: null,
  managed: null,
  hardware: { model: null, health: { fans: null } },
  rows: [],
}

test('an entity with nothing but its id is whole: members are null, parts full of nulls, lists empty', () => {
  expect(parseItem(schema, { id: 'a' })).toEqual(bare)
})

test('members of a wrong type cost only themselves', () => {
  const odd = {
    id: 'a',
    name: 5,
    at: {},
    state: [],
    memory: 'much',
    managed: 'yes',
    hardware: 'none',
    rows: 7,
  }
  expect(parseItem(schema, odd)).toEqual(bare)
})

test('null is as good as missing, members that we do not know are left behind', () => {
  const nulls = Object.fromEntries(Object.keys(bare).map((key) => [key, null]))
  expect(parseItem(schema, { ...nulls, id: 'a', moref: 'vm-7' })).toEqual(bare)
})

test('a bad item of a list costs only itself', () => {
  const rows = [{ id: 'one', size: 1 }, null, { size: 2 }, 'text', { id: 'two', size: '2' }]
  expect(parseItem(schema, { id: 'a', rows })?.rows).toEqual([
    { id: 'one', size: 1 },
    { id: 'two', size: 2 },
  ])
})

test('what has no id is no entity', () => {
  expect(parseItem(schema, { name: 'a' })).toBeNull()
  expect(parseItem(schema, null)).toBeNull()
  expect(parseItem(schema, '<html>')).toBeNull()
})

test.each([
  ['  padded   ', 'padded'],
  ['None', null],
  ['', null],
  ['   ', null],
  ['null', null],
])('text %j is %j', (wire, tidy) => {
  expect(v.parse(text, wire)).toBe(tidy)
})

test('escapes that a source left in a message are undone', () => {
  expect(v.parse(prose, String.raw`Drive \u003cbay 3\u003E failed `)).toBe('Drive <bay 3> failed')
})

test.each([
  ['2022-12-14T17:20:43.292718+00:00', '2022-12-14T17:20:43.292Z'],
  ['2024-03-27T22:37:20.509665935Z', '2024-03-27T22:37:20.509Z'],
  ['2024-02-23T03:23:14.73Z', '2024-02-23T03:23:14.730Z'],
  ['2024-05-01T20:15:16Z', '2024-05-01T20:15:16.000Z'],
  ['2025-02-01T02:00:00+02:00', '2025-02-01T00:00:00.000Z'],
  ['2025-02-01T00:00:00', '2025-02-01T00:00:00.000Z'],
  ['2025-02-01 00:00:00', '2025-02-01T00:00:00.000Z'],
  ['soon', null],
  ['', null],
])('the time %s is %s', (wire, iso) => {
  expect(v.parse(time, wire)).toBe(iso)
})

test('a time that cannot be done without makes the item unreadable when it is missing', () => {
  expect(parseItem(v.object({ at: moment }), { at: '2025-02-01T00:00:00Z' })).not.toBeNull()
  expect(parseItem(v.object({ at: moment }), { at: 'soon' })).toBeNull()
  expect(parseItem(v.object({ at: moment }), {})).toBeNull()
})

test.each([
  ['Critical', 'CRITICAL'],
  ['CRITICAL', 'CRITICAL'],
  [' Enhanced ', 'ENHANCED'],
  ['', null],
])('the word %j is %j, however it is written', (wire, upper) => {
  expect(v.parse(word, wire)).toBe(upper)
})

test.each([
  [32768, 32768],
  ['32768', 32768],
  ['', null],
  ['many', null],
  [Number.NaN, null],
])('the number %j is %j', (wire, number) => {
  expect(v.parse(count, wire)).toBe(number)
})

test('a member that no table knows is what the table says of strangers', () => {
  const table = { ON: 'on', OFF: 'off' }
  expect(lookup(table, 'ON', 'unknown')).toBe('on')
  expect(lookup(table, 'HIBERNATING', 'unknown')).toBe('unknown')
  expect(lookup(table, null, 'unknown')).toBe('unknown')
  expect(lookup(table, 'toString', 'unknown')).toBe('unknown')
})

test('no JSON whatsoever breaks the parser, and what it gives it gives again', () => {
  fc.assert(
    fc.property(
      fc.jsonValue(),
      fc.dictionary(fc.constantFrom(...Object.keys(bare)), fc.jsonValue()),
      (any, members) => {
        parseItem(schema, any)
        const once = parseItem(schema, { ...members, id: 'a' })
        expect(parseItem(schema, once)).toEqual(once)
      },
    ),
  )
})
