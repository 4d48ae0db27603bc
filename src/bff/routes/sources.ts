import type { FastifyInstance } from 'fastify'
import { apiPaths } from '../../contract/paths'
import type { Source as SourceReport } from '../../contract/source'
import type { SourceDetail, SourceTest } from '../../contract/source-detail'
import { askerOf, writeAudit } from '../auth/audit'
import type { Scheduler } from '../mirror/scheduler'
import { describeCertificates, describeService } from '../sources/describe'
import type { Finding } from '../sources/probe'
import { probeSource } from '../sources/probe'
import { createShared } from '../sources/shared'
import type { Source } from '../sources/source'
import type { Surroundings } from '../upstream/upstream'
import type { Context } from './context'
import { readSources } from './overviews'
import { ProblemReply } from './problem-reply'

const notConfigured = () =>
  new ProblemReply(404, {
    kind: 'not-found',
    title: 'This source is not there',
    detail: 'The configuration names no source of this id.',
  })

const tell = ({ service, asked, ms, problem }: Finding): SourceTest['findings'][number] => {
  if (!asked) return { ...service, outcome: 'not-asked', ms: null, problem }
  return { ...service, outcome: problem ? 'fails' : 'answers', ms, problem }
}

/** The outcome of a test in one line, for the audit log. */
const inShort = (findings: readonly Finding[]): string => {
  const failing = findings.flatMap(({ service, asked, problem }) =>
    asked && problem ? [`${service.name} (${problem.kind})`] : [],
  )
  if (failing.length === 0) return 'answers'
  return `fails: ${failing.slice(0, 5).join(', ')}${failing.length > 5 ? ` and ${failing.length - 5} more` : ''}`
}

/** What is known of one source, and the button that tests it now. */
export const sourceRoutes = (
  app: FastifyInstance,
  context: Context,
  work: {
    scheduler: Pick<Scheduler, 'passes' | 'retryNow'>
    holds: (sourceId: string) => boolean
    surroundings: Pick<Surroundings, 'now' | 'wait'>
  },
): void => {
  const { config, sources, store, now } = context
  const since = now().toISOString()
  const shared = createShared<Finding[]>()

  const found = (id: string): Source => {
    const source = sources.find((one) => one.id === id)
    if (!source) throw notConfigured()
    return source
  }

  const describe = (source: Source, report: SourceReport): SourceDetail => {
    const collectedHere = work.holds(source.id)
    return {
      ...report,
      now: now().toISOString(),
      since,
      shared: 'url' in config.store,
      collectedHere,
      budget: source.budget?.left() ?? null,
      services: source.services.map(describeService),
      certificates: describeCertificates(source),
      passes: collectedHere ? work.scheduler.passes(source.id) : [],
    }
  }

  app.get<{ Params: { id: string } }>(
    `${apiPaths.sources}/:id`,
    { config: { role: 'viewer' } },
    async (request, reply) => {
      reply.header('cache-control', 'no-store')
      const source = found(request.params.id)
      const { sources: reports } = await readSources(context)
      const report = reports.find(({ id }) => id === source.id)
      if (!report) throw notConfigured()
      return describe(source, report)
    },
  )

  app.post<{ Params: { id: string } }>(
    `${apiPaths.sources}/:id/test`,
    { config: { role: 'operator', rateLimit: { max: 10, timeWindow: 60_000 } } },
    async (request, reply): Promise<SourceTest> => {
      reply.header('cache-control', 'no-store')
      const source = found(request.params.id)
      const at = now()
      const probe = () => probeSource(source, work.surroundings, request.id)
      const findings = await shared(source.id, probe)
      await writeAudit(store, at, {
        ...askerOf(request),
        action: 'source-tested',
        target: source.name,
        detail: inShort(findings),
      })
      if (findings.some(({ asked, problem }) => asked && problem === null))
        work.scheduler.retryNow(source.id)
      return { at: at.toISOString(), findings: findings.map(tell) }
    },
  )
}
