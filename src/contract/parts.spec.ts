import { expect, test } from 'vitest'
import { actItemStates } from './act'
import { actState, countStates, countsText, partStates, sumOf } from './parts'

const counts = countStates(
  (['running', 'succeeded', 'failed', 'succeeded', 'skipped', 'queued'] as const).map((state) => ({
    state,
  })),
)

test('every state has its place among the parts', () => {
  expect([...partStates].toSorted()).toEqual([...actItemStates].toSorted())
})

test('parts are told by how they do, what is over first', () => {
  expect(countsText(counts)).toBe('2 done · 1 failed · 1 skipped · 1 running · 1 queued')
})

test('what was skipped does not count as a part', () => {
  expect(sumOf(counts)).toEqual({ total: 5, ended: 3, failed: 1 })
})

test.each([
  [{ sending: 1, failed: 1 }, 'running'],
  [{ succeeded: 2, failed: 1, skipped: 1 }, 'failed'],
  [{ succeeded: 2, skipped: 1 }, 'succeeded'],
] as const)('an act of %j is %s', (of, state) => {
  expect(actState(of)).toBe(state)
})
