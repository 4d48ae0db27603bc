import type { FastifyBaseLogger, FastifyServerOptions } from 'fastify'
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

/** How passes are told: a failure once at its beginning, its end, the rest only at level debug. */
export const logScheduler = (log: FastifyBaseLogger): SchedulerLog => {
  const failing = new Map<string, string>()
  return {
    passEnded: (pass) => {
      const wasFailing = failing.delete(`${pass.source} ${pass.collection}`)
      if (wasFailing) log.info(pass, 'pass succeeded again')
      else log.debug(pass, 'pass ended')
    },
    passFailed: ({ source, collection, problem }) => {
      const place = `${source} ${collection}`
      const line = { source, collection, problem }
      if (failing.get(place) === problem.kind) log.debug(line, 'pass failed again')
      else log.warn(line, 'pass failed')
      failing.set(place, problem.kind)
    },
    passThrew: (place, error) => log.error({ ...place, err: error }, 'pass threw'),
    judgingThrew: (error) => log.error({ err: error }, 'judging what time changes threw'),
  }
}
