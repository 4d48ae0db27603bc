import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { helloSchema } from '../../contract/display'
import type { Wall } from '../../contract/display'
import { apiPaths } from '../../contract/paths'
import { browserName } from '../auth/browser-name'
import type { KnownDisplay } from '../auth/displays'
import { displayCookie } from '../auth/guard'
import type { Whence } from '../auth/sessions'
import type { Context } from './context'
import { parseBody } from './parse-body'
import { ProblemReply } from './problem-reply'

const pollWhilePairingMs = 3_000
const pollWhenPairedMs = 10_000
/** As long as browsers keep any cookie; every renewal begins it anew. */
const identityLastsS = 400 * 24 * 3_600
const pairingLastsS = 600

const tooMany = (retryAfterMs: number) =>
  new ProblemReply(429, {
    kind: 'rate-limited',
    title: 'Too many screens ask to be paired',
    detail: 'This one asks again by itself.',
    retryAfterMs,
  })

/**
 * Where screens say that they are there. One that is paired learns what to show; any other gets a code
 * for somebody to enter on a desk, and its identity once that was done.
 */
export const wallRoutes = (app: FastifyInstance, context: Context): void => {
  const { config, displays, pairings, now, version } = context
  const identity = displayCookie(config)
  const waiting = `${identity}-pairing`
  const attributes = {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: identity.startsWith('__Host-'),
  } as const
  const limitAskers = app.createRateLimit({ max: 20, timeWindow: 60_000 })

  const shown = (display: Pick<KnownDisplay, 'name' | 'boards'>): Wall => ({
    state: 'paired',
    name: display.name,
    boards: display.boards,
    now: now().toISOString(),
    version,
    pollAfterMs: pollWhenPairedMs,
  })
  const asked = (code: string, expiresAt: string): Wall => ({
    state: 'pairing',
    code,
    expiresAt,
    now: now().toISOString(),
    version,
    pollAfterMs: pollWhilePairingMs,
  })

  /** A screen that is paired: it is seen, and gets the successor of its token when it is time. */
  const greet = async (request: FastifyRequest, reply: FastifyReply, display: KnownDisplay) => {
    const token = request.cookies[identity]
    const successor = token ? await displays.renew(token) : null
    if (successor) reply.setCookie(identity, successor, { ...attributes, maxAge: identityLastsS })
    const secret = request.cookies[waiting]
    if (secret) {
      await pairings.close(secret)
      reply.clearCookie(waiting, attributes)
    }
    return shown(display)
  }

  /** The identity that somebody has granted since; null where the display has been revoked meanwhile. */
  const handOver = async (reply: FastifyReply, id: string) => {
    const display = await displays.get(id)
    const token = display ? await displays.issue(id) : null
    if (!display || !token) return null
    reply.setCookie(identity, token, { ...attributes, maxAge: identityLastsS })
    return display
  }

  const giveCode = async (request: FastifyRequest, reply: FastifyReply, asker: Whence) => {
    const limit = await limitAskers(request)
    if (!limit.isAllowed && limit.isExceeded) throw tooMany(limit.ttl)
    const opened = await pairings.open(asker)
    if (!opened) throw tooMany(60_000)
    reply.setCookie(waiting, opened.secret, { ...attributes, maxAge: pairingLastsS })
    return asked(opened.code, opened.expiresAt)
  }

  app.post(apiPaths.wall, { config: { role: 'anyone' } }, async (request, reply) => {
    const hello = parseBody(helloSchema, request.body)
    reply.header('cache-control', 'no-store')
    const asker = { address: request.ip, browser: browserName(request.headers['user-agent']) }
    const { display } = request
    if (display) {
      await displays.seen(display.id, { ...asker, version: hello.version })
      return greet(request, reply, display)
    }
    const secret = request.cookies[waiting]
    const found = secret ? await pairings.find(secret) : null
    if (found && 'code' in found) return asked(found.code, found.expiresAt)
    const granted = found ? await handOver(reply, found.displayId) : null
    if (!granted) return giveCode(request, reply, asker)
    await displays.seen(granted.id, { ...asker, version: hello.version })
    return shown(granted)
  })
}
