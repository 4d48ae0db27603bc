import type { FastifyInstance } from 'fastify'
import type { Config } from '../config'

/** Everything from here and nothing else; no script or style stands in a page itself. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join(';')

const headers = {
  'content-security-policy': contentSecurityPolicy,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-frame-options': 'DENY',
  'x-permitted-cross-domain-policies': 'none',
  'x-xss-protection': '0',
}
const yearSeconds = 31_536_000

/** The same headers on every reply: what a browser may load, who may frame it, that it stays on https. */
export const secureReplies = (
  app: FastifyInstance,
  { publicUrl }: Pick<Config, 'publicUrl'>,
): void => {
  const all = publicUrl?.startsWith('https:')
    ? { ...headers, 'strict-transport-security': `max-age=${yearSeconds}; includeSubDomains` }
    : headers
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(all)
    done()
  })
}
