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

test('what is held waits, and happens at once when it is let go', () => {
  const queue = createQueue()
  const happened: string[] = []
  const note = (what: string) => (at: number) => happened.push(`${what} at ${at}`)
  queue.schedule(10, note('job 1 starts'), 'job-1')
  queue.schedule(20, note('job 2 starts'), 'job-2')
  queue.schedule(30, note('job 1 ends'), 'job-1')
  queue.schedule(90, note('job 1 is forgotten'), 'job-1')
  queue.hold('job-1')
  queue.runUntil(40)
  expect(happened).toEqual(['job 2 starts at 20'])
  queue.release('job-1', 50)
  queue.runUntil(100)
  expect(happened.slice(1)).toEqual([
    'job 1 starts at 50',
    'job 1 ends at 50',
    'job 1 is forgotten at 90',
  ])
})
