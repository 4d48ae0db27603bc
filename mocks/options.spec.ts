import { expect, test } from 'vitest'
import { readOptions } from './options'

test('nothing asked is the default estate, listening on 4600', () => {
  expect(readOptions([])).toEqual({
    options: {
      mode: 'start',
      config: null,
      estate: 'default',
      seed: 1,
      speed: 1,
      story: null,
      port: 4600,
      sourcePort: 0,
      controlPort: 0,
      operationsWire: 'current',
      json: false,
    },
  })
})

test('a large estate with another seed, for development', () => {
  expect(readOptions(['--dev', '--estate', 'large', '--seed', '7', '--speed', '0.5'])).toEqual({
    options: expect.objectContaining({ mode: 'dev', estate: 'large', seed: 7, speed: 0.5 }),
  })
})

test('an incident on an estate alone, at ports of its own', () => {
  const asked = ['--estate-only', '--story', 'region-outage', '--source-port', '4700', '--json']
  expect(readOptions([...asked, '--control-port', '4699'])).toEqual({
    options: expect.objectContaining({
      mode: 'estate',
      story: 'region-outage',
      sourcePort: 4700,
      controlPort: 4699,
      json: true,
    }),
  })
})

test('a story that nobody has written is refused with those that there are', () => {
  const read = readOptions(['--story', 'flood'])
  expect('faults' in read && read.faults[0]).toContain('quiet-night')
})

test('every fault is told at once, each with what would fit', () => {
  expect(readOptions(['--estate', 'huge', '--seed', 'x', '--port', '0', '--speed=-1'])).toEqual({
    faults: [
      '--estate takes small, default, large, not "huge".',
      '--seed takes a whole number from 0 to 2147483648, not "x".',
      '--speed takes a number from 0 to 1000, not "-1".',
      '--port takes a whole number from 1 to 65535, not "0".',
    ],
  })
})

test('an unknown option is refused by name', () => {
  const read = readOptions(['--estat', 'large'])
  expect('faults' in read && read.faults[0]).toContain('--estat')
})
