import { hash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** A weak validator over whatever decides an answer. */
export const etagOf = (...parts: string[]): string =>
  `W/"${hash('sha1', parts.join('\0'), 'base64url')}"`

/** Sets the validator; true when the asker holds that very answer, so that a 304 is all it needs. */
export const isUnchanged = (
  request: FastifyRequest,
  reply: FastifyReply,
  etag: string,
): boolean => {
  reply.header('etag', etag).header('cache-control', 'private, no-cache').header('vary', 'cookie')
  return request.headers['if-none-match'] === etag
}

/** Sends a JSON text under its own validator. */
export const sendJson = (
  request: FastifyRequest,
  reply: FastifyReply,
  body: string,
): FastifyReply => {
  if (isUnchanged(request, reply, etagOf(body))) return reply.status(304).send()
  return reply.type('application/json; charset=utf-8').send(body)
}
