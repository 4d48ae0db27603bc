import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Dialect } from './dialect'
import {
  computeOpsDialect,
  dataServicesDialect,
  oneviewDialect,
  savedFilterDialect,
} from './dialect'
import type { Filter, Literal, Operand } from './filter'
import { parseFilter } from './parse'
import { FilterError } from './tokens'
import { writtenFilter, writtenLiteral, writtenOperand } from './written'

/** Words that mean something where a property could stand. */
const reserved = ['not', 'true', 'false', 'null']
const name = fc
  .stringMatching(/^[A-Za-z_][\w-]{0,8}$/)
  .filter((word) => !reserved.includes(word.toLowerCase()))
const path = fc.array(name, { minLength: 1, maxLength: 3 })
const plain: fc.Arbitrary<Operand> = path.map((names) => ({ path: names, fold: null }))
const folded: fc.Arbitrary<Operand> = fc.record({
  path,
  fold: fc.constantFrom(null, 'upper' as const, 'lower' as const),
})
const literal: fc.Arbitrary<Literal> = fc.oneof(
  fc.string().map((value) => ({ kind: 'text' as const, value })),
  fc.integer().map((value) => ({ kind: 'number' as const, value })),
  fc
    .date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
    .map((date) => ({ kind: 'time' as const, value: date.getTime() })),
  fc.boolean().map((value) => ({ kind: 'flag' as const, value })),
  fc.constant({ kind: 'null' as const }),
)
const literals = fc.array(literal, { minLength: 1, maxLength: 4 })

/** Whatever a dialect has for one condition. */
const condition = (dialect: Dialect): fc.Arbitrary<Filter> => {
  const operand = dialect.logic && !dialect.calls ? folded : plain
  const compare = fc.record({
    kind: fc.constant('compare' as const),
    operand,
    by: fc.constantFrom(...dialect.comparisons),
    literal,
  })
  const oneOf = fc.record({ kind: fc.constant('one-of' as const), operand, literals })
  const call = fc.record({ kind: fc.constantFrom(...dialect.functions), operand, literal })
  const holds = fc.record({ kind: fc.constant('holds' as const), literal, operand })
  return dialect.calls ? fc.oneof(compare, oneOf, call) : fc.oneof(compare, oneOf, call, holds)
}

/** Conditions joined as a dialect allows. */
const filters = (dialect: Dialect): fc.Arbitrary<Filter> => {
  if (!dialect.logic)
    return fc
      .array(condition(dialect), { minLength: 1, maxLength: 5 })
      .map((parts) => parts.reduce((left, right) => ({ kind: 'and', left, right })))
  return fc.letrec<{ filter: Filter }>((tie) => ({
    filter: fc.oneof(
      { maxDepth: 4 },
      condition(dialect),
      fc.record({
        kind: fc.constantFrom('and' as const, 'or' as const),
        left: tie('filter'),
        right: tie('filter'),
      }),
      fc.record({ kind: fc.constant('not' as const), part: tie('filter') }),
    ),
  })).filter
}

/** The same as OneView has it: calls in calls. */
const writtenAsCalls = (filter: Filter): string => {
  if (filter.kind === 'and' || filter.kind === 'or')
    return `${filter.kind}(${writtenAsCalls(filter.left)},${writtenAsCalls(filter.right)})`
  if (filter.kind === 'not') return `not(${writtenAsCalls(filter.part)})`
  const operand = writtenOperand(filter.operand, '/')
  const values = filter.kind === 'one-of' ? filter.literals : [filter.literal]
  const word = { compare: 'by' in filter ? filter.by : '', 'one-of': 'in' }[filter.kind as string]
  return `${word ?? filter.kind}(${[operand, ...values.map((one) => writtenLiteral(one, "'"))].join(',')})`
}

test('COM reads every filter as it was meant', () => {
  fc.assert(
    fc.property(filters(computeOpsDialect), (filter) => {
      expect(parseFilter(writtenFilter(filter), computeOpsDialect)).toEqual(filter)
    }),
  )
})

test('so do its saved filters, with dots', () => {
  fc.assert(
    fc.property(filters(savedFilterDialect), (filter) => {
      expect(parseFilter(writtenFilter(filter, "'", '.'), savedFilterDialect)).toEqual(filter)
    }),
  )
})

test('so do Data Services, in either quotes and with either separator', () => {
  const quotes = fc.constantFrom("'", '"')
  const separators = fc.constantFrom('/', '.')
  fc.assert(
    fc.property(filters(dataServicesDialect), quotes, separators, (filter, quote, separator) => {
      const text = writtenFilter(filter, quote, separator)
      expect(parseFilter(text, dataServicesDialect)).toEqual(filter)
    }),
  )
})

test('so does what has to do with OneView, in calls', () => {
  fc.assert(
    fc.property(filters(oneviewDialect), (filter) => {
      expect(parseFilter(writtenAsCalls(filter), oneviewDialect)).toEqual(filter)
    }),
  )
})

test.each([
  ['COM', computeOpsDialect],
  ['saved filters', savedFilterDialect],
  ['Data Services', dataServicesDialect],
  ['OneView', oneviewDialect],
])('%s read any text, or say where in it they cannot go on', (_, dialect) => {
  const pieces = [
    'a',
    'eq',
    "'x'",
    '"y"',
    ' and ',
    ' in ',
    ' not ',
    '(',
    ')',
    '[',
    ']',
    ',',
    '3',
    "'",
  ]
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.constantFrom(...pieces)).map((parts) => parts.join('')),
    filters(dialect).map((filter) => writtenFilter(filter).slice(0, -1)),
  )
  fc.assert(
    fc.property(text, (any) => {
      try {
        parseFilter(any, dialect)
      } catch (error) {
        if (!(error instanceof FilterError)) throw error
        expect(error.at).toBeGreaterThanOrEqual(0)
        expect(error.at).toBeLessThanOrEqual(any.length)
      }
    }),
    { numRuns: 300 },
  )
})

test.each([
  ['(', computeOpsDialect],
  ['not ', computeOpsDialect],
  ['tolower(', computeOpsDialect],
  ['not(', oneviewDialect],
])('thousands of %s are a filter that nobody reads', (piece, dialect) => {
  expect(() => parseFilter(piece.repeat(5_000), dialect)).toThrow(FilterError)
})
