import { getEventListeners } from 'node:events'
import { expect, test } from 'vitest'
import { driveSurroundings } from '../testing/driven-surroundings'
import { createUpstream } from './http'
import type { UpstreamOptions } from './http'
import type { Exchange } from './tally'
import { bearer, upstreamOf } from './testing/upstream-of'
import type { Auth } from './tokens'
import { createAuth } from './tokens'

const json = (body: unknown, init?: ResponseInit) => Response.json(body, init)

test('a good answer comes back parsed, asked for with path, query and token', async () => {
  const { auth } = bearer()
  const { upstream, requests } = upstreamOf([json({ items: [1] })], { auth })
  const reply = await upstream.request({
    path: '/compute-ops-mgmt/v1/servers/P1%2BS1',
    query: { limit: 100, filter: "name eq 'a+b'", skip: undefined },
  })
  expect(reply).toMatchObject({ ok: true, value: { status: 200, body: { items: [1] } } })
  expect(requests[0]?.url).toBe(
    'https://us-west.example.test/compute-ops-mgmt/v1/servers/P1%2BS1?limit=100&filter=name+eq+%27a%2Bb%27',
  )
  expect(requests[0]?.headers.get('authorization')).toBe('Bearer canary-1')
})

test('a signal that lives as long as the process keeps nothing of what was asked under it', async () => {
  const { signal } = new AbortController()
  const { upstream } = upstreamOf([json({}), json({}, { status: 404 }), json({})])
  for (const path of ['/a', '/b', '/c']) await upstream.request({ path, signal })
  const kept = Object.getOwnPropertySymbols(signal)
    .map((symbol): unknown => Reflect.get(signal, symbol))
    .filter((value) => value instanceof Set || value instanceof Map)
  expect(
    kept.reduce((sum, { size }) => sum + size, getEventListeners(signal, 'abort').length),
  ).toBe(0)
})

test('an anonymous request carries no token', async () => {
  const { auth, signIns } = bearer()
  const { upstream, requests } = upstreamOf([json({})], { auth })
  await upstream.request({ path: '/redfish/v1/', anonymous: true })
  expect(requests[0]?.headers.has('authorization')).toBe(false)
  expect(signIns()).toBe(0)
})

test.each([
  ['https://elsewhere.test/x'],
  ['//elsewhere.test/x'],
  ['http://us-west.example.test/x'],
  ['https://'],
])('a URI outside the origin is never asked: %s', async (path) => {
  const { upstream, requests } = upstreamOf([json({})])
  const reply = await upstream.request({ path })
  expect(reply).toMatchObject({ ok: false, problem: { kind: 'bad-answer' } })
  expect(requests).toHaveLength(0)
})

test('a URI of the source itself is followed, and a redirect on it keeps the token', async () => {
  const { auth } = bearer()
  const moved = new Response(null, { status: 308, headers: { location: '/redfish/v1/Systems/' } })
  const { upstream, requests } = upstreamOf([moved, json({ ok: 1 })], { auth })
  const reply = await upstream.request({ path: 'https://us-west.example.test/redfish/v1/Systems' })
  expect(reply).toMatchObject({ ok: true, value: { body: { ok: 1 } } })
  expect(requests[1]?.url).toBe('https://us-west.example.test/redfish/v1/Systems/')
  expect(requests[1]?.headers.get('authorization')).toBe('Bearer canary-1')
})

test.each([
  ['to another origin', 308, 'https://elsewhere.test/', 'GET' as const],
  ['that turns a POST into a GET', 302, '/there', 'POST' as const],
  ['without end', 307, '/again', 'GET' as const],
])('a redirect %s is not followed', async (_what, status, location, method) => {
  const moved = new Response(null, { status, headers: { location } })
  const { upstream, requests } = upstreamOf([moved])
  const reply = await upstream.request({ method, path: '/here' })
  expect(reply).toMatchObject({ ok: false, problem: { kind: 'bad-answer', status } })
  expect(new Set(requests.map(({ url }) => new URL(url).host))).toEqual(
    new Set(['us-west.example.test']),
  )
})

test('a refused token is renewed once, and the request sent once more', async () => {
  const { auth, signIns } = bearer()
  const { upstream, requests } = upstreamOf([json({}, { status: 401 }), json({ ok: 1 })], { auth })
  expect(await upstream.request({ method: 'POST', path: '/x' })).toMatchObject({ ok: true })
  expect(signIns()).toBe(2)
  expect(requests[1]?.headers.get('authorization')).toBe('Bearer canary-2')
})

