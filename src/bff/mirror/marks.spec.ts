import { expect, test } from 'vitest'
import { createMarks } from './marks'

const open = () => {
  const marks = createMarks()
  const write = (id: string, mark: string, work = async () => {}) =>
    marks.during('us-west', 'server', [id], work, new Map([[id, mark]]))
  const isHeld = (id: string, mark: string) => marks.isHeld('us-west', 'server', id, mark)
  return { ...marks, write, isHeld }
}

/** A write that ends when it is told to. */
const slow = () => {
  let end = () => {}
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  return { work: () => ended, end }
}

test('what was written is held under its mark and no other, of its kind and source only', async () => {
  const { write, isHeld, isHeld: held, during } = open()
  expect(isHeld('a', 'one')).toBe(false)
  await write('a', 'one')
  expect([held('a', 'one'), held('a', 'two'), held('b', 'one')]).toEqual([true, false, false])
  const marks = createMarks()
  await marks.during('us-west', 'vm', ['a'], async () => {}, new Map([['a', 'one']]))
  expect(marks.isHeld('us-west', 'server', 'a', 'one')).toBe(false)
  expect(marks.isHeld('eu-central', 'vm', 'a', 'one')).toBe(false)
  await during('us-west', 'server', ['a'], async () => {})
  expect(held('a', 'one')).toBe(false)
})

test('while it is being written, and where that fails, nothing is held', async () => {
  const { write, isHeld } = open()
  await write('a', 'one')
  const { work, end } = slow()
  const writing = write('a', 'two', work)
  expect([isHeld('a', 'one'), isHeld('a', 'two')]).toEqual([false, false])
  end()
  await writing
  expect(isHeld('a', 'two')).toBe(true)
  const refused = write('a', 'three', () => Promise.reject(new Error('disk full')))
  await expect(refused).rejects.toThrow('disk full')
  expect([isHeld('a', 'two'), isHeld('a', 'three')]).toEqual([false, false])
})

test.each([
  ['first', 'second'],
  ['second', 'first'],
])('of two writes at once neither is taken for the last (the %s ends first)', async (earlier) => {
  const { write, isHeld } = open()
  const [first, second] = [slow(), slow()]
  const writing = [write('a', 'one', first.work), write('a', 'two', second.work)]
  ;(earlier === 'first' ? first : second).end()
  await Promise.resolve()
  first.end()
  second.end()
  await Promise.all(writing)
  expect([isHeld('a', 'one'), isHeld('a', 'two')]).toEqual([false, false])
  await write('a', 'two')
  expect(isHeld('a', 'two')).toBe(true)
})

test('a source that another may have written to is forgotten, with what was on its way', async () => {
  const { write, isHeld, forget } = open()
  await write('a', 'one')
  const { work, end } = slow()
  const writing = write('b', 'one', work)
  forget('us-west')
  end()
  await writing
  expect([isHeld('a', 'one'), isHeld('b', 'one')]).toEqual([false, false])
  await write('a', 'one')
  forget('eu-central')
  forget('west')
  expect(isHeld('a', 'one')).toBe(true)
})
