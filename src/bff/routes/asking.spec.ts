import Fastify from 'fastify'
import { expect, onTestFinished, test } from 'vitest'
import type { Asking } from '../upstream/upstream'
import { askingOf } from './asking'

/** A promise and what resolves it. */
const later = <T>() => {
  let resolve: (value: T) => void = () => {}
  const promise = new Promise<T>((done) => {
    resolve = done
  })
  return { promise, resolve: (value: T) => resolve(value) }
}

/** A route on a real port that asks for as long as `answer` is not called. */
const open = async () => {
  const app = Fastify()
  onTestFinished(() => app.close())
  const asked = later<Asking>()
  const answered = later<void>()
  app.post('/', async (request, reply) => {
    asked.resolve(askingOf(request, reply))
    await answered.promise
    return {}
  })
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  const post = (signal?: AbortSignal) =>
    fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"act":"restart"}',
      ...(signal ? { signal } : {}),
    })
  return { post, asked: asked.promise, answer: () => answered.resolve() }
}

test('who has sent a body still waits: the source is asked on', async () => {
  const { post, asked, answer } = await open()
  const reply = post()
  const { signal } = await asked
  await new Promise((resolve) => setImmediate(() => setImmediate(resolve)))
  expect(signal.aborted).toBe(false)
  answer()
  expect((await reply).status).toBe(200)
})

test('who goes away is asked for no longer', async () => {
  const { post, asked, answer } = await open()
  const leaving = new AbortController()
  const reply = post(leaving.signal).catch(() => 'gone')
  const { signal } = await asked
  leaving.abort()
  await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
  expect(await reply).toBe('gone')
  answer()
})
