import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Problem } from '../../contract/problem'
import { walk, walkWhole } from './walk-pages'

type Item = { id: string }
const items = (count: number): Item[] => Array.from({ length: count }, (_, i) => ({ id: `${i}` }))

/** Walks a list that `listAt` shows at each reading, in pages that share fifty rows. */
const walkOver = async (limit: number, listAt: (reading: number) => Item[], counted = true) => {
  const seen: string[] = []
  const offsets: number[] = []
  const walked = await walk<Item>(
    async (offset) => {
      const list = listAt(offsets.length)
      offsets.push(offset)
      const page = list.slice(offset, offset + limit)
      return {
        ok: true,
        value: { items: page, size: page.length, total: counted ? list.length : null },
      }
    },
    async (fresh) => {
      seen.push(...fresh.map(({ id }) => id))
    },
    50,
  )
  return { walked, seen, offsets }
}

test('pages overlap by fifty rows, and each row is handed on once', async () => {
  const { seen, offsets } = await walkOver(100, () => items(230))
  expect(offsets).toEqual([0, 50, 100, 150])
  expect(seen).toHaveLength(230)
})

test('whatever the length of the list and of its pages, all of it is read once', async () => {
  const sizes = fc.tuple(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 0, max: 700 }))
  await fc.assert(
    fc.asyncProperty(sizes, fc.boolean(), async ([limit, length], counted) => {
      const { walked, seen } = await walkOver(limit, () => items(length), counted)
      expect(seen).toEqual(items(length).map(({ id }) => id))
      expect(walked).toMatchObject({ ok: true, value: { total: length } })
    }),
  )
})

test('rows that move up while the list is read are still met', async () => {
  const { seen } = await walkOver(100, (reading) => items(230).slice(reading * 10))
  expect(seen).toEqual(items(230).map(({ id }) => id))
})

test('a list that grows is read to its new end', async () => {
  const { walked, seen } = await walkOver(100, (reading) => items(120 + reading * 20))
  expect(walked).toMatchObject({ value: { total: seen.length } })
})

test('what leaves a list whose pages share rows, while it is read, does not make its reading short', async () => {
  const { walked, seen } = await walkOver(100, (reading) => items(230).slice(0, 230 - 10 * reading))
  expect(walked).toMatchObject({ ok: true, value: { total: seen.length } })
})

test('a short read shows: the total is what the source counts', async () => {
  const walked = await walk<Item>(
    async () => ({ ok: true, value: { items: items(3), size: 4, total: 4 } }),
    async () => undefined,
  )
  expect(walked).toMatchObject({ ok: true, value: { total: 4 } })
})

test('a source that shows the same page for ever is left', async () => {
  const { offsets } = await walkOver(100, () => [...items(60), ...items(60), ...items(60)])
  expect(offsets.length).toBeLessThan(4)
})

test('a page that cannot be read ends the walk', async () => {
  const problem: Problem = { kind: 'timeout', title: 'Silent', detail: 'No answer.' }
  const walked = await walk<Item>(
    async (offset) =>
      offset === 0
        ? { ok: true, value: { items: items(100), size: 100, total: 300 } }
        : { ok: false, problem },
    async () => undefined,
  )
  expect(walked).toEqual({ ok: false, problem })
})

test('a whole list that counts rows, but shows none that can be read, is one that nothing left', async () => {
  const page = { items: [], size: 2, total: 2 }
  const read = async () => ({ ok: true as const, value: page })
  expect(await walk(read, async () => {})).toMatchObject({ ok: true })
  expect(await walkWhole('Paris', read, async () => {})).toMatchObject({
    ok: false,
    problem: { kind: 'bad-answer', title: 'Paris gave an answer that we cannot read' },
  })
  const empty = async () => ({ ok: true as const, value: { items: [], size: 0, total: 0 } })
  expect(await walkWhole('Paris', empty, async () => {})).toMatchObject({ ok: true })
})
