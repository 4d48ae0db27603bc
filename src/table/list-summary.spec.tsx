import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import type { Freshness, Outcome } from '../contract/freshness'
import { ListSummary, sourcesText } from './list-summary'

afterEach(cleanup)

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

const summary = (question: string, total: number | null, former = false) => (
  <ListSummary
    noun={['task', 'tasks']}
    total={total}
    outcomes={[outcome('a', 'live')]}
    filtered={question !== ''}
    question={question}
    former={former}
  />
)

test('the count is read out when a question is answered, and not at each poll', () => {
  const { rerender } = render(summary('', null))
  rerender(summary('', 20))
  const status = screen.getByRole('status')
  expect(status.getAttribute('aria-live')).toBe('polite')
  rerender(summary('', 21))
  expect(status.textContent).toContain('21 tasks')
  expect(status.getAttribute('aria-live')).toBe('off')
  rerender(summary('state=failed', 21, true))
  expect(status.getAttribute('aria-live')).toBe('polite')
  rerender(summary('state=failed', 3))
  expect(status.textContent).toContain('3 tasks match')
  expect(status.getAttribute('aria-live')).toBe('polite')
  rerender(summary('state=failed', 4))
  expect(status.getAttribute('aria-live')).toBe('off')
})
