import fc from 'fast-check'
import { expect, test } from 'vitest'
import { passes } from './evaluate'
import type { Filter, Literal } from './filter'
import { screen } from './screen'

const word = fc.constantFrom('a', 'A', 'ab', 'b', '2026-11-21', '2026-11-21T08:00:00Z', '1', 'true')
const value = fc.oneof(word, fc.nat(3), fc.boolean(), fc.constant(null), fc.constant(undefined))
const thing = fc.record({
  state: value,
  part: fc.record({ name: value }),
  list: fc.array(fc.record({ name: value }), { maxLength: 3 }),
  words: fc.array(word, { maxLength: 3 }),
})
const literal: fc.Arbitrary<Literal> = fc.oneof(
  word.map((text) => ({ kind: 'text' as const, value: text })),
  fc.nat(3).map((number) => ({ kind: 'number' as const, value: number })),
  fc.boolean().map((flag) => ({ kind: 'flag' as const, value: flag })),
  fc.constant({ kind: 'time' as const, value: Date.UTC(2026, 10, 21, 8) }),
  fc.constant({ kind: 'null' as const }),
)
const operand = fc.record({
  path: fc.constantFrom<string[]>(
    ['state'],
    ['part', 'name'],
    ['list', 'name'],
    ['words'],
    ['none', 'such'],
  ),
  fold: fc.constantFrom('upper' as const, 'lower' as const, null),
})
const condition: fc.Arbitrary<Filter> = fc.oneof(
  fc.record({
    kind: fc.constant('compare' as const),
    operand,
    by: fc.constantFrom('eq' as const, 'ne' as const, 'gt' as const, 'ge' as const, 'lt' as const),
    literal,
  }),
  fc.record({
    kind: fc.constant('one-of' as const),
    operand,
    literals: fc.array(literal, { minLength: 1, maxLength: 4 }),
  }),
  fc.record({
    kind: fc.constantFrom('contains' as const, 'startswith' as const, 'holds' as const),
    operand,
    literal,
  }),
)
const { filter } = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    condition,
    fc.record({
      kind: fc.constantFrom('and' as const, 'or' as const),
      left: tie('filter'),
      right: tie('filter'),
    }),
    fc.record({ kind: fc.constant('not' as const), part: tie('filter') }),
  ),
}))
const how = fc.record({
  lax: fc.boolean(),
  caseless: fc.constantFrom(new Set<string>(), new Set(['state', 'part/name'])),
  anyCaseContains: fc.boolean(),
})

type Thing = Record<string, unknown>

test.each([
  ['of a whole thing', (path: readonly string[]) => ({ of: (one: Thing) => one, rest: path })],
  [
    'of the part that the path begins with',
    ([first = '', ...rest]: readonly string[]) => ({ of: (one: Thing) => one[first], rest }),
  ],
])('a filter read once lets through what it lets through one by one: %s', (_, known) => {
  fc.assert(
    fc.property(filter, fc.array(thing, { maxLength: 20 }), how, (asked, things, comparing) => {
      expect(things.filter(screen(asked, known, comparing))).toEqual(
        things.filter((one) => passes(asked, one, comparing)),
      )
    }),
    { numRuns: 500 },
  )
})

test('however many values there are, each has its own answer', () => {
  const things = Array.from({ length: 500 }, (_, index) => ({ name: `n${index % 250}` }))
  const asked: Filter = {
    kind: 'contains',
    operand: { path: ['name'], fold: null },
    literal: { kind: 'text', value: '7' },
  }
  const comparing = { lax: false, caseless: new Set<string>() }
  const known = ([first = '']: readonly string[]) => ({
    of: (one: Record<string, unknown>) => one[first],
    rest: [],
  })
  expect(things.filter(screen(asked, known, comparing))).toEqual(
    things.filter(({ name }) => name.includes('7')),
  )
})
