import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fitColumns } from './fit-columns'

const columns = [
  { id: 'state', layout: { width: 120 } },
  { id: 'name', layout: { width: 120, grow: 1 } },
  { id: 'serial', layout: { width: 100, drop: 2 } },
  { id: 'model', layout: { width: 100, drop: 3 } },
  { id: 'what', layout: { width: 160, grow: 3, drop: 1 } },
]

test('a wide table shows everything and deals out what is left over', () => {
  const { shown, hidden } = fitColumns(columns, 1000)
  expect(hidden).toEqual([])
  expect([...shown]).toEqual([
    ['state', 120],
    ['name', 220],
    ['serial', 100],
    ['model', 100],
    ['what', 460],
  ])
})

test('a narrow table gives up the most dispensable columns first', () => {
  expect(fitColumns(columns, 520).hidden).toEqual(['model'])
  expect(fitColumns(columns, 420).hidden).toEqual(['model', 'serial'])
})

test('where a column has all that it can use, the others take their share of what is left', () => {
  const capped = columns.map(({ id, layout }) => ({
    id,
    layout: id === 'what' ? { ...layout, most: 400 } : layout,
  }))
  const widths = (width: number) => Object.fromEntries(fitColumns(capped, width).shown)
  expect(widths(900)).toEqual(Object.fromEntries(fitColumns(columns, 900).shown))
  expect(widths(2000)).toEqual({ state: 201, name: 789, serial: 168, model: 168, what: 672 })
})

test('columns that may not be dropped stay, however narrow it gets', () => {
  expect([...fitColumns(columns, 50).shown.keys()]).toEqual(['state', 'name'])
})

test('where those that stay are too wide, the one that grows most gives way', () => {
  expect([...fitColumns(columns, 210).shown]).toEqual([
    ['state', 120],
    ['name', 90],
  ])
})

test('shown columns never need more than the width unless all of them must stay', () => {
  fc.assert(
    fc.property(fc.integer({ min: 240, max: 4000 }), (width) => {
      const total = [...fitColumns(columns, width).shown.values()].reduce((a, b) => a + b, 0)
      expect(total).toBeLessThanOrEqual(width)
    }),
  )
})
