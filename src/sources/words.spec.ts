import { expect, test } from 'vitest'
import type { Finding, Service } from '../contract/source-detail'
import { latencyBoundsMs } from '../contract/source-detail'
import {
  errorsText,
  findingsText,
  latencyText,
  serviceStatus,
  testText,
  withoutName,
} from './words'

const problem = { kind: 'timeout', title: 'late', detail: 'No answer.' } as const
const [early, late] = ['2026-11-20T10:00:00.000Z', '2026-11-20T10:05:00.000Z']

const service = (over: Partial<Service> = {}): Service => ({
  id: 'a',
  name: 'A',
  kind: 'api',
  requests: 0,
  errors: {},
  latency: [],
  answeredAt: null,
  lastError: null,
  breaker: null,
  token: null,
  refusal: null,
  ...over,
})

test.each<[string, Partial<Service>]>([
  ['Not asked yet', {}],
  ['Answers', { answeredAt: late }],
  ['Answers', { answeredAt: late, lastError: { at: early, problem } }],
  ['Failed last', { answeredAt: early, lastError: { at: late, problem } }],
  ['Failed last', { lastError: { at: late, problem } }],
  ['Left alone', { answeredAt: early, breaker: { until: late, problem } }],
  ['Sign-in refused', { breaker: { until: late, problem }, refusal: { until: late, problem } }],
])('%s: %j', (word, over) => {
  expect(serviceStatus(service(over)).word).toBe(word)
})

test('errors are counted in words, the most frequent first', () => {
  expect(errorsText({})).toBeNull()
  expect(errorsText({ timeout: 3, tls: 1200 })).toBe(
    '1,200 certificate not trusted, 3 no answer in time',
  )
  expect(errorsText({ 'of-another-version': 1 })).toBe('1 of-another-version')
})

const slots = (counts: Record<number, number>) =>
  [...latencyBoundsMs, Infinity].map((_bound, slot) => counts[slot] ?? 0)

test.each([
  ['nothing', {}, null],
  ['one quick answer', { 0: 1 }, 'half within 25 ms, 95 % within 25 ms'],
  ['most of them quick', { 0: 90, 4: 10 }, 'half within 25 ms, 95 % within 500 ms'],
  ['seconds', { 6: 1, 7: 1 }, 'half within 2.5 s, 95 % within 5 s'],
  ['without end', { 10: 1 }, 'half over 30 s, 95 % over 30 s'],
])('how fast answers come, from %s', (_what, counts, words) => {
  expect(latencyText(slots(counts))).toBe(words)
})

const finding = (outcome: Finding['outcome']): Finding => ({
  id: outcome,
  name: outcome,
  outcome,
  ms: 1,
  problem: null,
})

test.each<[Finding['outcome'][], string]>([
  [[], 'There was nothing to ask.'],
  [['answers'], 'It answers.'],
  [['answers', 'answers'], 'All 2 answer.'],
  [['answers', 'fails'], '1 of 2 answers.'],
  [['fails', 'not-asked'], '0 of 2 answer.'],
])('%j: %s', (outcomes, words) => {
  expect(testText(outcomes.map(finding))).toBe(words)
})

test('why many fail is counted by kind, the most frequent first', () => {
  const failed = (kind: 'timeout' | 'tls') => ({
    ...finding('fails'),
    problem: { kind, title: '', detail: '' },
  })
  expect(findingsText([failed('tls'), failed('timeout'), failed('timeout')])).toBe(
    '2 no answer in time, 1 certificate not trusted',
  )
})

test('a title does not repeat the name that stands before it', () => {
  expect(withoutName('fed-paris cannot be reached', 'fed-paris')).toBe('cannot be reached')
  expect(withoutName('fed-paris cannot be reached', 'fed')).toBe('fed-paris cannot be reached')
})
