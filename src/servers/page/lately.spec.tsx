import { render } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { Outcome } from '../../contract/freshness'
import { Lately } from './lately'

const heard: Outcome = {
  sourceId: 'us-west',
  sourceName: 'COM us-west',
  collection: 'jobs',
  freshness: 'live',
  asOf: '2026-11-20T09:59:00.000Z',
  complete: true,
  problem: null,
}

test.each<[string, Partial<Outcome>, RegExp]>([
  ['heard', {}, /^Nobody started anything/],
  ['not read yet', { asOf: null, freshness: 'late' }, /^Nothing is known/],
  ['silent', { freshness: 'unreachable' }, /^Nothing is known/],
  ['not wholly read', { complete: false }, /^Nothing is known/],
])('that nobody started anything is said only of sources that were heard: %s', (_, how, words) => {
  const { container } = render(<Lately tasks={[]} outcomes={[{ ...heard, ...how }]} />)
  expect(container.textContent).toMatch(words)
})
