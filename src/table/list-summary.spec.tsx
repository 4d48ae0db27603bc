import { expect, test } from 'vitest'
import type { Freshness, Outcome } from '../contract/freshness'
import { sourcesText } from './list-summary'

const outcome = (sourceId: string, freshness: Freshness, collection = 'servers'): Outcome => ({
  sourceId,
  sourceName: sourceId,
  collection,
  freshness,
  asOf: '2026-11-21T10:00:00Z',
  complete: true,
  problem: null,
})

test.each([
  [[outcome('us-west', 'live')], '1 source'],
  [[outcome('us-west', 'live'), outcome('eu-central', 'late')], '2 sources · 1 late'],
  [
    [outcome('a', 'unreachable'), outcome('b', 'stale'), outcome('c', 'unreachable')],
    '3 sources · 1 stale · 2 unreachable',
  ],
  [[outcome('a', 'live', 'jobs'), outcome('a', 'stale', 'operations')], '1 source · 1 stale'],
])('a source counts once, with the worst of its collections', (outcomes, text) => {
  expect(sourcesText(outcomes)).toBe(text)
})
