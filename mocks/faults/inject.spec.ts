import * as v from 'valibot'
import { afterEach, describe, expect, test } from 'vitest'
import { greenlakeVoice } from '../greenlake/voice'
import { listen } from '../http'
import type { RuleInput } from './fault'
import { ruleSchema } from './fault'
import { createFaultBook } from './fault-book'
import { withFaults } from './inject'

const at = Date.UTC(2026, 10, 21, 8)

/** A source that answers one list, and the waits that its faults asked for. */
const openSource = () => {
  const book = createFaultBook()
  const waits: number[] = []
  const asked: string[] = []
  const answer = async (request: Request) => {
    asked.push(decodeURIComponent(new URL(request.url).search))
    return Response.json({
      items: [
        { id: 'a', state: 'RUNNING', at: '2026-11-21T08:00:00.123456+00:00' },
        { id: 'b', state: null, at: '1970-01-01T00:00:00Z' },
      ],
    })
  }
  const wait = async (ms: number) => {
    waits.push(ms)
  }
  const ask = withFaults(answer, { book, source: 'us-west', voice: greenlakeVoice, wait }, () => at)
  const get = (path = '/jobs') => ask(new Request(`http://source.test${path}`))
  const strike = (fault: RuleInput['fault'], rule: Partial<RuleInput> = {}) =>
    book.add(v.parse(ruleSchema, { source: 'us-west', fault, ...rule }))
  return { book, waits, asked, ask, get, strike }
}

test('without a fault the answer is what the source says', async () => {
  const { get } = openSource()
  expect(await (await get()).json()).toMatchObject({ items: [{ id: 'a' }, { id: 'b' }] })
})

test('latency comes before the answer', async () => {
  const { get, strike, waits } = openSource()
  strike({ kind: 'latency', ms: 4000 })
  expect((await get()).status).toBe(200)
  expect(waits).toEqual([4000])
})

describe('a request too many', () => {
  test.each([
    ['none', null, undefined],
    ['retry-after', '7', undefined],
    ['retry-info', null, [{ type: 'hpe.greenlake.retry_info', retryAfterSeconds: 7 }]],
    ['ratelimit-reset', null, undefined],
  ] as const)('told with the hint %s', async (hint, retryAfter, errorDetails) => {
    const { get, strike } = openSource()
    strike({ kind: 'throttled', hint, seconds: 7 })
    const answer = await get()
    expect(answer.status).toBe(429)
    expect(answer.headers.get('retry-after')).toBe(retryAfter)
    expect(answer.headers.get('ratelimit-reset')).toBe(hint === 'ratelimit-reset' ? '7' : null)
    expect(await answer.json()).toMatchObject({
      errorCode: 'HPE_GL_ERROR_TOO_MANY_REQUESTS',
      ...(errorDetails ? { errorDetails } : {}),
    })
  })
})

test('the service fails in JSON, a gateway in text', async () => {
  const { get, strike } = openSource()
  strike({ kind: 'status', status: 500 }, { times: 1 })
  expect(await (await get()).json()).toMatchObject({ httpStatusCode: 500 })
  strike({ kind: 'status', status: 503 }, { times: 1 })
  const gateway = await get()
  expect(gateway.headers.get('content-type')).toBe('text/plain')
  expect(await gateway.text()).toContain('upstream connect error')
})

test('a rule strikes the requests that it names, as often as it says', async () => {
  const { get, strike, book } = openSource()
  strike({ kind: 'status', status: 500 }, { path: '/servers/*/alerts', times: 2 })
  strike({ kind: 'status', status: 404 }, { source: 'eu-central' })
  strike({ kind: 'status', status: 404 }, { method: 'POST' })
  expect((await get('/jobs')).status).toBe(200)
  expect((await get('/servers/a+b/alerts')).status).toBe(500)
  expect((await get('/servers/c/alerts')).status).toBe(500)
  expect((await get('/servers/c/alerts')).status).toBe(200)
  expect(book.list()).toHaveLength(2)
})

test('a rule that is taken back strikes no more', async () => {
  const { get, strike, book } = openSource()
  const id = strike({ kind: 'status', status: 500 })
  expect((await get()).status).toBe(500)
  expect(book.remove(id)).toBe(true)
  expect(book.remove(id)).toBe(false)
  expect((await get()).status).toBe(200)
})

