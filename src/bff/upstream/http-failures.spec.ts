import { expect, test } from 'vitest'
import { driveSurroundings } from '../testing/driven-surroundings'
import { createBudget } from './budget'
import { bearer, upstreamOf } from './testing/upstream-of'

const json = (body: unknown, init?: ResponseInit) => Response.json(body, init)

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
