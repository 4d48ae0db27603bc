import { expect, test } from 'vitest'
import { driveSurroundings } from '../testing/driven-surroundings'
import { askedPause, createBudget } from './budget'

const budgetOf = () => {
  const driven = driveSurroundings(() => Promise.reject(new Error('No request is expected.')))
  return { ...driven, budget: createBudget('COM us-west', driven.surroundings) }
}
const headers = (limit: number, remaining: number, reset: number, prefix = 'ratelimit') =>
  new Headers({
    [`${prefix}-limit`]: String(limit),
    [`${prefix}-remaining`]: String(remaining),
    [`${prefix}-reset`]: String(reset),
  })

test('before the source has said anything, nothing is held back', async () => {
  const { budget } = budgetOf()
  expect(await budget.take()).toEqual({ ok: true, value: null })
  expect(budget.left()).toBeNull()
})

test.each(['ratelimit', 'x-ratelimit', 'RateLimit'])('%s headers tell what is left', (prefix) => {
  const { budget } = budgetOf()
  budget.learn(headers(100, 40, 48, prefix), null)
  expect(budget.left()).toEqual({
    limit: 100,
    remaining: 40,
    resetsAt: '2026-11-20T10:00:48.000Z',
  })
})

test.each([1_795_250_766, 1e300])('a reset of %s does not stop us for ever', (reset) => {
  const { budget } = budgetOf()
  budget.learn(headers(100, 0, reset), null)
  expect(budget.left()?.resetsAt).toBe('2026-11-20T10:10:00.000Z')
})

test('what is taken counts before the next answer says so', async () => {
  const { budget } = budgetOf()
  budget.learn(headers(100, 7, 60), null)
  await budget.take()
  await budget.take()
  expect(budget.left()?.remaining).toBe(5)
})

test('the last twentieth is kept, and the window’s end awaited', async () => {
  const { budget, advance } = budgetOf()
  budget.learn(headers(100, 5, 60), null)
  expect(await budget.take()).toMatchObject({
    ok: false,
    problem: { kind: 'rate-limited', retryAfterMs: 60_000, source: 'COM us-west' },
  })
  await advance(60_000)
  expect(await budget.take()).toMatchObject({ ok: true })
})

test('what is kept is for people, down to the last one', async () => {
  const { budget } = budgetOf()
  budget.learn(headers(100, 1, 60), null)
  expect(await budget.take()).toMatchObject({ ok: false })
  expect(await budget.take(undefined, true)).toMatchObject({ ok: true })
  expect(await budget.take(undefined, true)).toMatchObject({ ok: false })
})

test('a short pause is waited for, a long one refused', async () => {
  const { budget, advance, waits } = budgetOf()
  budget.learn(new Headers(), { pauseMs: 4_000 })
  const turn = budget.take()
  await advance(4_000)
  expect(await turn).toMatchObject({ ok: true })
  expect(waits).toEqual([4_000])
  budget.learn(new Headers(), { pauseMs: 40_000 })
  expect(await budget.take()).toMatchObject({ ok: false, problem: { retryAfterMs: 40_000 } })
})

test('a source that refuses again and again is left alone for longer each time, until it answers', async () => {
  const { budget, advance, settle, waits } = budgetOf()
  const pauseAfterRefusal = async () => {
    // Another was under way already.
    for (let times = 0; times < 2; times += 1) budget.learn(new Headers(), { pauseMs: null })
    const turn = budget.take()
    await settle()
    await advance(30_000)
    const taken = await turn
    return taken.ok ? waits.at(-1) : taken.problem.retryAfterMs
  }
  for (const seconds of [1, 2, 4, 8, 16, 30, 30])
    expect(await pauseAfterRefusal()).toBe(seconds * 1000)
  budget.learn(new Headers(), null)
  expect(await pauseAfterRefusal()).toBe(1_000)
})

test.each([
  ['absurd', headers(NaN, NaN, NaN)],
  ['negative', headers(10, -1, -1)],
  ['partial', new Headers({ 'ratelimit-remaining': '0' })],
])('%s headers are not believed', async (_what, odd) => {
  const { budget } = budgetOf()
  budget.learn(odd, null)
  expect(await budget.take()).toMatchObject({ ok: true })
})

const now = new Date('2026-11-20T10:00:00Z')
const info = { errorDetails: [{ type: 'hpe.greenlake.retry_info', retryAfterSeconds: 7 }] }

test.each<[string, Headers, unknown, number | null]>([
  ['Retry-After in seconds', new Headers({ 'retry-after': '3' }), info, 3_000],
  [
    'Retry-After as a date',
    new Headers({ 'retry-after': 'Fri, 20 Nov 2026 10:00:09 GMT' }),
    null,
    9_000,
  ],
  ['a date that is past', new Headers({ 'retry-after': 'Fri, 20 Nov 2026 09:00:00 GMT' }), null, 0],
  ['retry_info in the body', new Headers(), info, 7_000],
  ['the end of the window', headers(100, 0, 48), {}, 48_000],
  ['an hour, which is cut', new Headers({ 'retry-after': '3600' }), null, 600_000],
  ['nothing', new Headers(), 'too many', null],
])('how long to stay away, from %s', (_what, given, body, ms) => {
  expect(askedPause({ status: 429, headers: given, body }, now)).toBe(ms)
})

test('a date is meant by the clock of who names it', () => {
  const given = new Headers({
    date: 'Fri, 20 Nov 2026 11:00:00 GMT',
    'retry-after': 'Fri, 20 Nov 2026 11:00:09 GMT',
  })
  expect(askedPause({ status: 503, headers: given, body: null }, now)).toBe(9_000)
})

test('a failure is no matter of rates, whatever window its headers tell', () => {
  const failed = { headers: headers(100, 90, 48), body: null }
  expect(askedPause({ ...failed, status: 503 }, now)).toBeNull()
  expect(askedPause({ ...failed, status: 500, body: info }, now)).toBeNull()
})
