import type { Socket } from 'node:net'
import { connect, createServer } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import pg from 'pg'
import { expect, inject, onTestFinished, test } from 'vitest'
import { openStore } from '../store/store'
import { emptySchema } from '../testing/store'
import { joinCluster } from './cluster'
import type { Wish } from './news'
import { openNews } from './news'

/** Real time, a hundred times as fast. */
const hurry = (ms: number, signal?: AbortSignal) =>
  setTimeout(ms / 100, undefined, signal && { signal })
/** What is waited for is what PostgreSQL takes. */
const patiently = { timeout: 20_000 }

const listen = (url: string, instance: string) => {
  const heard: (string | Wish)[] = []
  let gaps = 0
  const onGap = () => {
    gaps += 1
  }
  const word = (said: string | Wish) => void heard.push(said)
  const news = openNews({ url, instance, wait: hurry, onMoved: word, onWish: word, onGap })
  onTestFinished(news.close)
  return { ...news, heard, gaps: () => gaps }
}

/** Stands before PostgreSQL; `silence` holds back what goes through it, without a word to either side. */
const openWay = async (url: string) => {
  const target = new URL(url)
  const port = Number(target.port)
  const ends: Socket[] = []
  const server = createServer((client) => {
    const upstream = connect(port, target.hostname)
    for (const socket of [client, upstream]) socket.on('error', () => {})
    client.pipe(upstream).pipe(client)
    ends.push(client, upstream)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    for (const socket of ends) socket.destroy()
    server.close()
  })
  const address = server.address()
  target.port = String(typeof address === 'object' && address ? address.port : 0)
  return {
    url: target.href,
    silence: () => {
      for (const socket of ends) {
        socket.unpipe()
        socket.pause()
      }
    },
  }
}

/** Ends the connections of that name, as an administrator does. */
const endConnections = async (url: string, name: string) => {
  const client = new pg.Client(url)
  await client.connect()
  await client.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1',
    [name],
  )
  await client.end()
}

const named = async (name: string) => {
  const url = await emptySchema(inject('postgresUrl') ?? '')
  const own = new URL(url)
  own.searchParams.set('application_name', name)
  return { url, own: own.href }
}

test(
  'what one wants to be read, another hears word for word, and nobody its own',
  { timeout: 60_000 },
  async () => {
    const { url } = await named('wishes')
    const [one, two] = [listen(url, 'one'), listen(url, 'two')]
    const wish = { sourceId: 'us-west', collection: 'jobs', ids: ['a b', 'ü~1'] }
    await expect.poll(() => [one.gaps(), two.gaps()], patiently).toEqual([1, 1])
    expect(await one.wish(wish)).toBe(true)
    expect(await one.tell('task')).toBe(true)
    await expect.poll(() => two.heard, patiently).toEqual([wish, 'task'])
    expect(one.heard).toEqual([])
  },
)

test(
  'a connection through which nothing comes any more is noticed, and another takes its place',
  { timeout: 60_000 },
  async () => {
    const { url } = await named('silent')
    const way = await openWay(url)
    const [one, two] = [listen(way.url, 'one'), listen(url, 'two')]
    await expect.poll(() => [one.gaps(), two.gaps()], patiently).toEqual([1, 1])
    way.silence()
    await expect.poll(one.gaps, patiently).toBe(2)
    await two.tell('server')
    await expect.poll(() => one.heard, patiently).toEqual(['server'])
  },
)

test(
  'what changed while the connection was broken is told when it is back',
  { timeout: 60_000 },
  async () => {
    const { url, own } = await named(`broken ${Date.now()}`)
    const store = await openStore({ url })
    onTestFinished(() => store.destroy())
    const connected = async () => {
      const { rows } = await sql`select pid from pg_stat_activity
      where application_name = ${new URL(own).searchParams.get('application_name')}`.execute(store)
      return rows.length
    }
    const wished: Wish[] = []
    let broken = false
    const untilMended = async (signal?: AbortSignal): Promise<void> => {
      if (!broken) return
      await hurry(1_000, signal)
      return untilMended(signal)
    }
    const cluster = joinCluster({
      store,
      url: own,
      instance: 'one',
      sourceIds: ['us-west'],
      mirror: { moved: () => {} },
      collections: { load: async () => {} },
      surroundings: {
        now: () => new Date(),
        // While it is broken, no new connection is tried.
        wait: async (ms, signal) => {
          await hurry(ms, signal)
          if (ms === 2_000) await untilMended(signal)
        },
      },
      onHeld: () => {},
      onIdentity: () => {},
      onWish: (wish) => void wished.push(wish),
      onFault: () => {},
    })
    onTestFinished(cluster.stop)
    const two = listen(url, 'two')
    await expect.poll(() => two.gaps(), patiently).toBe(1)
    await expect.poll(connected, patiently).toBe(1)
    cluster.start()
    broken = true
    await endConnections(url, new URL(own).searchParams.get('application_name') ?? '')
    await expect.poll(connected, patiently).toBe(0)
    const wish = { sourceId: 'eu-central', collection: 'jobs', ids: ['a'] }
    cluster.moved('server')
    cluster.wish(wish)
    await hurry(5_000)
    expect(two.heard).toEqual([])
    broken = false
    await expect.poll(() => two.heard, patiently).toEqual(['server', wish])
    await expect.poll(() => cluster.holds('us-west'), patiently).toBe(true)
    await two.wish({ ...wish, sourceId: 'eu-central' })
    await two.wish({ ...wish, sourceId: 'us-west' })
    await expect.poll(() => wished, patiently).toEqual([{ ...wish, sourceId: 'us-west' }])
  },
)
