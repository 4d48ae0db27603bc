import fc from 'fast-check'
import { expect, test } from 'vitest'
import { added, withoutParts, withParts } from './with-parts'

const anyList = fc.record({
  rows: fc.integer({ min: 1, max: 40 }),
  open: fc.uniqueArray(fc.record({ at: fc.nat(39), size: fc.nat(5) }), {
    selector: ({ at }) => at,
    maxLength: 6,
  }),
  page: fc.integer({ min: 1, max: 12 }),
})

/** The list as it should be: each row, and below an opened one its parts. */
const listOf = (rows: number, opened: readonly { at: number; parts: readonly string[] }[]) =>
  Array.from({ length: rows }, (_, at) => [
    `row ${at}`,
    ...(opened.find((one) => one.at === at)?.parts ?? []),
  ]).flat()

test('pages with parts, laid end to end, are the list with the parts below their rows', () => {
  fc.assert(
    fc.property(anyList, ({ rows, open, page }) => {
      const opened = open
        .filter(({ at }) => at < rows)
        .map(({ at, size }) => ({
          at,
          parts: Array.from({ length: size }, (_, part) => `part ${part} of ${at}`),
        }))
      const pages = Array.from({ length: Math.ceil(rows / page) }, (_, index) => ({
        offset: index * page,
        items: Array.from(
          { length: Math.min(page, rows - index * page) },
          (_, at) => `row ${index * page + at}`,
        ),
      }))
      const list = listOf(rows, opened)
      expect(list).toHaveLength(rows + added(opened))
      for (const { offset, items } of withParts(pages, opened))
        expect(items).toEqual(list.slice(offset, offset + items.length))
      list.forEach((name, index) => {
        const row = Number(/(\d+)$/.exec(name)?.[1])
        expect(withoutParts(opened, index)).toBe(row)
      })
    }),
  )
})
