import { setTimeout as sleep } from 'node:timers/promises'
import type { Bff } from './house'

const paths = ['/api/servers?limit=50', '/api/tasks?limit=50', '/api/sources']
const everyMs = 500

/** One answer that a viewer waited for. `status` 0: the connection failed. */
export type Look = { viewer: number; bff: string; at: number; status: number; ms: number }

/** A session that begins at this BFF; its cookie. */
export const signIn = async ({ url }: Bff, role: 'viewer' | 'operator'): Promise<string> => {
  const answer = await fetch(`${url}/api/session/demo`, {
    method: 'POST',
    headers: { origin: url, 'content-type': 'application/json' },
    body: JSON.stringify({ role }),
  })
  const [cookie = ''] = (answer.headers.getSetCookie()[0] ?? '').split(';')
  if (!answer.ok || cookie === '') throw new Error(`Sign-in answered ${answer.status}.`)
  return cookie
}

const look = async ({ url }: Bff, path: string, cookie: string): Promise<number> => {
  try {
    const answer = await fetch(`${url}${path}`, { headers: { cookie } })
    await answer.arrayBuffer()
    return answer.status
  } catch {
    return 0
  }
}

/**
 * So many people, each with one session that began at one of the BFFs, look at each of them in turn until
 * `stop`. Every answer is kept in `looks`.
 */
export const startViewers = async (bffs: readonly [Bff, Bff], count: number) => {
  const looks: Look[] = []
  const stopped = new AbortController()
  const watch = async (viewer: number, cookie: string) => {
    await sleep((viewer * everyMs) / count)
    for (let turn = viewer; !stopped.signal.aborted; turn += 1) {
      const bff = bffs[turn % 2] ?? bffs[0]
      const path = paths[turn % paths.length] ?? ''
      const began = performance.now()
      const status = await look(bff, path, cookie)
      looks.push({ viewer, bff: bff.name, at: Date.now(), status, ms: performance.now() - began })
      await sleep(everyMs)
    }
  }
  const cookies: string[] = []
  for (let viewer = 0; viewer < count; viewer += 1)
    cookies.push(await signIn(bffs[viewer % 2] ?? bffs[0], 'viewer'))
  const working = Promise.all(cookies.map((cookie, viewer) => watch(viewer, cookie)))
  return {
    looks,
    stop: async () => {
      stopped.abort()
      await working
    },
  }
}
