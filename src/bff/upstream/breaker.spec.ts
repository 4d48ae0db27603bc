import { expect, test } from 'vitest'
import type { ProblemKind } from '../../contract/problem'
import { createBreaker } from './breaker'
import { pauseBeforeRetry } from './retry'

const problem = (kind: ProblemKind, more = {}) => ({ kind, title: kind, detail: kind, ...more })
const breakerAt = () => {
  const clock = { at: 0 }
  return { clock, breaker: createBreaker(() => new Date(clock.at)) }
}

test('four failures in a row are borne, the fifth is not, and rests double up to half a minute', () => {
  const { clock, breaker } = breakerAt()
  for (let failures = 0; failures < 4; failures += 1) breaker.record(problem('timeout'))
  expect(breaker.standing()).toBeNull()
  for (const rest of [5_000, 10_000, 20_000, 30_000, 30_000]) {
    breaker.record(problem('timeout'))
    expect(breaker.standing()).toMatchObject({ kind: 'timeout', retryAfterMs: rest })
    clock.at += rest
    expect(breaker.standing()).toBeNull()
  }
})

test('after a rest one request finds out, the others wait for its answer', () => {
  const { clock, breaker } = breakerAt()
  for (let failures = 0; failures < 5; failures += 1) breaker.record(problem('unreachable'))
  clock.at += 5_000
  expect(breaker.standing()).toBeNull()
  expect(breaker.standing()).not.toBeNull()
  breaker.record(null)
  expect(breaker.standing()).toBeNull()
})

test('who finds out may take its time: nobody else tries meanwhile, but for ever', () => {
  const { clock, breaker } = breakerAt()
  for (let failures = 0; failures < 5; failures += 1) breaker.record(problem('timeout'))
  clock.at += 5_000
  expect(breaker.standing()).toBeNull()
  clock.at += 29_000
  expect(breaker.standing()).not.toBeNull()
  clock.at += 1_000
  expect(breaker.standing()).toBeNull()
})

test('a refusal is an answer as well: the service is there again', () => {
  const { breaker } = breakerAt()
  for (let failures = 0; failures < 5; failures += 1) breaker.record(problem('timeout'))
  expect(breaker.failures()).toBe(5)
  breaker.record(problem('not-found'))
  expect(breaker.failures()).toBe(0)
  expect(breaker.standing()).toBeNull()
})

test('a good answer in between starts the count anew', () => {
  const { breaker } = breakerAt()
  for (let round = 0; round < 5; round += 1) {
    for (let failures = 0; failures < 4; failures += 1) breaker.record(problem('upstream-error'))
    breaker.record(null)
  }
  expect(breaker.standing()).toBeNull()
})

test('that it is open, until when and why can be asked without changing it', () => {
  const { clock, breaker } = breakerAt()
  for (let failures = 0; failures < 4; failures += 1) breaker.record(problem('timeout'))
  expect(breaker.open()).toBeNull()
  breaker.record(problem('tls'))
  for (let asked = 0; asked < 3; asked += 1)
    expect(breaker.open()).toMatchObject({ until: 5_000, problem: { kind: 'tls' } })
  clock.at = 6_000
  expect(breaker.open()).not.toBeNull()
  breaker.record(null)
  expect(breaker.open()).toBeNull()
})

test('a person who wants to know now gets one request through a rest', () => {
  const { breaker } = breakerAt()
  for (let failures = 0; failures < 5; failures += 1) breaker.record(problem('timeout'))
  breaker.tryNow()
  expect(breaker.standing()).toBeNull()
  expect(breaker.standing()).not.toBeNull()
})

test('what the source says about one request is not held against the service', () => {
  const { breaker } = breakerAt()
  for (const kind of ['not-found', 'refused', 'forbidden', 'rate-limited', 'bad-answer'] as const)
    for (let times = 0; times < 9; times += 1) breaker.record(problem(kind))
  expect(breaker.standing()).toBeNull()
})

test.each([
  ['a timeout, first time', problem('timeout'), 0, 400],
  ['a timeout, second time', problem('timeout'), 1, 800],
  ['a timeout, third time', problem('timeout'), 2, null],
  ['a failure', problem('upstream-error', { status: 503 }), 0, 400],
  ['a failure to know the method', problem('upstream-error', { status: 501 }), 0, null],
  ['a limit with a short pause', problem('rate-limited', { retryAfterMs: 3_000 }), 0, 3_000],
  ['a limit with a long pause', problem('rate-limited', { retryAfterMs: 30_000 }), 0, null],
  ['a certificate that is not trusted', problem('tls'), 0, null],
  ['an answer that is no JSON', problem('bad-answer'), 0, null],
  ['a refusal', problem('refused'), 0, null],
])('%s: the pause before another try', (_what, given, retries, pause) => {
  expect(pauseBeforeRetry(given, { retries, spentMs: 1_000 }, 0.5)).toBe(pause)
})

test('what has taken long is not tried again', () => {
  const given = problem('timeout')
  expect(pauseBeforeRetry(given, { retries: 0, spentMs: 14_999 }, 0.5)).toBe(400)
  expect(pauseBeforeRetry(given, { retries: 0, spentMs: 15_000 }, 0.5)).toBeNull()
})
