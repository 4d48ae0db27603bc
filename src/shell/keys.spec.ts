import { expect, test } from 'vitest'
import { keySheet, readKey } from './keys'

const bare = { ctrlKey: false, metaKey: false, altKey: false, writing: false }
const press = (key: string, more: Partial<typeof bare> = {}, prefixed = false) =>
  readKey({ key, ...bare, ...more }, prefixed, 'operator')

test.each([
  ['s', '/servers'],
  ['a', '/activities'],
  ['b', '/backups'],
  ['t', '/tasks'],
  ['o', '/sources'],
])('g %s goes to %s', (key, go) => {
  expect(press('g')).toBe('prefix')
  expect(press(key, {}, true)).toEqual({ go })
})

test('g and a letter without a view goes nowhere', () => {
  expect(press('x', {}, true)).toBeNull()
})

test.each([
  ['/', 'filter'],
  ['?', 'keys'],
  ['s', null],
])('%s alone is %s', (key, command) => {
  expect(press(key)).toBe(command)
})

test('Ctrl K and Command K open the palette, also while writing', () => {
  expect(press('k', { ctrlKey: true })).toBe('palette')
  expect(press('K', { metaKey: true, writing: true })).toBe('palette')
})

test('while writing, letters are text', () => {
  expect(['g', '/', '?'].map((key) => press(key, { writing: true }))).toEqual([null, null, null])
})

test('combinations that belong to the browser stay with it', () => {
  expect(press('s', { ctrlKey: true })).toBeNull()
  expect(press('g', { altKey: true })).toBeNull()
})

test.each([
  ['viewer', null],
  ['operator', null],
  ['admin', { go: '/audit' }],
] as const)('g l, for who is %s', (role, command) => {
  expect(readKey({ key: 'l', ...bare }, true, role)).toEqual(command)
  expect(keySheet(role).some(({ what }) => what === 'Audit log')).toBe(command !== null)
})
