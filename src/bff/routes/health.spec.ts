import { expect, onTestFinished, test } from 'vitest'
import { openStore } from '../store/store'
import { openConsole } from '../testing/console'
import { emptyPlace } from '../testing/store'

test('a process with a store that answers is well and ready', async () => {
  const { ask } = await openConsole()
  for (const url of ['/healthz', '/readyz']) {
    const reply = await ask(url)
    expect([url, reply.statusCode, reply.json()]).toEqual([url, 200, { status: 'ok' }])
  }
})

test('without its store a process is well, but not ready, and says so to the balancer alone', async () => {
  // Its own: others of the tests begin with the tables that one before them left.
  const store = await openStore(await emptyPlace())
  onTestFinished(() => store.destroy())
  const { ask, lines } = await openConsole({ store })
  await store.schema.dropTable('collection').execute()
  expect((await ask('/healthz')).statusCode).toBe(200)
  lines.length = 0
  const reply = await ask('/readyz')
  expect(reply.statusCode).toBe(503)
  expect(reply.json()).toMatchObject({ kind: 'unreachable', title: 'The store does not answer' })
  expect(lines.filter((line) => line.includes('"level":50'))).toEqual([])
})
