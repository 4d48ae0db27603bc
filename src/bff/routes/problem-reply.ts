import type { ServerResponse } from 'node:http'
import type { FastifyInstance } from 'fastify'
import type { Problem } from '../../contract/problem'

/** A problem on its way to becoming an answer. */
export class ProblemReply extends Error {
  readonly statusCode: number
  readonly problem: Problem
  constructor(statusCode: number, problem: Problem) {
    super(problem.title)
    this.statusCode = statusCode
    this.problem = problem
  }
}

/** 404 for something that we do not hold, in words. */
export const notHeld = (what: string): ProblemReply =>
  new ProblemReply(404, {
    kind: 'not-found',
    title: `This ${what} is not there`,
    detail: `No source lists it any more, or never did.`,
  })

const badAddress: Problem = {
  kind: 'invalid-input',
  title: 'This address cannot be read',
  detail: 'A part of it is not encoded as addresses are.',
}

/** 400 for an address that cannot be decoded: no route is found, and no hook has been at the reply. */
export const refuseAddress = (reply: ServerResponse): void => {
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'content-security-policy': "default-src 'none'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  }
  reply.writeHead(400, headers).end(JSON.stringify(badAddress))
}

const statusOf = (error: unknown) =>
  typeof error === 'object' && error !== null && 'statusCode' in error
    ? Number(error.statusCode)
    : 500

/** What the asker did wrong, as fastify words it; never what went wrong in here. */
const problemOf = (error: unknown, status: number, requestId: string): Problem => {
  if (error instanceof ProblemReply)
    return status >= 500 ? { supportId: requestId, ...error.problem } : error.problem
  if (status === 429)
    return {
      kind: 'rate-limited',
      title: 'Too many attempts',
      detail: 'Wait a minute and try again.',
      retryAfterMs: 60_000,
    }
  if (status < 500)
    return {
      kind: 'invalid-input',
      title: 'The request does not fit',
      detail: error instanceof Error ? error.message : 'It was refused.',
    }
  return {
    kind: 'internal',
    title: 'Sightline failed',
    detail: 'Something unexpected happened here; the log says what.',
    supportId: requestId,
  }
}

/**
 * Every error leaves as a problem; those of our own making are logged with their stack, under the id that
 * the problem bears.
 */
export const answerProblems = (app: FastifyInstance): void => {
  app.setErrorHandler((error, request, reply) => {
    const status = statusOf(error)
    if (status >= 500 && !(error instanceof ProblemReply))
      request.log.error({ err: error }, 'request failed')
    return reply.status(status).send(problemOf(error, status, request.id))
  })
}
