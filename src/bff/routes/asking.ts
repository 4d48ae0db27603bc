import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Asking } from '../upstream/upstream'

/**
 * Asks a source for whoever asks us, and no longer than they wait. The reply tells that: a request with a
 * body is closed as soon as that is read.
 */
export const askingOf = (request: FastifyRequest, reply: FastifyReply): Asking => {
  const gone = new AbortController()
  reply.raw.once('close', () => gone.abort())
  return { signal: gone.signal, requestId: request.id }
}
