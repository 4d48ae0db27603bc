import { expect, test } from 'vitest'
import { createShared } from './shared'

test('who asks while it goes on waits for the same, others and later ones for their own', async () => {
  const shared = createShared<number>()
  let begun = 0
  const work = async () => {
    begun += 1
    await Promise.resolve()
    return begun
  }
  expect(await Promise.all([shared('a', work), shared('a', work), shared('b', work)])).toEqual([
    2, 2, 2,
  ])
  expect(await shared('a', work)).toBe(3)
})

test('what failed is not kept', async () => {
  const shared = createShared<number>()
  await expect(shared('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await shared('a', async () => 1)).toBe(1)
})
