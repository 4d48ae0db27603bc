import { Agent, request } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { writeAudit } from '../auth/audit'
import { openConsole } from '../testing/console'

const gate = () => {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { open, opened }
}

/** A console on a real port, with a write that takes as long as the test lets it. */
const listen = async () => {
  const console = await openConsole()
  const { app, store, surroundings } = console
  const [entered, work] = [gate(), gate()]
  app.post('/api/slow', { config: { role: 'anyone' } }, async () => {
    entered.open()
    await work.opened
    await writeAudit(store, surroundings.now(), { actor: 'slow', action: 'account-changed' })
    return { done: true }
  })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const address = app.server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const url = `http://127.0.0.1:${port}`
  const slow = (signal?: AbortSignal) =>
    fetch(`${url}/api/slow`, {
      method: 'POST',
      headers: { origin: url },
      ...(signal ? { signal } : {}),
    })
  const written = async () => {
    const rows = await store.selectFrom('audit').select('actor').execute()
    return rows.map(({ actor }) => actor)
  }
  return { ...console, url, port, entered: entered.opened, finish: work.open, slow, written }
}

/** One request over an agent's connections. */
const over = (agent: Agent, port: number, path: string) =>
  new Promise<IncomingMessage>((resolve, reject) => {
    request({ agent, port, host: '127.0.0.1', path }, (answer) => resolve(answer.resume()))
      .once('error', reject)
      .end()
  })

test('a write under way is done and answered, what comes meanwhile is told so, then the port is closed', async () => {
  const { app, url, entered, finish, slow, written } = await listen()
  const answer = slow()
  await entered
  const closed = app.close()

  for (const path of ['/api/servers', '/readyz', '/servers', '/api/nothing']) {
    const refused = await fetch(`${url}${path}`)
    expect([path, refused.status]).toEqual([path, 503])
    expect(refused.headers.get('retry-after')).toBe('5')
    expect(refused.headers.get('connection')).toBe('close')
    expect(refused.headers.get('x-content-type-options')).toBe('nosniff')
    expect(await refused.json()).toMatchObject({
      kind: 'unreachable',
      title: 'Sightline is being stopped',
      retryAfterMs: 5_000,
    })
  }
  expect((await fetch(`${url}/healthz`)).status).toBe(200)
  expect(await written()).toEqual([])

  finish()
  expect(await (await answer).json()).toEqual({ done: true })
  await closed
  expect(await written()).toEqual(['slow'])
  await expect(fetch(`${url}/healthz`)).rejects.toThrow('fetch failed')
})

test('a write is done although its asker has gone', async () => {
  const { app, settle, entered, finish, slow, written } = await listen()
  const asker = new AbortController()
  const answer = slow(asker.signal).catch(() => 'gone')
  await entered
  asker.abort()
  expect(await answer).toBe('gone')
  const closed = app.close()
  let over = false
  void closed.then(() => {
    over = true
  })
  await settle()
  expect(over).toBe(false)
  finish()
  await closed
  expect(await written()).toEqual(['slow'])
})

test('a connection that waits for its next request is closed', async () => {
  const { app, port } = await listen()
  const agent = new Agent({ keepAlive: true })
  await over(agent, port, '/healthz')
  await expect.poll(() => Object.values(agent.freeSockets).flat()).toHaveLength(1)
  await app.close()
  await expect.poll(() => Object.values(agent.freeSockets).flat()).toHaveLength(0)
  await expect(over(agent, port, '/healthz')).rejects.toThrow('ECONNREFUSED')
})

test('who never ends is cut off after eight seconds', async () => {
  const { app, advance, entered, slow } = await listen()
  const answer = slow().catch(() => 'cut off')
  await entered
  const closed = app.close()
  await advance(7_999)
  expect(app.server.listening).toBe(true)
  await advance(1)
  await closed
  expect(await answer).toBe('cut off')
})
