import type { Result } from '../../../contract/problem'
import { asBadCredentials } from '../../upstream/problems'
import { type Auth, createAuth, type Ticket } from '../../upstream/tokens'
import type { Surroundings, Upstream } from '../../upstream/upstream'
import { createIloClient, redfishHeaders } from './client'

/** How long we go without a session of our own before asking for one again. */
const basicForMs = 600_000

/** The keys of a refused login: trying again would only lengthen the delay that it causes. */
const refusedLogins: ReadonlySet<string | undefined> = new Set([
  'UnauthorizedLoginAttempt',
  'LoginAttemptDelayed',
  'LoginAttemptDelayedSeconds',
])

/** `Location` may name the host as the BMC knows itself: only its path is ours to follow. */
const pathOf = (location: string) =>
  URL.canParse(location, 'https://bmc') ? new URL(location, 'https://bmc').pathname : null

const noSession: Result<never> = {
  ok: false,
  problem: {
    kind: 'bad-answer',
    title: 'The sign-in gave no session',
    detail: 'The BMC took the sign-in, but gave no session token.',
  },
}

/**
 * One session per BMC, shared by all requests and ended on close, because a BMC has few (facts.md 3).
 * Where none is free, each request signs in by itself until later. `door`: an upstream without auth
 * that reads problems with `readIloProblem`.
 */
export const createIloAuth = (
  door: Upstream,
  account: { username: string; password: () => string },
  { now }: Pick<Surroundings, 'now'>,
): Auth => {
  const client = createIloClient(door)

  const basicTicket = (): Ticket => {
    const pair = `${account.username}:${account.password()}`
    return {
      headers: { authorization: `Basic ${Buffer.from(pair).toString('base64')}` },
      expiresAt: now().getTime() + basicForMs,
    }
  }

  const signIn = async (): Promise<Result<Ticket>> => {
    const root = await client.root()
    if (!root.ok) return root
    if (root.value.sessions === null) return { ok: true, value: basicTicket() }
    const reply = await door.request({
      method: 'POST',
      path: root.value.sessions,
      headers: redfishHeaders,
      body: { json: { UserName: account.username, Password: account.password() } },
    })
    if (!reply.ok) {
      const { problem } = reply
      if (problem.upstreamCode === 'SessionLimitExceeded') return { ok: true, value: basicTicket() }
      return refusedLogins.has(problem.upstreamCode)
        ? { ok: false, problem: asBadCredentials(problem) }
        : reply
    }
    const token = reply.value.headers.get('x-auth-token')
    if (token === null) return noSession
    const headers = { 'X-Auth-Token': token }
    const path = pathOf(reply.value.headers.get('location') ?? '')
    const end = async () => {
      if (path !== null) await door.request({ method: 'DELETE', path, headers })
    }
    return { ok: true, value: { headers, expiresAt: null, end } }
  }

  return createAuth({ now, signIn })
}
