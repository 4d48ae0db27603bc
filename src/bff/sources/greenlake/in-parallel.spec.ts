import { expect, test } from 'vitest'
import { inParallel } from './in-parallel'

test('never more at a time than allowed, and the results stand in the order of the items', async () => {
  const ends: (() => void)[] = []
  let running = 0
  let most = 0
  const done = inParallel(2, [1, 2, 3, 4, 5], async (item) => {
    running += 1
    most = Math.max(most, running)
    await new Promise<void>((resolve) => ends.push(resolve))
    running -= 1
    return item * 10
  })
  while (ends.length > 0) {
    ends.pop()?.()
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect(await done).toEqual([10, 20, 30, 40, 50])
  expect(most).toBe(2)
})

test('nothing to do is done', async () => {
  expect(await inParallel(4, [], async () => 1)).toEqual([])
})
