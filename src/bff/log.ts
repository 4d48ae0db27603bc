import type { FastifyBaseLogger, FastifyServerOptions } from 'fastify'
import type { ProblemKind } from '../contract/problem'
import type { SchedulerLog } from './mirror/scheduler'
import { redact } from './upstream/redact'

/** JSON lines at `level`; errors without addresses and secrets, requests without headers. */
export const loggerOptions = (level: string): FastifyServerOptions['logger'] => ({
  level,
  base: null,
  serializers: {
    err: (error) => ({
      type: error.name,
      message: redact(error.message),
      stack: redact(error.stack ?? ''),
    }),
  },
})

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
