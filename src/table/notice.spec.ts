import { expect, test } from 'vitest'
import type { Outcome } from '../contract/freshness'
import { noticeFor } from './notice'

const outcome = (over: Partial<Outcome>): Outcome => ({
  sourceId: 'us-west',
  sourceName: 'COM us-west',
  collection: 'servers',
  freshness: 'live',
  asOf: '2026-11-21T10:00:00Z',
  complete: true,
  problem: null,
  ...over,
})
const head = (total: number, outcomes: Outcome[]) => ({
  total,
  error: null,
  head: { items: [], total, offset: 0, facets: {}, outcomes, version: '1', pollAfterMs: 5000 },
})
const unread = outcome({ asOf: null, complete: false, freshness: 'late' })
const silent = outcome({ freshness: 'unreachable' })
const problem = { kind: 'timeout', title: 'Slow', detail: 'No answer.' } as const
const refusing = outcome({ asOf: null, complete: false, freshness: 'unreachable', problem })

test('before the first answer there is neither a notice nor a claim', () => {
  expect(noticeFor({ total: null, error: null, head: null }, false)).toBeNull()
})

test('a first question that failed says so', () => {
  expect(noticeFor({ total: null, error: new Error('no'), head: null }, false)).toBe('failed')
})

test('rows stay, whatever failed since', () => {
  expect(noticeFor({ ...head(3, [silent]), error: new Error('no') }, true)).toBeNull()
})

test.each([
  ['no source was read yet', [unread], false, 'unread'],
  ['no source was read yet, with filters', [unread], true, 'unread'],
  ['filters let nothing through', [outcome({})], true, 'no-match'],
  ['a source is silent', [outcome({}), silent], false, 'silent'],
  ['a source is silent, with filters', [outcome({}), silent], true, 'silent'],
  ['a source was not read yet', [outcome({}), unread], false, 'silent'],
  ['no source could ever be read', [refusing], false, 'silent'],
  ['a source is not wholly read', [outcome({ complete: false })], false, 'silent'],
  ['what a source said is old', [outcome({ freshness: 'stale' })], true, 'silent'],
  ['a source is a little late', [outcome({ freshness: 'late' })], false, 'empty'],
  ['all is read and there is nothing', [outcome({})], false, 'empty'],
])('%s: another picture each', (_, outcomes, filtered, notice) => {
  expect(noticeFor(head(0, outcomes), filtered)).toBe(notice)
})