test('a token that is refused again is a problem, not a loop', async () => {
  const { auth, signIns } = bearer()
  const { upstream, requests } = upstreamOf([json({}, { status: 401 })], { auth })
  const reply = await upstream.request({ path: '/x' })
  expect(reply).toMatchObject({ ok: false, problem: { kind: 'bad-credentials', status: 401 } })
  expect([requests.length, signIns()]).toEqual([2, 2])
})

test('a cancelled request ends at once and is held against nobody', async () => {
  const { upstream, settle } = upstreamOf(['silence'])
  const controller = new AbortController()
  const asked = upstream.request({ path: '/x', signal: controller.signal })
  await settle()
  controller.abort()
  expect(await asked).toMatchObject({
    ok: false,
    problem: { detail: 'The request was cancelled.' },
  })
})

test('nor does a cancelled request wait for the sign-in that it began', async () => {
  const auth: Auth = createAuth({ now: () => new Date(0), signIn: () => new Promise(() => {}) })
  const { upstream, settle } = upstreamOf([json({})], { auth })
  const controller = new AbortController()
  const asked = upstream.request({ path: '/x', signal: controller.signal })
  await settle()
  controller.abort()
  expect(await asked).toMatchObject({ problem: { detail: 'The request was cancelled.' } })
})

test('no more requests are under way than the source bears', async () => {
  let inside = 0
  let most = 0
  const driven = driveSurroundings(async () => {
    inside += 1
    most = Math.max(most, inside)
    await new Promise((resolve) => setImmediate(resolve))
    inside -= 1
    return json({})
  })
  const upstream = createUpstream({
    source: 'iLO',
    baseUrl: 'https://ilo.test',
    surroundings: driven.surroundings,
    maxInFlight: 2,
  })
  await Promise.all(Array.from({ length: 9 }, () => upstream.request({ path: '/x' })))
  expect(most).toBe(2)
})

const observed = (
  answers: Parameters<typeof upstreamOf>[0],
  options: Partial<UpstreamOptions> = {},
) => {
  const exchanges: Exchange[] = []
  const observe = (exchange: Exchange) => void exchanges.push(exchange)
  return { ...upstreamOf(answers, { observe, ...options }), exchanges }
}

test('every message is told with its attempt, how long it took and what came of it', async () => {
  const failure = json({ debugId: 'd1' }, { status: 503 })
  const { upstream, exchanges, advance } = observed(['silence', failure, json({})], {
    timeoutMs: 2_000,
    readProblem: () => ({ supportId: 'd1' }),
  })
  const reply = upstream.request({ path: '/x', requestId: 'r1' })
  await advance(5_000)
  expect(await reply).toMatchObject({ ok: true })
  expect(exchanges).toMatchObject([
    { attempt: 1, ms: 2_000, requestId: 'r1', problem: { kind: 'timeout' } },
    { attempt: 2, ms: 0, problem: { kind: 'upstream-error', status: 503, supportId: 'd1' } },
    { attempt: 3, ms: 0, problem: null },
  ])
})

test('a token that ended before its time is no failure, one that is refused again is', async () => {
  const refusal = json({}, { status: 401 })
  const once = observed([refusal, json({})], { auth: bearer().auth })
  await once.upstream.request({ path: '/x' })
  expect(once.exchanges.map(({ problem }) => problem)).toEqual([null, null])
  const twice = observed([refusal], { auth: bearer().auth })
  await twice.upstream.request({ path: '/x' })
  expect(twice.exchanges.map(({ problem }) => problem?.kind)).toEqual([
    undefined,
    'bad-credentials',
  ])
})

test('what was never sent is not told: breaker, budget, a request given up', async () => {
  const { upstream, exchanges, advance } = observed([new Error('gone')])
  for (let requests = 0; requests < 6; requests += 1) {
    const reply = upstream.request({ method: 'POST', path: '/x' })
    await advance(100)
    await reply
  }
  expect(exchanges).toHaveLength(5)
  const given = observed(['silence'])
  const leaving = new AbortController()
  const reply = given.upstream.request({ path: '/x', signal: leaving.signal })
  await given.settle()
  leaving.abort()
  await reply
  expect(given.exchanges).toEqual([])
})

test('for a person who wants to know now, the first answer is the answer', async () => {
  const { upstream, requests } = observed([json({}, { status: 503 })])
  expect(await upstream.request({ path: '/x', insist: true })).toMatchObject({ ok: false })
  expect(requests).toHaveLength(1)
})
