import { expect, test } from 'vitest'
import { driveSurroundings } from '../testing/driven-surroundings'
import { createBudget } from './budget'
import { createUpstream } from './http'
import type { UpstreamOptions } from './http'
import type { Exchange } from './tally'
import type { Auth } from './tokens'
import { createAuth } from './tokens'

const json = (body: unknown, init?: ResponseInit) => Response.json(body, init)

/** An upstream whose source answers from a list; `requests` are what it was asked. */
const upstreamOf = (
  answers: (Response | Error | 'silence' | ((request: Request) => Response))[],
  options: Partial<UpstreamOptions> = {},
) => {
  const requests: Request[] = []
  const driven = driveSurroundings((request) => {
    requests.push(request)
    const answer = answers[Math.min(requests.length, answers.length) - 1]
    if (answer instanceof Error) return Promise.reject(answer)
    if (typeof answer === 'function') return Promise.resolve(answer(request))
    if (answer instanceof Response) return Promise.resolve(answer.clone())
    return new Promise((_resolve, reject) =>
      request.signal.addEventListener('abort', () => reject(request.signal.reason)),
    )
  })
  const upstream = createUpstream({
    source: 'COM us-west',
    baseUrl: 'https://us-west.example.test',
    surroundings: driven.surroundings,
    ...options,
  })
  return { ...driven, upstream, requests }
}

const bearer = () => {
  let signIns = 0
  const now = () => new Date(0)
  const auth: Auth = createAuth({
    now,
    signIn: async () => {
      signIns += 1
      const headers = { authorization: `Bearer canary-${signIns}` }
      return { ok: true, value: { headers, expiresAt: 900_000 } }
    },
  })
  return { auth, signIns: () => signIns }
}

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

const connectionError = (code: string) =>
  Object.assign(new TypeError('fetch failed'), { cause: Object.assign(new Error(), { code }) })

test.each([
  ['refuses the connection', connectionError('ECONNREFUSED'), 'unreachable', 'Nothing listens'],
  ['has no name', connectionError('ENOTFOUND'), 'unreachable', 'name does not resolve'],
  ['shows an expired certificate', connectionError('CERT_HAS_EXPIRED'), 'tls', 'has expired'],
  ['shows an unknown one', connectionError('DEPTH_ZERO_SELF_SIGNED_CERT'), 'tls', 'self-signed'],
  ['shows another than the pinned', connectionError('FINGERPRINT_MISMATCH'), 'tls', 'fingerprint'],
  ['fails the handshake', connectionError('ERR_SSL_WRONG_VERSION'), 'tls', 'handshake'],
  [
    'does not speak HTTP',
    new TypeError('fetch failed', {
      cause: Object.assign(new Error('Expected HTTP/'), { name: 'HTTPParserError' }),
    }),
    'bad-answer',
    'does not speak HTTP',
  ],
  ['breaks without a word', new TypeError('fetch failed'), 'unreachable', 'connection failed'],
  ['answers 500', json({}, { status: 500 }), 'upstream-error', 'status 500'],
  ['answers 400', json({}, { status: 400 }), 'refused', 'status 400'],
  ['answers 403', json({}, { status: 403 }), 'forbidden', 'status 403'],
  ['answers 404', json({}, { status: 404 }), 'not-found', 'status 404'],
  ['answers 412', json({}, { status: 412 }), 'conflict', 'status 412'],
  ['sends a page for JSON', new Response('<html>'), 'bad-answer', 'not JSON'],
  ['sends half a JSON', new Response('{"items":['), 'bad-answer', 'not JSON'],
  ['sends a gateway page', new Response('<html>', { status: 502 }), 'upstream-error', '502'],
  ['sends too much', new Response('x'.repeat(2000)), 'bad-answer', 'larger'],
  [
    'announces too much',
    new Response('{}', { headers: { 'content-length': '99999' } }),
    'bad-answer',
    'larger',
  ],
])('a source that %s', async (_what, answer, kind, detail) => {
  const { upstream, advance } = upstreamOf([answer], { maxBytes: 1000 })
  const asked = upstream.request({ path: '/x' })
  await advance(30_000)
  expect(await asked).toMatchObject({
    ok: false,
    problem: { kind, source: 'COM us-west', detail: expect.stringContaining(detail) as string },
  })
})

test('a body that breaks off is told, and asked for again', async () => {
  const broken = () =>
    new Response(
      new ReadableStream({
        pull: (controller) => controller.error(connectionError('UND_ERR_SOCKET')),
      }),
    )
  const { upstream, advance, requests } = upstreamOf([broken, broken, broken])
  const asked = upstream.request({ path: '/x' })
  await advance(10_000)
  expect(await asked).toMatchObject({
    problem: { kind: 'unreachable', detail: 'The answer broke off before its end.' },
  })
  expect(requests).toHaveLength(3)
})

test('a silent source costs its timeout and two retries, no more', async () => {
  const { upstream, advance, requests } = upstreamOf(['silence'], { timeoutMs: 1_000 })
  const asked = upstream.request({ path: '/x' })
  await advance(60_000)
  expect(await asked).toMatchObject({
    problem: { kind: 'timeout', detail: 'No answer within 1 s.' },
  })
  expect(requests).toHaveLength(3)
})

