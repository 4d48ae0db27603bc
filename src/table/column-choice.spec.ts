import fc from 'fast-check'
import { expect, test } from 'vitest'
import { layOut, readColumns, readWidth, writeColumns } from './column-choice'

const columns = [
  { id: 'state', layout: { width: 120 } },
  { id: 'name', layout: { width: 120, grow: 1 } },
  { id: 'serial', layout: { width: 100, drop: 1 } },
  { id: 'memory', layout: { width: 80, extra: true as const } },
]
const known = columns.map(({ id }) => id)

test('what the URL says is read back letter by letter', () => {
  const chosen = fc.uniqueArray(
    fc.record({
      id: fc.constantFrom(...known),
      width: fc.option(fc.integer({ min: 48, max: 900 })),
      pinned: fc.boolean(),
    }),
    { selector: ({ id }) => id, minLength: 1 },
  )
  fc.assert(
    fc.property(chosen, (some) => {
      expect(readColumns(writeColumns(some), known)).toEqual(some)
    }),
  )
})

test('unknown columns, repeats and nonsense are left out of a link; nothing left is the list’s own', () => {
  expect(readColumns('name,nope,name.200,serial.5000!,', known)).toEqual([
    { id: 'name', width: null, pinned: false },
    { id: 'serial', width: 900, pinned: true },
  ])
  expect(readColumns('nope,;drop', known)).toBeNull()
  expect(readColumns(null, known)).toBeNull()
})

test.each([
  ['220', 220],
  ['20', 48],
  ['5000', 900],
  ['120.5', 121],
  ['-3', 48],
  ['', null],
  ['wide', null],
])('a width that is typed as “%s” is %s px', (typed, px) => {
  expect(readWidth(typed)).toBe(px)
})

test('without a choice the list’s own columns fit the room there is', () => {
  expect([...layOut(columns, null, 400).shown.keys()]).toEqual(['state', 'name', 'serial'])
  expect([...layOut(columns, null, 250).shown.keys()]).toEqual(['state', 'name'])
})

test('chosen columns all stay in their order, pinned ones first, however little room there is', () => {
  const chosen = readColumns('memory,name,serial.300!', known)
  const { shown, pinned, total } = layOut(columns, chosen, 250)
  expect([...shown]).toEqual([
    ['serial', 300],
    ['memory', 80],
    ['name', 120],
  ])
  expect([...pinned]).toEqual([['serial', 0]])
  expect(total).toBe(500)
})

test('room that is left over goes to chosen columns whose width was not set', () => {
  const { shown } = layOut(columns, readColumns('state.150,name', known), 600)
  expect([...shown]).toEqual([
    ['state', 150],
    ['name', 450],
  ])
})
