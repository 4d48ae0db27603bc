import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { Registry } from 'prom-client'
import type { Secret } from '../config-values'
import { ProblemReply } from './problem-reply'

const digest = (text: string) => createHash('sha256').update(text).digest()
const bearer = 'Bearer '

/** Whether an authorization header holds the token; takes as long for one that nearly does. */
const opens = (header: string | undefined, token: string) =>
  header?.startsWith(bearer) === true &&
  timingSafeEqual(digest(header.slice(bearer.length)), digest(token))

/**
 * `/metrics` for a monitoring system, which has no session: it shows the token of the configuration. That
 * it comes from this machine proves nothing behind a proxy.
 */
export const metricsRoutes = (app: FastifyInstance, registry: Registry, token: Secret): void => {
  const config = { role: 'anyone', rateLimit: { max: 120, timeWindow: 60_000 } } as const
  app.get('/metrics', { config }, async (request, reply) => {
    if (!opens(request.headers.authorization, token())) {
      reply.header('www-authenticate', 'Bearer')
      throw new ProblemReply(401, {
        kind: 'forbidden',
        title: 'Metrics take a token',
        detail: 'Send it as a bearer token; the configuration names it.',
      })
    }
    reply.header('cache-control', 'no-store').type(registry.contentType)
    return registry.metrics()
  })
}