test('an answer that trickles is a timeout like one that does not come', async () => {
  const trickle = (request: Request) =>
    new Response(
      new ReadableStream({
        start: (controller) => {
          controller.enqueue(new TextEncoder().encode('{"items":['))
          request.signal.addEventListener('abort', () => controller.error(request.signal.reason))
        },
      }),
    )
  const { upstream, advance } = upstreamOf([trickle], { timeoutMs: 20_000 })
  const asked = upstream.request({ path: '/x' })
  await advance(60_000)
  expect(await asked).toMatchObject({
    problem: { kind: 'timeout', detail: 'The answer was not complete within 20 s.' },
  })
})

test('what took its time to fail is not tried again, nor is who failed the last time', async () => {
  const { upstream, advance, requests } = upstreamOf(['silence'], { timeoutMs: 20_000 })
  const asked = upstream.request({ path: '/x' })
  await advance(20_000)
  expect(await asked).toMatchObject({ ok: false })
  expect(requests).toHaveLength(1)
  const failing = upstreamOf([json({}, { status: 503 })])
  for (const spent of [3, 4, 5]) {
    const again = failing.upstream.request({ path: '/x' })
    await failing.advance(10_000)
    expect(await again).toMatchObject({ ok: false })
    expect(failing.requests).toHaveLength(spent)
  }
})

test('those who wait for a turn at a service that breaks meanwhile do not ask it', async () => {
  const { upstream, advance, requests } = upstreamOf(['silence'], {
    timeoutMs: 20_000,
    maxInFlight: 2,
  })
  const asked = Promise.all(Array.from({ length: 20 }, () => upstream.request({ path: '/x' })))
  await advance(120_000)
  expect((await asked).every(({ ok }) => !ok)).toBe(true)
  expect(requests.length).toBeLessThanOrEqual(8)
})

test('what is not safe is sent once', async () => {
  for (const answer of [json({}, { status: 503 }), connectionError('ECONNRESET')]) {
    const { upstream, requests } = upstreamOf([answer])
    expect(await upstream.request({ method: 'POST', path: '/x' })).toMatchObject({ ok: false })
    expect(requests).toHaveLength(1)
  }
})

test('a passing failure is not noticed', async () => {
  const { upstream, advance } = upstreamOf([json({}, { status: 503 }), json({ ok: 1 })])
  const asked = upstream.request({ path: '/x' })
  await advance(5_000)
  expect(await asked).toMatchObject({ ok: true })
})

test('a 429 with a hint is waited for; the budget keeps everyone else away meanwhile', async () => {
  const { surroundings } = driveSurroundings(() => Promise.reject(new Error('not asked')))
  const budget = createBudget('COM us-west', surroundings)
  const limited = json({}, { status: 429, headers: { 'retry-after': '60' } })
  const { upstream, requests } = upstreamOf([limited], { budget })
  for (let tries = 0; tries < 3; tries += 1)
    expect(await upstream.request({ path: '/x' })).toMatchObject({
      problem: { kind: 'rate-limited', retryAfterMs: 60_000 },
    })
  expect(requests).toHaveLength(1)
})

test('the source’s words, code and support id are kept; what we sent it is not', async () => {
  const { auth } = bearer()
  const body = {
    message: 'token canary-1 of ops@example.com at https://us-west.example.test/x is bad',
  }
  const { upstream } = upstreamOf([json(body, { status: 400 })], {
    auth,
    readProblem: (_status, _headers, said) => ({
      detail: (said as typeof body).message,
      supportId: 'debug-1',
    }),
  })
  const reply = await upstream.request({ path: '/x' })
  expect(reply).toMatchObject({ problem: { supportId: 'debug-1', kind: 'refused' } })
  expect(JSON.stringify(reply)).not.toMatch(/canary|example/)
})

test('neither does its own name come back, whatever domain it is in, nor in a code', async () => {
  const { upstream } = upstreamOf([json({}, { status: 400 })], {
    baseUrl: 'https://ovc-1.acme.example',
    readProblem: () => ({
      detail: 'ovc-1.acme.example is busy.',
      upstreamCode: 'E_ovc-1.acme.example',
      supportId: 'ops@example.com',
    }),
  })
  expect(await upstream.request({ path: '/x' })).toMatchObject({
    problem: {
      detail: '[address] is busy.',
      upstreamCode: 'E_[address]',
      supportId: '[e-mail]',
    },
  })
})

test('after five failures the service is left alone for a while, then tried once', async () => {
  const { upstream, requests, advance } = upstreamOf([json({}, { status: 501 })])
  for (let tries = 0; tries < 8; tries += 1) await upstream.request({ path: '/x' })
  expect(requests).toHaveLength(5)
  expect(await upstream.request({ path: '/x' })).toMatchObject({
    problem: { kind: 'upstream-error', retryAfterMs: 5_000 },
  })
  await advance(10_000)
  await upstream.request({ path: '/x' })
  await upstream.request({ path: '/x' })
  expect(requests).toHaveLength(6)
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
