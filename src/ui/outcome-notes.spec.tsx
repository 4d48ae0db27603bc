import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import type { Outcome } from '../contract/freshness'
import { OutcomeNotes, outcomeWord } from './outcome-notes'

afterEach(cleanup)

const outcome = (over: Partial<Outcome>): Outcome => ({
  sourceId: 'eu-central',
  sourceName: 'COM eu-central',
  collection: 'servers',
  freshness: 'live',
  asOf: '2026-11-21T10:42:00.000Z',
  complete: true,
  problem: null,
  ...over,
})
const problem = {
  kind: 'unreachable' as const,
  title: 'The source does not answer',
  detail: 'No connection within 10 s.',
  supportId: '8f2c',
}

test.each([
  [outcome({}), null],
  [outcome({ freshness: 'late' }), null],
  [outcome({ freshness: 'stale' }), 'is stale'],
  [outcome({ freshness: 'unreachable', problem }), 'is unreachable'],
  [outcome({ complete: false }), 'is not wholly read'],
  [outcome({ asOf: null, complete: false }), 'is being read for the first time'],
  [outcome({ asOf: null, complete: false, problem }), 'was never read'],
])('a source that %j is said to be: %s', (given, word) => {
  expect(outcomeWord(given)).toBe(word)
})

test('a silent source is named with its age, the reason and the id for support', () => {
  render(<OutcomeNotes outcomes={[outcome({}), outcome({ freshness: 'unreachable', problem })]} />)
  const note = screen.getByRole('listitem')
  expect(note.textContent).toContain('COM eu-central is unreachable: servers as of')
  expect(note.textContent).toContain('The source does not answer: No connection within 10 s.')
  expect(screen.getByRole('button', { name: 'Copy support id 8f2c' })).toBeTruthy()
})

test('where all is well, nothing is said', () => {
  const { container } = render(<OutcomeNotes outcomes={[outcome({})]} />)
  expect(container.childElementCount).toBe(0)
})

test('a source that is silent for one reason is told once, with all that it leaves old', () => {
  const silent = { freshness: 'unreachable', problem } as const
  render(
    <OutcomeNotes
      outcomes={[
        outcome({ ...silent, collection: 'jobs' }),
        outcome({ ...silent, collection: 'dual-auth-operations' }),
        outcome({ ...silent, sourceId: 'us-west', sourceName: 'COM us-west' }),
      ]}
    />,
  )
  const [first, ...others] = screen.getAllByRole('listitem')
  expect(first?.textContent).toContain('is unreachable: jobs, dual auth operations as of')
  expect(others).toHaveLength(1)
})