test('a page of HTML comes as a success', async () => {
  const { get, strike } = openSource()
  strike({ kind: 'no-json' })
  const answer = await get()
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toContain('text/html')
})

test('a body drips at its rate, whole in the end', async () => {
  const { get, strike, waits } = openSource()
  strike({ kind: 'drip', bytesPerSecond: 50 })
  const answer = await get()
  const text = await answer.text()
  expect(JSON.parse(text)).toMatchObject({ items: [{ id: 'a' }, { id: 'b' }] })
  expect(answer.headers.get('content-length')).toBe(String(text.length))
  expect(waits.reduce((sum, ms) => sum + ms, 0)).toBeCloseTo((text.length / 50) * 1000, 5)
})

test('a truncated body promises more than it gives', async () => {
  const { get, strike } = openSource()
  strike({ kind: 'truncated' })
  await expect((await get()).text()).rejects.toThrow('truncated on purpose')
})

describe('schema drift', () => {
  const items = async (change: { to: unknown } | { gone: true }) => {
    const { get, strike } = openSource()
    strike({ kind: 'drift', at: 'items/*/state', change } as RuleInput['fault'])
    return ((await (await get()).json()) as { items: object[] }).items
  }
  test('a new member of an enum', async () => {
    expect(await items({ to: 'HIBERNATING' })).toMatchObject([
      { state: 'HIBERNATING' },
      { state: 'HIBERNATING' },
    ])
  })
  test('a member that is gone', async () => {
    const [first] = await items({ gone: true })
    expect(first).not.toHaveProperty('state')
    expect(first).toHaveProperty('id')
  })
  test('a list that is null', async () => {
    const { get, strike } = openSource()
    strike({ kind: 'drift', at: 'items', change: { to: null } })
    expect(await (await get()).json()).toEqual({ items: null })
  })
  test('what is not there stays away', async () => {
    const { get, strike } = openSource()
    strike({ kind: 'drift', at: 'items/*/colour', change: { to: 'red' } })
    expect(await (await get()).json()).not.toHaveProperty('items.0.colour')
  })
})

test('a clock that is an hour ahead shows in the Date header, in every time, and in filters', async () => {
  const { get, strike, asked } = openSource()
  strike({ kind: 'clock-skew', ms: 3_600_000 })
  const answer = await get(
    `/jobs?filter=${encodeURIComponent('createdAt gt 2026-11-21T08:30:00Z')}`,
  )
  expect(answer.headers.get('date')).toBe('Sat, 21 Nov 2026 09:00:00 GMT')
  expect(await answer.json()).toMatchObject({
    items: [{ at: '2026-11-21T09:00:00.123456+00:00' }, { at: '1970-01-01T00:00:00Z' }],
  })
  expect(asked.map((search) => search.replaceAll('+', ' '))).toEqual([
    '?filter=createdAt gt 2026-11-21T07:30:00Z',
  ])
})

describe('on a real port', () => {
  const stops: (() => Promise<void>)[] = []
  afterEach(async () => {
    for (const stop of stops.splice(0)) await stop()
  })

  const serve = async (fault: RuleInput['fault']) => {
    const book = createFaultBook()
    book.add(v.parse(ruleSchema, { source: 'us-west', fault }))
    const faulty = (answer: (request: Request) => Promise<Response>) =>
      withFaults(
        answer,
        { book, source: 'us-west', voice: greenlakeVoice, wait: async () => {} },
        () => at,
      )
    const listener = await listen(() => [], { faulty })
    stops.push(listener.stop)
    return listener.origin
  }

  test('a reset connection gives no answer at all', async () => {
    await expect(fetch(await serve({ kind: 'reset' }))).rejects.toThrow('fetch failed')
  })

  test('a truncated body ends the connection', async () => {
    const answer = await fetch(await serve({ kind: 'truncated' }))
    await expect(answer.text()).rejects.toThrow('terminated')
  })

  test('a dripping body arrives', async () => {
    const answer = await fetch(await serve({ kind: 'drip', bytesPerSecond: 1_000_000 }))
    expect(await answer.json()).toHaveProperty('message')
  })
})
