import { expect, test } from 'vitest'
import { readOptions } from './options'

test('nothing asked is the default estate, listening on 4600', () => {
  expect(readOptions([])).toEqual({
    options: { mode: 'start', config: null, estate: 'default', seed: 1, speed: 1, port: 4600 },
  })
})

test('a large estate with another seed, for development', () => {
  expect(readOptions(['--dev', '--estate', 'large', '--seed', '7', '--speed', '0.5'])).toEqual({
    options: { mode: 'dev', config: null, estate: 'large', seed: 7, speed: 0.5, port: 4600 },
  })
})

test('every fault is told at once, each with what would fit', () => {
  expect(readOptions(['--estate', 'huge', '--seed', 'x', '--port', '0', '--speed=-1'])).toEqual({
    faults: [
      '--estate takes small, default, large, not "huge".',
      '--seed takes a whole number from 0 to 2147483648, not "x".',
      '--port takes a whole number from 1 to 65535, not "0".',
      '--speed takes a number from 0 to 1000, not "-1".',
    ],
  })
})

test('an unknown option is refused by name', () => {
  const read = readOptions(['--estat', 'large'])
  expect('faults' in read && read.faults[0]).toContain('--estat')
})
