import { expect, test } from 'vitest'
import { microTime, nanoTime, plainTime } from './times'

const at = Date.UTC(2026, 10, 21, 8, 30, 15, 250)

test('each service writes the same moment in its own way', () => {
  expect(microTime(at)).toBe('2026-11-21T08:30:15.250000+00:00')
  expect(nanoTime(at)).toBe('2026-11-21T08:30:15.250000000Z')
  expect(plainTime(at)).toBe('2026-11-21T08:30:15Z')
})

test('what is below a millisecond stays in nanoseconds', () => {
  expect(nanoTime(at + 0.5)).toBe('2026-11-21T08:30:15.250500000Z')
})
