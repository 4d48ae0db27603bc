import type pg from 'pg'

const channel = 'sightline_moved'
const reconnectMs = 2_000

/** Word between BFFs that rows of a kind have changed. */
export type News = {
  tell: (kind: string) => Promise<void>
  close: () => Promise<void>
}

/**
 * Listens on a connection of its own, and again after it breaks: what was missed meanwhile cannot be
 * known, so that `onGap` is told. Own words are not heard.
 */
export const openNews = (options: {
  url: string
  instance: string
  onMoved: (kind: string) => void
  onGap: () => void
  wait: (ms: number, signal?: AbortSignal) => Promise<void>
}): News => {
  const { url, instance, onMoved, onGap, wait } = options
  const closed = new AbortController()
  let client: pg.Client | null = null

  const connect = async () => {
    const { default: driver } = await import('pg')
    const next = new driver.Client({ connectionString: url, application_name: 'sightline news' })
    const lost = new Promise<void>((resolve) => {
      next.on('error', () => resolve())
      next.on('end', () => resolve())
    })
    next.on('notification', ({ payload = '' }) => {
      const [from, kind] = payload.split(' ')
      if (from !== instance && kind) onMoved(kind)
    })
    await next.connect()
    await next.query(`listen ${channel}`)
    client = next
    onGap()
    await lost
    client = null
  }

  const loop = async () => {
    while (!closed.signal.aborted) {
      await connect().catch(() => undefined)
      await wait(reconnectMs, closed.signal).catch(() => undefined)
    }
  }
  const looping = loop()

  return {
    tell: async (kind) => {
      await client?.query('select pg_notify($1, $2)', [channel, `${instance} ${kind}`])
    },
    close: async () => {
      closed.abort()
      await client?.end()
      await looping
    },
  }
}
