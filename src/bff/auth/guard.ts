import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { BoardName } from '../../contract/display'
import type { Problem } from '../../contract/problem'
import type { Role } from '../../contract/session'
import { backgroundHeader, csrfHeader, hasRole } from '../../contract/session'
import type { Config } from '../config'
import { isLoopback } from '../config-values'
import { ProblemReply } from '../routes/problem-reply'
import { isCsrf } from './csrf'
import type { Displays, KnownDisplay } from './displays'
import { isOwnOrigin } from './origin'
import type { Session, Sessions } from './sessions'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may: a role and those above it, or anyone. Every route declares it. */
    role?: Role | 'anyone'
    /** The boards that need it: a display that shows one of them may read it, and nothing else. */
    boards?: readonly BoardName[]
  }
  interface FastifyRequest {
    /** The session, null when signed out. */
    session: Session | null
    /** The paired screen that asks, null for anybody else. */
    display: KnownDisplay | null
  }
}

/** A route that the application serves, and who may use it. */
export type DeclaredRoute = {
  method: string
  /** With its parameters: `/api/servers/:sourceId/:id`. */
  url: string
  role: Role | 'anyone'
  boards: readonly BoardName[]
}

/** `__Host-` where the browser reaches us over https. */
export const cookieName = (config: Pick<Config, 'publicUrl'>): string =>
  config.publicUrl?.startsWith('https:') ? '__Host-sightline' : 'sightline'
/** What a display is known by: a cookie of its own, whoever else signs in with the same browser. */
export const displayCookie = (config: Pick<Config, 'publicUrl'>): string =>
  `${cookieName(config)}-display`

const signedOut: Problem = {
  kind: 'signed-out',
  title: 'You are signed out',
  detail: 'Sign in to go on.',
}
const tooLow = (role: Role): Problem => ({
  kind: 'forbidden',
  title: 'Your role does not allow this',
  detail: `It takes the role ${role}.`,
})
const notOnItsBoards: Problem = {
  kind: 'forbidden',
  title: 'This display does not show that',
  detail: 'It reads what its boards need, and nothing else.',
}
const foreign: Problem = {
  kind: 'forbidden',
  title: 'The request was refused',
  detail: 'It did not come from a page of this console. Reload the page and try again.',
}

/** What is read of who need not say who they are, bytes: a sign-in is the longest that fits. */
const anyoneBytes = 8 * 1024

const isWrite = ({ method }: FastifyRequest) => method !== 'GET' && method !== 'HEAD'

/** Displays look at what their boards need; they never write. */
const mayShow = ({ boards }: KnownDisplay, request: FastifyRequest) => {
  const needed = request.routeOptions.config.boards ?? []
  return !isWrite(request) && boards.some((board) => needed.includes(board))
}

/**
 * Every request: whose session it is, whether the route's declared role allows it, and for writes
 * that they come from our own page. A route without a declared role does not register. Gives the
 * routes that did, those that are yet to come among them.
 */
export const guard = (
  app: FastifyInstance,
  config: Config,
  { sessions, displays }: { sessions: Sessions; displays: Displays },
): readonly DeclaredRoute[] => {
  const own = { publicUrl: config.publicUrl, onLoopback: isLoopback(config.listen.host) }
  const cookie = cookieName(config)
  const screen = displayCookie(config)

  const routes: DeclaredRoute[] = []
  app.addHook('onRoute', (route) => {
    const { url, method, config } = route
    const { role, boards = [] } = config ?? {}
    if (!role) throw new Error(`The route ${url} declares no role.`)
    if (role === 'anyone') route.bodyLimit ??= anyoneBytes
    routes.push(...[method].flat().map((one) => ({ method: one, url, role, boards })))
  })
  app.decorateRequest('session', null)
  app.decorateRequest('display', null)
  app.addHook('onRequest', async (request) => {
    const token = request.cookies[cookie]
    const byPerson = request.headers[backgroundHeader] === undefined
    request.session = token ? await sessions.find(token, byPerson) : null
    const paired = request.cookies[screen]
    request.display = paired ? await displays.find(paired) : null

    if (isWrite(request) && !isOwnOrigin(request.headers.origin, request.headers.host, own))
      throw new ProblemReply(403, foreign)
    const { role = 'anyone' } = request.routeOptions.config
    if (role === 'anyone') return
    if (!request.session && request.display) {
      if (mayShow(request.display, request)) return
      throw new ProblemReply(403, notOnItsBoards)
    }
    if (!request.session) throw new ProblemReply(401, signedOut)
    if (!hasRole(request.session.role, role)) throw new ProblemReply(403, tooLow(role))
    const given = request.headers[csrfHeader]
    if (isWrite(request) && !isCsrf(String(given), request.session.csrf))
      throw new ProblemReply(403, foreign)
  })
  return routes
}
