import { setTimeout } from 'node:timers/promises'
import type { InjectOptions } from 'fastify'
import { expect, inject, onTestFinished, test } from 'vitest'
import { createApp } from '../app'
import { loggerOptions } from '../log'
import { openStore } from '../store/store'
import { aConfig } from '../testing/a-config'
import { aCollector, aSource } from '../testing/a-source'
import { aServer } from '../testing/entities'
import { aScreen } from '../testing/screen'
import { emptySchema } from '../testing/store'

const sourceIds = ['us-west', 'eu-central', 'ap-northeast', 'fed-paris']

/** Real time, a hundred times as fast: what is waited for is what PostgreSQL takes. */
const hurried = {
  now: () => new Date(),
  certificateAt: () => null,
  random: () => 0.5,
  wait: (ms: number, signal?: AbortSignal) => setTimeout(ms / 100, undefined, signal && { signal }),
}

/** A house of BFFs on one PostgreSQL; `reads` counts the passes of each, by source. */
const openHouse = async () => {
  const url = await emptySchema(inject('postgresUrl') ?? '')
  const join = async (name: string, now = hurried.now) => {
    const store = await openStore({ url })
    const reads = new Map<string, number>()
    const sources = sourceIds.map((id) =>
      aSource({
        id,
        name: id,
        collectors: [
          aCollector({
            targetMs: 200,
            collect: async (pass) => {
              reads.set(id, (reads.get(id) ?? 0) + 1)
              await pass.write('server', [aServer({ sourceId: id, id: `${id}+1`, name: name })])
              return { ok: true, value: { total: 1 } }
            },
          }),
        ],
      }),
    )
    const bff = await createApp({
      config: aConfig({ store: { url: () => url } }),
      store,
      sources,
      surroundings: { ...hurried, now, fetch },
      webRoot: '/nowhere',
      logger: loggerOptions('silent'),
    })
    let open = true
    const stop = async () => {
      if (!open) return
      open = false
      await bff.app.close()
      await store.destroy()
    }
    onTestFinished(stop)
    bff.start()
    return { ...bff, store, reads, stop, collecting: () => [...reads.keys()].toSorted() }
  }
  return { join }
}

test(
  'two on one store share the sources, and what one reads the other shows',
  { timeout: 60_000 },
  async () => {
    const { join } = await openHouse()
    const one = await join('one')
    await expect.poll(one.collecting, { timeout: 20_000 }).toEqual([...sourceIds].toSorted())
    const before = one.mirror.version('server')
    const two = await join('two')
    await expect.poll(() => two.collecting().length, { timeout: 20_000 }).toBe(2)
    await expect.poll(() => one.mirror.version('server'), { timeout: 20_000 }).not.toBe(before)
    const fresh = () =>
      two.collections
        .sources()
        .every(({ collections }) => collections.every(({ asOf }) => asOf !== null))
    await expect.poll(fresh, { timeout: 20_000 }).toBe(true)
  },
)

test('when one goes, the other collects everything', { timeout: 60_000 }, async () => {
  const { join } = await openHouse()
  const [one, two] = [await join('one'), await join('two')]
  await expect.poll(() => two.collecting().length, { timeout: 20_000 }).toBeGreaterThan(0)
  await one.stop()
  await expect.poll(two.collecting, { timeout: 20_000 }).toEqual([...sourceIds].toSorted())
})

const own = { origin: 'http://localhost:4600', host: 'localhost:4600' }

/** Two of a house. The clock of the one stands still: it takes what it read for true until it hears of it. */
const openTwo = async () => {
  const { join } = await openHouse()
  const begun = new Date()
  const [one, two] = [await join('one', () => begun), await join('two')]
  const askAt =
    ({ app }: typeof two) =>
    (asked: InjectOptions | string) => {
      const request = typeof asked === 'string' ? { url: asked } : asked
      return app.inject({ ...request, headers: { ...own, ...request.headers } })
    }
  const signIn = async (role: string) => {
    const payload = { role }
    const reply = await askAt(one)({ method: 'POST', url: '/api/session/demo', payload })
    const [cookie = ''] = String(reply.headers['set-cookie']).split(';')
    return { cookie, 'x-sightline-csrf': reply.json<{ csrf: string }>().csrf }
  }
  return { one: askAt(one), two: askAt(two), signIn }
}

test(
  'a session that begins at one is known to the other, and ends at both',
  { timeout: 60_000 },
  async () => {
    const { one, two, signIn } = await openTwo()
    const headers = await signIn('viewer')
    const statusAt = async (ask: typeof one) =>
      (await ask({ url: '/api/sources', headers })).statusCode
    expect([await statusAt(one), await statusAt(two)]).toEqual([200, 200])
    await two({ method: 'DELETE', url: '/api/session', headers })
    await expect.poll(() => statusAt(one), { timeout: 20_000 }).toBe(401)
  },
)

test(
  'a display that is revoked at one reads nothing more at the other',
  { timeout: 60_000 },
  async () => {
    const { one, two, signIn } = await openTwo()
    const desk = await signIn('operator')
    const screen = aScreen({ ask: one })
    const payload = { code: await screen.code(), name: 'NOC left', boards: ['health'] }
    const paired = await one({ method: 'POST', url: '/api/displays', headers: desk, payload })
    await screen.hello()
    expect(await screen.status('/api/servers')).toBe(200)
    const id = paired.json<{ displays: { id: string }[] }>().displays[0]?.id ?? ''
    await two({ method: 'DELETE', url: `/api/displays/${id}`, headers: desk })
    await expect.poll(() => screen.status('/api/servers'), { timeout: 20_000 }).toBe(401)
  },
)
