import { expect, test } from 'vitest'
import { withGaps } from './log-gaps'

const log = [
  { at: '2026-11-21T10:51:33Z', text: 'esx-par-119: finished' },
  { at: '2026-11-21T10:54:40Z', text: 'iLO 1.66 activated' },
  { at: '2026-11-21T10:55:10Z', text: 'flashing system ROM' },
]
const now = Date.parse('2026-11-21T11:05:10Z')
const said = (state: 'running' | 'succeeded') =>
  withGaps({ log, state }, now).map((entry) =>
    entry.kind === 'line' ? entry.text : `${entry.ms / 1000} s, ${entry.open ? 'open' : 'over'}`,
  )

test('newest first, with the silences between and since', () => {
  expect(said('running')).toEqual([
    '600 s, open',
    'flashing system ROM',
    'iLO 1.66 activated',
    '187 s, over',
    'esx-par-119: finished',
  ])
})

test('a task that has ended is not waited for', () => {
  expect(said('succeeded')[0]).toBe('flashing system ROM')
})

test('a task without a word has no log', () => {
  expect(withGaps({ log: [], state: 'running' }, now)).toEqual([])
})
