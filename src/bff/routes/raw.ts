import type { FastifyInstance } from 'fastify'
import type { Problem } from '../../contract/problem'
import type { Raw } from '../../contract/raw'
import { isAllowed, unknownParameters } from '../raw/allowed'
import { pathOf, readSegments } from '../raw/raw-path'
import { strip } from '../raw/strip'
import type { Source } from '../sources/source'
import { askingOf } from './asking'
import { ProblemReply } from './problem-reply'
import { urlOf } from './request-url'

const closed = (detail: string) =>
  new ProblemReply(404, {
    kind: 'not-found',
    title: 'This cannot be read through',
    detail,
  })

/** What the asker sees of a source's refusal: its own status where it is about the asked thing. */
const statusOf = ({ kind }: Problem) => {
  if (kind === 'not-found') return 404
  if (kind === 'refused') return 422
  return kind === 'rate-limited' ? 429 : 502
}

/**
 * `GET /api/raw/:source/<path of the source>`: reads one resource as the source has it, by an allow-list
 * of paths and parameters, without secrets. For operators; two a second.
 */
export const rawRoutes = (
  app: FastifyInstance,
  { sources, now }: { sources: readonly Source[]; now: () => Date },
): void => {
  app.get<{ Params: { source: string; '*': string } }>(
    '/api/raw/:source/*',
    { config: { role: 'operator', rateLimit: { max: 120, timeWindow: 60_000 } } },
    async (request, reply): Promise<Raw> => {
      const source = sources.find(({ id }) => id === request.params.source)
      if (!source) throw closed('No source has this name.')
      const { pathname, search } = urlOf(request)
      const rest = pathname.split('/').slice(4).join('/')
      const segments = readSegments(rest)
      if (!segments || !isAllowed(source.kind, segments))
        throw closed('The path is not among those that may be read.')
      const unknown = unknownParameters(search)
      if (unknown.length > 0)
        throw closed(`These parameters do not go along: ${unknown.join(', ')}.`)
      reply.header('cache-control', 'no-store')
      const answer = await source.raw.read(
        source.kind === 'ilo' ? (segments[0] ?? '') : null,
        pathOf(source.kind === 'ilo' ? segments.slice(1) : segments, rest),
        Object.fromEntries(search),
        askingOf(request, reply),
      )
      if (!answer.ok) throw new ProblemReply(statusOf(answer.problem), answer.problem)
      return { asOf: now().toISOString(), ...strip(answer.value.body, source.raw.hosts) }
    },
  )
}
