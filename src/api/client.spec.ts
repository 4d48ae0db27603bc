import { QueryClient } from '@tanstack/react-query'
import { renderHook } from '@testing-library/react'
import * as v from 'valibot'
import { beforeEach, expect, test, vi } from 'vitest'
import { get, reading, write } from './client'
import { ProblemError } from './problem-error'
import { setSignedOut, useSignedOut } from './signed-out'

const schema = v.object({ rows: v.number() })
const asked: { url: string; init: RequestInit }[] = []

const answering = (reply: () => Response | Promise<Response>) =>
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    asked.push({ url, init })
    return Promise.resolve(reply())
  })
const json =
  (body: unknown, status = 200) =>
  () =>
    Response.json(body, { status })
const failure = async (promise: Promise<unknown>) => {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof ProblemError)) throw new Error('did not fail with a problem')
  return error.problem
}
const read = () => get('/api/x', schema, { background: false })

beforeEach(() => {
  asked.length = 0
  setSignedOut(false)
})

test('a reply is parsed by its contract', async () => {
  answering(json({ rows: 3, extra: true }))
  expect(await read()).toEqual({ rows: 3 })
})

test.each<[string, () => Response | Promise<Response>, object]>([
  [
    "the BFF's own problem is passed on whole",
    json({ kind: 'not-found', title: 'No such task', detail: 'gone', supportId: 'a1' }, 404),
    { kind: 'not-found', title: 'No such task', status: 404, supportId: 'a1' },
  ],
  [
    'a gateway page is a bad answer',
    () => new Response('<h1>', { status: 502 }),
    { kind: 'bad-answer', status: 502 },
  ],
  ['another shape is a bad answer', json({ lines: 3 }), { kind: 'bad-answer' }],
  ['text is a bad answer', () => new Response('rows: 3'), { kind: 'bad-answer' }],
  ['no connection', () => Promise.reject(new TypeError('refused')), { kind: 'unreachable' }],
])('%s', async (_law, reply, problem) => {
  answering(reply)
  expect(await failure(read())).toMatchObject(problem)
})

test('a reading that was called off is no problem of anybody', async () => {
  const controller = new AbortController()
  answering(() => {
    controller.abort()
    return Promise.reject(new DOMException('called off', 'AbortError'))
  })
  const reply = get('/api/x', schema, { signal: controller.signal, background: false })
  await expect(reply).rejects.not.toBeInstanceOf(ProblemError)
})

test('a refused session raises the sign, the next reply takes it down', async () => {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const { result, rerender } = renderHook(useSignedOut)
  answering(json({ kind: 'signed-out', title: 'Signed out', detail: '' }, 401))
  await expect(
    client.fetchQuery({ queryKey: ['x'], ...reading('/api/x', schema) }),
  ).rejects.toThrow()
  rerender()
  expect(result.current).toBe(true)
  answering(json({ rows: 1 }))
  await client.fetchQuery({ queryKey: ['x'], ...reading('/api/x', schema) })
  rerender()
  expect(result.current).toBe(false)
})

test("a source's own refusal does not look like ours", async () => {
  answering(json({ kind: 'bad-credentials', title: 'COM refused us', detail: '' }, 502))
  await failure(read())
  expect(renderHook(useSignedOut).result.current).toBe(false)
})

test('the first reading is a click, every further one is a poll', async () => {
  const client = new QueryClient()
  answering(json({ rows: 1 }))
  const options = { queryKey: ['x'], ...reading('/api/x', schema) }
  await client.fetchQuery(options)
  await client.fetchQuery(options)
  expect(asked.map(({ init }) => init.headers)).toEqual([{}, { 'x-sightline-background': '1' }])
})

const askedBy = () =>
  asked.map(({ init }) =>
    new Headers(init.headers).has('x-sightline-background') ? 'poll' : 'click',
  )

test('what is asked again because it failed is a poll, too', async () => {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const options = { queryKey: ['x'], ...reading('/api/x', schema) }
  answering(json({ kind: 'internal', title: '', detail: '' }, 500))
  await client.fetchQuery(options).catch(() => {})
  await client.fetchQuery(options).catch(() => {})
  expect(askedBy()).toEqual(['click', 'poll'])
})

test('a new version of what is on the page is a poll, another thing is a click', async () => {
  const client = new QueryClient()
  answering(json({ rows: 1 }))
  const version = (id: string, at: string) => ({
    queryKey: ['x', id, at],
    ...reading('/api/x', schema, ['x', id]),
  })
  await client.fetchQuery(version('a', '10:00'))
  await client.fetchQuery(version('a', '10:01'))
  await client.fetchQuery(version('b', '10:01'))
  expect(askedBy()).toEqual(['click', 'poll', 'click'])
})

test('a write carries its body and the token of its session', async () => {
  answering(json({ rows: 0 }))
  await write('POST', '/api/x', schema, { body: { go: true }, csrf: 'token' })
  expect(asked[0]?.init).toMatchObject({
    method: 'POST',
    body: '{"go":true}',
    headers: { 'x-sightline-csrf': 'token', 'content-type': 'application/json' },
  })
})
