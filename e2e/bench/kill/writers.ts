import { setTimeout as sleep } from 'node:timers/promises'
import { csrfHeader } from '../../../src/contract/session'

/** What the console has acknowledged: every one of these must be there for ever after. */
export type Acknowledged = {
  /** Addresses that sign-ins came from, one each. */
  signIns: Set<string>
  /** Addresses that a wrong password came from. */
  refusals: Set<string>
  signOuts: Set<string>
  /** Tokens of sessions that live, and of those that were ended. */
  live: Set<string>
  ended: Set<string>
}

export const nothingYet = (): Acknowledged => ({
  signIns: new Set(),
  refusals: new Set(),
  signOuts: new Set(),
  live: new Set(),
  ended: new Set(),
})

let people = 0
/** How many writes have been acknowledged. */
export const countOf = ({ signIns, refusals, signOuts }: Acknowledged): number =>
  signIns.size + refusals.size + signOuts.size

/** Everybody comes from an address of their own, by which the audit log is searched afterwards. */
const nextAddress = () => {
  people += 1
  return `10.${people >> 16}.${(people >> 8) & 255}.${people & 255}`
}

type Ask = (url: string, init: RequestInit) => Promise<Response>

const sessionCookie = (answer: Response) => answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''

/** Somebody signs in; every second one leaves again, some mistype a password. */
const visit = async (ask: Ask, url: string, acknowledged: Acknowledged) => {
  const address = nextAddress()
  const stays = people % 2 === 0
  const headers = { origin: url, 'x-forwarded-for': address }
  const post = (path: string, body: object) =>
    ask(`${url}${path}`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })

  if (people % 16 === 0) {
    const refused = await post('/api/session', { name: address, password: 'not this one' })
    if (refused.status === 403) acknowledged.refusals.add(address)
    return
  }
  const entered = await post('/api/session/demo', { role: 'operator' })
  const { csrf } = (await entered.json()) as { csrf: string }
  const cookie = sessionCookie(entered)
  const token = decodeURIComponent(cookie.slice(cookie.indexOf('=') + 1))
  if (!entered.ok || token === '') throw new Error(`Sign-in answered ${entered.status}.`)
  acknowledged.signIns.add(address)
  if (stays) {
    acknowledged.live.add(token)
    return
  }
  // From here on, whether the session lives is known only once the answer is here.
  const left = await ask(`${url}/api/session`, {
    method: 'DELETE',
    headers: { ...headers, cookie, [csrfHeader]: csrf },
  })
  if (!left.ok) throw new Error(`Sign-out answered ${left.status}.`)
  acknowledged.signOuts.add(address)
  acknowledged.ended.add(token)
}

/** So many people come and go at once, without a pause, until `stop`; a console that is gone is tried again. */
export const startWriters = (url: string, acknowledged: Acknowledged, atOnce: number) => {
  const stopped = new AbortController()
  const faults = new Set<string>()
  let open = 0
  const ask: Ask = async (...request) => {
    open += 1
    try {
      return await fetch(...request)
    } finally {
      open -= 1
    }
  }
  const come = async () => {
    while (!stopped.signal.aborted)
      await visit(ask, url, acknowledged).catch((error: unknown) => {
        if (!(error instanceof TypeError)) faults.add(String(error))
        return sleep(20)
      })
  }
  const working = Promise.all(Array.from({ length: atOnce }, come))
  return {
    /** What went wrong other than a connection that broke. */
    faults,
    /** Requests that were asked and not answered yet. */
    open: () => open,
    stop: async () => {
      stopped.abort()
      await working
    },
  }
}
