import type { FastifyBaseLogger, FastifyInstance, FastifyServerOptions } from 'fastify'
import type { ProblemKind } from '../contract/problem'
import type { SchedulerLog } from './mirror/scheduler'
import type { Source } from './sources/source'
import { redact } from './upstream/redact'

type LoggedError = { type: string; message: string; stack: string; cause?: LoggedError }
const deepestCause = 5

/** An error without the addresses and secrets that it, or what caused it, may hold. */
const withoutSecrets = (error: Error, depth = 0): LoggedError => ({
  type: error.name,
  message: redact(error.message),
  stack: redact(error.stack ?? ''),
  ...(error.cause instanceof Error && depth < deepestCause
    ? { cause: withoutSecrets(error.cause, depth + 1) }
    : {}),
})

/**
 * JSON lines at `level`; errors without addresses and secrets. Of requests and replies only what names
 * nobody: should a library log one, its headers, body and query stay out.
 */
export const loggerOptions = (level: string): FastifyServerOptions['logger'] => ({
  level,
  base: null,
  serializers: {
    err: (error: unknown) =>
      withoutSecrets(error instanceof Error ? error : new Error(String(error))),
    req: ({ method, routeOptions }) => ({ method, route: routeOptions?.url }),
    res: ({ statusCode }) => ({ statusCode }),
  },
})

/** One line for every answer, only at level debug. */
export const logAnswers = (app: FastifyInstance): void => {
  app.addHook('onResponse', (request, reply, done) => {
    const { method, routeOptions } = request
    const line = { method, route: routeOptions.url, status: reply.statusCode }
    request.log.debug({ ...line, ms: Math.round(reply.elapsedTime) }, 'answered')
    done()
  })
}

/** One line for every message to a service that failed, with the id that its support asks for. */
export const logUpstream = (log: FastifyBaseLogger, sources: readonly Source[]): void => {
  for (const source of sources)
    for (const service of source.services)
      service.tally.listen(({ problem, attempt, ms, requestId }) => {
        if (!problem) return
        const { kind, status, upstreamCode, supportId } = problem
        const place = { source: source.id, service: service.id }
        const asked = requestId === null ? {} : { reqId: requestId }
        log.info(
          { ...asked, ...place, kind, status, upstreamCode, supportId, attempt, ms },
          'upstream request failed',
        )
      })
}

/**
 * How passes are told: a failure once at its beginning, its end, the rest only at level debug. What a
 * source's collections fail for alike is one failure: it begins with the first and ends with the last.
 */
export const logScheduler = (log: FastifyBaseLogger): SchedulerLog => {
  /** By source: what each failing collection fails for. */
  const failing = new Map<string, Map<string, ProblemKind>>()
  const of = (source: string) => {
    const held = failing.get(source) ?? new Map<string, ProblemKind>()
    failing.set(source, held)
    return held
  }
  return {
    passEnded: (pass) => {
      const faults = of(pass.source)
      const kind = faults.get(pass.collection)
      faults.delete(pass.collection)
      const isLast = kind !== undefined && ![...faults.values()].includes(kind)
      if (isLast) log.info(pass, 'pass succeeded again')
      else log.debug(pass, 'pass ended')
    },
    passFailed: ({ source, collection, problem }) => {
      const faults = of(source)
      const isKnown = [...faults.values()].includes(problem.kind)
      faults.set(collection, problem.kind)
      const line = { source, collection, problem }
      if (isKnown) log.debug(line, 'pass failed again')
      else log.warn(line, 'pass failed')
    },
    passThrew: (place, error) => log.error({ ...place, err: error }, 'pass threw'),
    judgingThrew: (error) => log.error({ err: error }, 'judging what time changes threw'),
  }
}
