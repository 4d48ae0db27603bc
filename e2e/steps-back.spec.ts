import { expect, test } from 'vitest'
import type { Seen } from './steps-back'
import { stepsBack } from './steps-back'

const at = (state: string, percent: number | null = null, ...lines: string[]): Seen => ({
  path: '/tasks/eu/1',
  state,
  percent,
  said: null,
  lines,
})

test('a course that only goes on has none', () => {
  expect(
    stepsBack([
      at('Queued'),
      at('Running', 0, 'a'),
      at('Running', 40, 'a', 'b'),
      at('Done', null, 'b', 'a'),
    ]),
  ).toEqual([])
})

test.each([
  ['a state that comes before', [at('Running'), at('Waiting')], 'Running, then Waiting'],
  ['a smaller measure', [at('Running', 40), at('Running', 39)], '40 %, then 39 %'],
  ['a line that is gone', [at('Running', 1, 'a'), at('Running', 2)], 'lost: a'],
  ['a state that nobody expects', [at('Stalled')], 'nobody expects Stalled'],
  ['more than all', [at('Running', 101)], '101 %'],
] as const)('%s is told', (_what, seen, fault) => {
  expect(stepsBack(seen)).toEqual([fault])
})

test('a step back between any two moments is found, however short it was', () => {
  const seen = Array.from({ length: 50 }, (_, percent) => at('Running', percent))
  seen.splice(31, 0, at('Running', 12))
  expect(stepsBack(seen)).toEqual(['30 %, then 12 %'])
})
