import type { FastifyInstance } from 'fastify'
import { apiPaths } from '../../contract/paths'
import { providerSignInSchema } from '../../contract/session'
import { writeAudit } from '../auth/audit'
import { callbackPath } from '../auth/oidc/config'
import { flowMs } from '../auth/oidc/flows'
import type { SingleSignOn } from '../auth/oidc/single-sign-on'
import { ownPath } from '../auth/own-path'
import type { Context } from './context'
import { createDoor, signOnCookie } from './door'
import { parseBody } from './parse-body'
import { ProblemReply } from './problem-reply'
import { urlOf } from './request-url'

/**
 * Sign-in at the identity provider: it begins with a write of our own page and ends when the browser
 * comes back. That return comes from another site, which the session's cookie does not; the cookie of
 * the sign-in does, and leads to a page that needs no session to load.
 */
export const providerRoutes = (
  app: FastifyInstance,
  context: Context,
  signOn: SingleSignOn,
): void => {
  const { config, store, now } = context
  const door = createDoor(context)
  const cookie = signOnCookie(config)
  const options = {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: cookie.startsWith('__Host-'),
    maxAge: flowMs / 1000,
  } as const
  const limited = { role: 'anyone', rateLimit: { max: 30, timeWindow: 60_000 } } as const

  app.post(apiPaths.providerSession, { config: limited }, async (request, reply) => {
    const { returnTo } = parseBody(providerSignInSchema, request.body)
    const begun = await signOn.begin(ownPath(returnTo), request.session?.id ?? '')
    if (!begun.ok) {
      request.log.warn({ problem: begun.problem }, 'the identity provider cannot be asked')
      const detail = `${begun.problem.detail} Local accounts can sign in meanwhile.`
      throw new ProblemReply(502, { ...begun.problem, detail })
    }
    const { token, url } = begun.value
    reply.setCookie(cookie, token, options).header('cache-control', 'no-store')
    return { url }
  })

  app.get(callbackPath, { config: limited }, async (request, reply) => {
    const { search } = urlOf(request)
    const ending = await signOn.finish(request.cookies[cookie], search)
    reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer')
    if (ending.entered) {
      const { person, vouched, former } = ending
      await door.enter(request, reply, person, { vouched, former, through: signOn.name })
    } else {
      const { failure, code, who } = ending
      request.log.warn({ failure, code }, 'a sign-in through the identity provider failed')
      await writeAudit(store, now(), {
        actor: who,
        address: request.ip,
        action: 'sign-in-refused',
        detail: `through ${signOn.name}: ${failure}`,
      })
      reply.setCookie(cookie, failure, options)
    }
    return reply.redirect(ending.returnTo, 303)
  })
}
