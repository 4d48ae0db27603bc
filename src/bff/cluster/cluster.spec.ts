import { expect, inject, onTestFinished, test } from 'vitest'
import { createApp } from '../app'
import { loggerOptions } from '../log'
import { openStore } from '../store/store'
import { aCollector, aConfig, aSource } from '../testing/console'
import { aServer } from '../testing/entities'
import { emptySchema } from '../testing/store'

const sourceIds = ['us-west', 'eu-central', 'ap-northeast', 'fed-paris']

/** Real time, a hundred times as fast: what is waited for is what PostgreSQL takes. */
const hurried = {
  now: () => new Date(),
  certificateAt: () => null,
  random: () => 0.5,
  wait: (ms: number, signal?: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      const timer = setTimeout(resolve, ms / 100)
      signal?.addEventListener('abort', () => {
        clearTimeout(timer)
        reject(new Error('aborted'))
      })
    }),
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

test(
  'a session that begins at one is known to the other, and ends at both',
  { timeout: 60_000 },
  async () => {
    const { join } = await openHouse()
    // The clock of the one stands still: it remembers sessions until it hears that they ended.
    const begun = new Date()
    const [one, two] = [await join('one', () => begun), await join('two')]
    const headers = { origin: 'http://localhost:4600', host: 'localhost:4600' }
    const signedIn = await one.app.inject({
      method: 'POST',
      url: '/api/session/demo',
      headers,
      payload: { role: 'viewer' },
    })
    const [cookie = ''] = String(signedIn.headers['set-cookie']).split(';')
    const at = (bff: typeof two) =>
      bff.app.inject({ url: '/api/sources', headers: { ...headers, cookie } })
    expect((await at(two)).statusCode).toBe(200)
    expect((await at(one)).statusCode).toBe(200)
    const { csrf } = signedIn.json<{ csrf: string }>()
    await two.app.inject({
      method: 'DELETE',
      url: '/api/session',
      headers: { ...headers, cookie, 'x-sightline-csrf': csrf },
    })
    const status = async () => (await at(one)).statusCode
    await expect.poll(status, { timeout: 20_000 }).toBe(401)
  },
)
