import fc from 'fast-check'
import { expect, test } from 'vitest'
import { steadyRange } from './steady-range'

test('at the top a whole pool is there, ready to be scrolled into', () => {
  expect(steadyRange(0, 5000, 12)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
})

test('one block further only one block is another', () => {
  const before = steadyRange(100, 5000, 12)
  const after = steadyRange(101, 5000, 12)
  expect(after.filter((block) => !before.includes(block))).toEqual([111])
  expect(new Set(after.map((block) => block % 12))).toEqual(
    new Set(before.map((block) => block % 12)),
  )
})

test('wherever the list stands, what is on the screen is rendered and the pool keeps its size', () => {
  fc.assert(
    fc.property(fc.nat(4999), (top) => {
      const range = steadyRange(top, 5000, 12)
      expect(range).toHaveLength(12)
      const inView = Array.from({ length: 10 }, (_, at) => top + at).filter((at) => at < 5000)
      expect(range).toEqual(expect.arrayContaining(inView))
      expect(range.at(-1)).toBeLessThan(5000)
    }),
  )
})

test('a short list renders all it has', () => {
  expect(steadyRange(0, 2, 12)).toEqual([0, 1])
})
