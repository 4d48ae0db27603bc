import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRandom } from './random'

test('a seed and a topic give one stream; another topic of the seed gives another', () => {
  const draw = (seed: number, topic: string) => {
    const random = createRandom(seed, topic)
    return [random.uuid(), random.int(1, 1000), random.hex(12)]
  }
  expect(draw(1, 'machines')).toEqual(draw(1, 'machines'))
  expect(draw(1, 'machines')).not.toEqual(draw(1, 'vms'))
  expect(draw(1, 'machines')).not.toEqual(draw(2, 'machines'))
})

test('whole numbers stay within both ends, intervals between a quarter and three times the mean', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 0, max: 500 }), (seed, width) => {
      const random = createRandom(seed, 'law')
      const drawn = random.int(-5, width)
      expect(drawn).toBeGreaterThanOrEqual(-5)
      expect(drawn).toBeLessThanOrEqual(width)
      const interval = random.around(100)
      expect(interval).toBeGreaterThanOrEqual(25)
      expect(interval).toBeLessThanOrEqual(300)
    }),
  )
})

test('ids are UUIDs of version 4', () => {
  expect(createRandom(3, 'ids').uuid()).toMatch(
    /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
  )
})

test('what weighs nothing is never picked, what weighs more more often', () => {
  const random = createRandom(1, 'weights')
  const weights = { none: 0, light: 1, heavy: 9 }
  const names = ['none', 'light', 'heavy'] as const
  const drawn = Array.from({ length: 1000 }, () => random.pickBy(names, (name) => weights[name]))
  const count = (wanted: string) => drawn.filter((name) => name === wanted).length
  expect(count('none')).toBe(0)
  expect(count('heavy')).toBeGreaterThan(5 * count('light'))
})

test('nothing can be picked from nothing', () => {
  expect(() => createRandom(1, 'none').pick([])).toThrow('Nothing to pick from.')
})
