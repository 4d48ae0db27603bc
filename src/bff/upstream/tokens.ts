import * as v from 'valibot'
import type { Problem, Result } from '../../contract/problem'
import { asBadCredentials } from './problems'
import type { Upstream } from './upstream'

/** What a sign-in at a source gives. `expiresAt` epoch ms, null: until refused. */
export type Ticket = {
  headers: Record<string, string>
  expiresAt: number | null
  /** Ends it at the source. */
  end?: () => Promise<void>
}

/**
 * What a person who wants to know now may ask: to `insist` on another sign-in where a refusal is
 * remembered, or to sign in `anew` where a token is held as well. Neither more often than every 30 s.
 */
export type Insistence = 'insist' | 'anew'

/** How an upstream authenticates: the headers of a request, and word that they were refused. */
export type Auth = {
  headers: (wanted?: Insistence) => Promise<Result<Record<string, string>>>
  /** The source answered 401 to these: the next `headers` signs in anew, once for all who ask. */
  renew: (refused: Record<string, string>) => void
  /** What is known of the token, never itself. */
  standing: () => AuthStanding
  /** Ends the session held at the source. */
  close: () => Promise<void>
}

/**
 * How a sign-in stands. Times epoch ms. `held`: since when and until when there is a token; `refusal`:
 * why there is none, and until when it is not tried again.
 */
export type AuthStanding = {
  held: { since: number; until: number | null } | null
  refusal: { problem: Problem; until: number } | null
}

const earlyMs = 60_000
/** Told lifetimes are taken within these: one below would make every request a sign-in. */
const leastSeconds = 120
const mostSeconds = 86_400
const afterRefusalMs = 300_000
/** How long a sign-in is believed by those who insist: they press the button again and again. */
const believedMs = 30_000

/**
 * Single-flight sign-in: renewed before expiry, kept while a renewal fails for passing reasons. Wrong
 * credentials are fatal: not tried again for five minutes, lest the account be locked.
 */
export const createAuth = (options: {
  signIn: () => Promise<Result<Ticket>>
  now: () => Date
}): Auth => {
  let ticket: Ticket | null = null
  let heldSince = 0
  let pending: Promise<Result<Ticket>> | null = null
  let refusal: { problem: Problem; until: number } | null = null

  const lives = (held: Ticket, early: number) =>
    held.expiresAt === null || held.expiresAt - early > options.now().getTime()

  const signIn = async (): Promise<Result<Ticket>> => {
    const signedIn = await options.signIn()
    if (signedIn.ok) {
      ticket = signedIn.value
      heldSince = options.now().getTime()
      refusal = null
    } else if (signedIn.problem.kind === 'bad-credentials') {
      refusal = { problem: signedIn.problem, until: options.now().getTime() + afterRefusalMs }
    }
    return signedIn
  }

  const obtain = () => {
    pending ??= signIn().finally(() => {
      pending = null
    })
    return pending
  }

  return {
    headers: async (wanted) => {
      const at = options.now().getTime()
      const young = at - heldSince < believedMs
      if (ticket && lives(ticket, earlyMs) && (wanted !== 'anew' || young))
        return { ok: true, value: ticket.headers }
      const standing = refusal ? refusal.until - at : 0
      const fresh = standing > afterRefusalMs - believedMs
      if (refusal && standing > 0 && (fresh || wanted === undefined))
        return { ok: false, problem: { ...refusal.problem, retryAfterMs: standing } }
      const held = ticket
      const renewed = await obtain()
      if (renewed.ok) return { ok: true, value: renewed.value.headers }
      const stillGood = wanted !== 'anew' && held && held === ticket && lives(held, 0)
      return stillGood ? { ok: true, value: held.headers } : renewed
    },
    renew: (refused) => {
      if (ticket?.headers === refused) ticket = null
    },
    standing: () => ({
      held: ticket && lives(ticket, 0) ? { since: heldSince, until: ticket.expiresAt } : null,
      refusal: refusal && refusal.until > options.now().getTime() ? refusal : null,
    }),
    close: async () => {
      // A sign-in under way would leave a session behind that nobody ends.
      await pending?.catch(() => undefined)
      const held = ticket
      ticket = null
      await held?.end?.()
    },
  }
}

const grantSchema = v.object({
  access_token: v.pipe(v.string(), v.minLength(1)),
  expires_in: v.optional(v.fallback(v.union([v.number(), v.pipe(v.string(), v.toNumber())]), 900)),
})
const oauthErrorSchema = v.object({
  error: v.string(),
  error_description: v.optional(v.fallback(v.string(), '')),
})
const fatalErrors: ReadonlySet<string> = new Set([
  'invalid_client',
  'invalid_grant',
  'unauthorized_client',
])

/** An OAuth error body (RFC 6749 5.2): `error` as upstream code, its description as what it says. */
export const readOauthProblem = (_status: number, _headers: Headers, body: unknown) => {
  const parsed = v.safeParse(oauthErrorSchema, body)
  if (!parsed.success) return {}
  const { error: upstreamCode, error_description: detail } = parsed.output
  return { upstreamCode, ...(detail ? { detail } : {}) }
}

/**
 * One OAuth token request: a form post to `path` of an upstream without auth that was made with
 * `readOauthProblem`. Serves client credentials (GreenLake) and password grants (OmniStack).
 */
export const oauthSignIn = async (options: {
  upstream: Upstream
  path: string
  form: Record<string, string>
  headers?: Record<string, string>
  now: () => Date
}): Promise<Result<Ticket>> => {
  const { upstream, path, form, headers = {}, now } = options
  const asked = now().getTime()
  const reply = await upstream.request({ method: 'POST', path, headers, body: { form } })
  if (!reply.ok) {
    const fatal = fatalErrors.has(reply.problem.upstreamCode ?? '')
    return fatal ? { ok: false, problem: asBadCredentials(reply.problem) } : reply
  }
  const grant = v.safeParse(grantSchema, reply.value.body)
  if (!grant.success)
    return {
      ok: false,
      problem: {
        kind: 'bad-answer',
        title: 'The sign-in gave no token',
        detail: 'The token endpoint answered, but not with an access token.',
      },
    }
  const { access_token: token, expires_in: told = 900 } = grant.output
  const seconds = Math.min(Math.max(told, leastSeconds), mostSeconds)
  return {
    ok: true,
    value: { headers: { authorization: `Bearer ${token}` }, expiresAt: asked + seconds * 1000 },
  }
}
