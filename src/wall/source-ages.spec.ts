import { expect, test } from 'vitest'
import type { Outcome } from '../contract/freshness'
import { isOld, sourceAges } from './source-ages'

const outcome = (over: Partial<Outcome>): Outcome => ({
  sourceId: 'us-west',
  sourceName: 'COM us-west',
  collection: 'jobs',
  freshness: 'live',
  asOf: '2026-11-20T10:00:00.000Z',
  complete: true,
  problem: null,
  ...over,
})
const problem = { kind: 'unreachable', title: 'Silent', detail: 'No answer.' } as const

test('a source is as old as its oldest collection, and as bad as its worst', () => {
  const [age] = sourceAges([
    outcome({}),
    outcome({ collection: 'operations', freshness: 'stale', asOf: '2026-11-20T09:40:00.000Z' }),
    outcome({ collection: 'tasks', freshness: 'late', problem }),
  ])
  expect(age).toEqual({
    id: 'us-west',
    name: 'COM us-west',
    freshness: 'stale',
    asOf: '2026-11-20T09:40:00.000Z',
    problem,
    word: 'stale',
  })
})

test('who must be minded stands first', () => {
  const ages = sourceAges([
    outcome({ sourceId: 'b', sourceName: 'b' }),
    outcome({ sourceId: 'a', sourceName: 'a' }),
    outcome({ sourceId: 'c', sourceName: 'c', freshness: 'late' }),
    outcome({ sourceId: 'd', sourceName: 'd', freshness: 'unreachable', problem }),
  ])
  expect(ages.map(({ name }) => name)).toEqual(['d', 'c', 'a', 'b'])
  expect(ages.map(isOld)).toEqual([true, false, false, false])
})

test.each([
  ['live', {}, ''],
  ['late', { freshness: 'late' }, 'late'],
  ['not read yet', { asOf: null }, 'being read for the first time'],
  ['never read', { asOf: null, freshness: 'unreachable', problem }, 'never read'],
  ['partly read', { complete: false }, 'not wholly read'],
] as const)('%s', (_what, over, word) => {
  expect(sourceAges([outcome(over)])[0]?.word).toBe(word)
})
