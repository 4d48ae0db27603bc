import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Surroundings } from '../upstream/upstream'
import { ProblemReply } from './problem-reply'

/** Who takes longer than this to read an answer is cut off; the process itself has 10 s to end. */
const mostMs = 8_000

const stopping = () =>
  new ProblemReply(503, {
    kind: 'unreachable',
    title: 'Sightline is being stopped',
    detail: 'It takes no new requests. If it is restarted it answers again in a few seconds.',
    retryAfterMs: 5_000,
  })

/**
 * Stops in good order: what is under way is answered and done with, even where the asker has gone;
 * what comes meanwhile is told to come back, and only then the port is closed. That the process answers
 * stays true to the end.
 */
export const drainOnClose = (app: FastifyInstance, { wait }: Pick<Surroundings, 'wait'>): void => {
  /** Answers that are not sent yet, and handlers that are not done yet. */
  const open = new Set<FastifyRequest>()
  const running = new Set<FastifyRequest>()
  let closing = false
  let onQuiet = () => {}
  const isQuiet = () => open.size + running.size === 0
  const over = (of: Set<FastifyRequest>, request: FastifyRequest) => {
    of.delete(request)
    if (isQuiet()) onQuiet()
  }

  // Every request passes here: without a turn of the event loop for each hook.
  app.addHook('onRequest', (request, reply, done) => {
    if (closing && request.routeOptions.url !== '/healthz') {
      reply.header('retry-after', '5').header('connection', 'close')
      return done(stopping())
    }
    open.add(request)
    const end = () => over(open, request)
    reply.raw.once('finish', end).once('close', end)
    done()
  })
  app.addHook('preHandler', (request, _reply, done) => {
    running.add(request)
    done()
  })
  app.addHook('onSend', (request, _reply, payload, done) => {
    over(running, request)
    done(null, payload)
  })

  app.addHook('preClose', async () => {
    closing = true
    if (isQuiet()) return
    const quiet = new AbortController()
    onQuiet = () => quiet.abort()
    await wait(mostMs, quiet.signal).catch(() => undefined)
    if (!isQuiet()) app.server.closeAllConnections()
  })
}
