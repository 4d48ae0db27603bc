import { expect, test } from 'vitest'
import { models, uuidOf } from './hardware'

test('the UUID of a server is made of its product number and serial, as live servers have it', () => {
  expect(uuidOf('P18606-B21', 'CZJ11105MN')).toBe('36383150-3630-5A43-4A31-313130354D4E')
})

test('all four iLO generations are among the models', () => {
  expect(new Set(models.map(({ ilo }) => ilo))).toEqual(new Set([4, 5, 6, 7]))
})
