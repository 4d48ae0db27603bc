import type { FastifyRequest } from 'fastify'
import type { Asking } from '../upstream/upstream'

/** Asks a source for whoever asks us, and no longer than they wait. */
export const askingOf = (request: FastifyRequest): Asking => {
  const gone = new AbortController()
  request.raw.once('close', () => gone.abort())
  return { signal: gone.signal, requestId: request.id }
}
