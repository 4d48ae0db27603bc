import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createQueue } from './queue'

test('whatever is scheduled in whatever order, it happens in order of time', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 50 })), (times) => {
      const queue = createQueue()
      const happened: [number, number][] = []
      times.forEach((at, order) => queue.schedule(at, (now) => happened.push([now, order])))
      queue.runUntil(50)
      const expected = times.map((at, order): [number, number] => [at, order])
      expect(happened).toEqual(expected.sort((a, b) => a[0] - b[0] || a[1] - b[1]))
    }),
  )
})

test('what is not due yet waits, and what an event schedules may still be due', () => {
  const queue = createQueue()
  const happened: string[] = []
  queue.schedule(10, (at) => {
    happened.push('first')
    queue.schedule(at + 5, () => happened.push('follows'))
  })
  queue.schedule(30, () => happened.push('later'))
  queue.runUntil(20)
  expect(happened).toEqual(['first', 'follows'])
  queue.runUntil(30)
  expect(happened).toEqual(['first', 'follows', 'later'])
})
