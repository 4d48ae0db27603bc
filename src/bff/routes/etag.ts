import { hash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** A weak validator over whatever decides an answer. */
export const etagOf = (...parts: string[]): string =>
  `W/"${hash('sha1', parts.join('\0'), 'base64url')}"`

/** Sets the validator; true when the asker holds that very answer, so that a 304 is all it needs. */
const isUnchanged = (request: FastifyRequest, reply: FastifyReply, etag: string): boolean => {
  reply.header('etag', etag).header('cache-control', 'private, no-cache').header('vary', 'cookie')
  return request.headers['if-none-match'] === etag
}

/** An answer that may turn out not to be needed: its validator first, its body on demand. */
export type TaggedReply = { etag: string; body: () => string | Promise<string> }

/** Sends a JSON text, or a 304 to who holds it, for which no body is made. */
export const sendTagged = async (
  request: FastifyRequest,
  reply: FastifyReply,
  { etag, body }: TaggedReply,
): Promise<FastifyReply> => {
  if (isUnchanged(request, reply, etag)) return reply.status(304).send()
  return reply.type('application/json; charset=utf-8').send(await body())
}

/** Sends a JSON text under its own validator. */
export const sendJson = (
  request: FastifyRequest,
  reply: FastifyReply,
  text: string,
): Promise<FastifyReply> => sendTagged(request, reply, { etag: etagOf(text), body: () => text })
