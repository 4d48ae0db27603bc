import type pg from 'pg'
import * as v from 'valibot'

const channel = 'sightline_moved'
const reconnectMs = 2_000
/** A connection that nobody ended, but that nothing comes through any more, is found out by asking. */
const askEveryMs = 10_000
const patienceMs = 5_000

/** Somebody wants these read at once, of a source that another BFF collects. */
export type Wish = { sourceId: string; collection: string; ids: readonly string[] }

/** Word between BFFs that rows of a kind have changed, and of what is to be read at once. */
export type News = {
  /** False where there is no connection at the moment. */
  tell: (kind: string) => Promise<boolean>
  wish: (wish: Wish) => Promise<boolean>
  close: () => Promise<void>
}

const wishSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ sourceId: v.string(), collection: v.string(), ids: v.array(v.string()) }),
)

/**
 * Listens on a connection of its own, and again after it breaks: what was missed meanwhile cannot be
 * known, so that `onGap` is told. Own words are not heard.
 */
export const openNews = (options: {
  url: string
  instance: string
  onMoved: (kind: string) => void
  onWish: (wish: Wish) => void
  onGap: () => void
  wait: (ms: number, signal?: AbortSignal) => Promise<void>
}): News => {
  const { url, instance, onMoved, onWish, onGap, wait } = options
  const closed = new AbortController()
  let client: pg.Client | null = null

  const hear = (payload: string) => {
    const [from, kind, ...rest] = payload.split(' ')
    if (from === instance || !kind) return
    if (kind !== 'wish') return onMoved(kind)
    const wish = v.safeParse(wishSchema, rest.join(' '))
    if (wish.success) onWish(wish.output)
  }

  const connect = async () => {
    const { default: driver } = await import('pg')
    const next = new driver.Client({
      connectionString: url,
      application_name: 'sightline news',
      keepAlive: true,
      connectionTimeoutMillis: patienceMs,
      query_timeout: patienceMs,
    })
    const lost = new AbortController()
    next.on('error', () => lost.abort())
    next.on('end', () => lost.abort())
    next.on('notification', ({ payload = '' }) => hear(payload))
    try {
      await next.connect()
      await next.query(`listen ${channel}`)
      client = next
      onGap()
      while (!lost.signal.aborted && !closed.signal.aborted) {
        await next.query('select 1')
        await wait(askEveryMs, lost.signal).catch(() => undefined)
      }
    } finally {
      client = null
      next.end().catch(() => undefined)
    }
  }

  const loop = async () => {
    while (!closed.signal.aborted) {
      await connect().catch(() => undefined)
      await wait(reconnectMs, closed.signal).catch(() => undefined)
    }
  }
  const looping = loop()

  const say = async (words: string) => {
    if (!client) return false
    await client.query('select pg_notify($1, $2)', [channel, `${instance} ${words}`])
    return true
  }

  return {
    tell: say,
    wish: (wish) => say(`wish ${JSON.stringify(wish)}`),
    close: async () => {
      closed.abort()
      await client?.end()
      await looping
    },
  }
}
