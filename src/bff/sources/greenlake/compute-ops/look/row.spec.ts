import { expect, test } from 'vitest'
import { at, numberAt, rowsAt, textAt } from './row'

test('a member is found in any spelling', () => {
  expect(at({ operatingSpeedMhz: 1 }, 'OperatingSpeedMHz')).toBe(1)
  expect(at({ 'serial number': 'x' }, 'serialNumber')).toBe('x')
  expect(at({ Status: { Health: 'OK' } }, 'status.health')).toBe('OK')
  expect(at({ 'Status.Health': 'OK' }, 'status.health')).toBe('OK')
})

test('what is not there, or not what it should be, is nothing', () => {
  for (const row of [{}, { status: null }, { status: 'OK' }, { status: [] }])
    expect(at(row, 'status.health')).toBeUndefined()
  expect(textAt({ name: 7 }, 'name')).toBeNull()
  expect(rowsAt({ drives: 'many' }, 'drives')).toEqual([])
  expect(rowsAt({ drives: [null, 'x', { bay: 1 }] }, 'drives')).toEqual([{ bay: 1 }])
})

test('the first that says something is taken; blanks and the text None say nothing', () => {
  expect(textAt({ location: ' None ', place: ' Slot 1 ' }, 'location', 'place')).toBe('Slot 1')
})

test('a number may stand in a text with its unit', () => {
  expect(numberAt({ speed: '2933 MHz' }, 'speed')).toBe(2933)
  expect(numberAt({ speed: 'fast', other: 3 }, 'speed', 'other')).toBe(3)
  expect(numberAt({ speed: Number.NaN }, 'speed')).toBeNull()
})
