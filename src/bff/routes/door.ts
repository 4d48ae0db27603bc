import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Session } from '../../contract/session'
import { askerOf, writeAudit } from '../auth/audit'
import { browserName } from '../auth/browser-name'
import { maskCsrf } from '../auth/csrf'
import { cookieName } from '../auth/guard'
import { failures, problemOfSignIn } from '../auth/oidc/outcome'
import type { Person } from '../auth/person'
import type { Vouched } from '../auth/sessions'
import type { Context } from './context'

type Asked = Pick<FastifyRequest, 'session' | 'cookies'>

/** The cookie of a sign-in at the provider: a token while it is under way, then how it failed. */
export const signOnCookie = (config: Context['config']): string => `${cookieName(config)}-sign-in`

/** What a page learns of its session, and of the doors that are open. */
export const describeSession = (
  { config }: Pick<Context, 'config'>,
  { session, cookies }: Asked,
): Session => {
  const doors = {
    demo: config.simulated,
    ...(config.oidc ? { provider: config.oidc.name } : {}),
  }
  if (session) {
    const { name, role, csrf, expiresAt } = session
    return { signedIn: true, ...doors, name, role, csrf: maskCsrf(csrf), expiresAt }
  }
  const failure = failures.find((one) => one === cookies[signOnCookie(config)])
  return config.oidc && failure
    ? { signedIn: false, ...doors, problem: problemOfSignIn(config.oidc.name, failure) }
    : { signedIn: false, ...doors }
}

/** How people come in and go: the session, its cookie and the audit log together. */
export const createDoor = (context: Context) => {
  const { config, store, sessions, now } = context
  const cookie = cookieName(config)
  const options = {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: cookie.startsWith('__Host-'),
  } as const

  /** How a sign-in at the provider went is no news once somebody has come in another way, or left. */
  const forget = (request: FastifyRequest, reply: FastifyReply) => {
    const name = signOnCookie(config)
    if (request.cookies[name] === undefined) return
    request.cookies[name] = ''
    reply.clearCookie(name, { ...options, sameSite: 'lax' })
  }

  return {
    /** Always a new session; the one that this browser had ends. */
    enter: async (
      request: FastifyRequest,
      reply: FastifyReply,
      person: Person,
      by: { vouched?: Vouched; former?: string; through?: string } = {},
    ): Promise<void> => {
      const former = [request.session?.id, by.former].filter((id): id is string => Boolean(id))
      await sessions.end(former)
      const whence = { address: request.ip, browser: browserName(request.headers['user-agent']) }
      const { token, session } = await sessions.start(person, whence, by.vouched)
      request.session = session
      const through = by.through ? { detail: `through ${by.through}` } : {}
      await writeAudit(store, now(), { ...askerOf(request), action: 'signed-in', ...through })
      reply.setCookie(cookie, token, options).header('cache-control', 'no-store')
      forget(request, reply)
    },
    leave: async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
      if (request.session) await sessions.end([request.session.id])
      await writeAudit(store, now(), { ...askerOf(request), action: 'signed-out' })
      request.session = null
      reply.clearCookie(cookie, options).header('cache-control', 'no-store')
      forget(request, reply)
    },
  }
}

export type Door = ReturnType<typeof createDoor>
