import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { AuditPage } from '../../contract/audit'
import { auditFormats, auditList } from '../../contract/audit'
import { listSearch, readListQuery } from '../../contract/list-query'
import { apiPaths } from '../../contract/paths'
import { exportAudit } from '../audit/export-audit'
import { formats } from '../audit/formats'
import {
  auditFacets,
  countAudit,
  findAudit,
  keyText,
  readAudit,
  readKey,
} from '../audit/read-audit'
import { askerOf, writeAudit } from '../auth/audit'
import { fileTime } from '../export/csv'
import { isZone } from '../export/zoned'
import type { Context } from './context'
import { ProblemReply } from './problem-reply'
import { urlOf } from './request-url'

const cannot = (detail: string) =>
  new ProblemReply(400, {
    kind: 'invalid-input',
    title: 'The audit log cannot be asked that way',
    detail,
  })

/** The question of a URL, or a 400 that names all its faults. */
const asked = (request: FastifyRequest) => {
  const { search } = urlOf(request)
  const { query, faults } = readListQuery(auditList, search)
  if (faults.length > 0) throw cannot(faults.join(' '))
  const after = search.get('after')
  const key = after === null ? null : readKey(after)
  if (after !== null && key === null) throw cannot('after is not a place in the log.')
  return { search, query, after: key }
}

/** The audit log, for admins: a window at a time, and all that matches as a file. */
export const auditRoutes = (app: FastifyInstance, context: Context): void => {
  const { config, store, now } = context

  app.get(apiPaths.audit, { config: { role: 'admin' } }, async (request, reply) => {
    const { query, after } = asked(request)
    const items = await readAudit(store, query, after, query.limit)
    const last = items.at(-1)
    const page: AuditPage = {
      items,
      next: last && items.length === query.limit ? keyText(last) : null,
      total: after === null ? await countAudit(store, query) : null,
      facets: after === null ? await auditFacets(store, query) : {},
      keptDays: config.retention.auditDays,
    }
    reply.header('cache-control', 'no-store')
    return page
  })

  app.get<{ Params: { id: string } }>(
    `${apiPaths.audit}/lines/:id`,
    { config: { role: 'admin' } },
    async ({ params: { id } }, reply) => {
      reply.header('cache-control', 'no-store')
      const entry = await findAudit(store, id)
      if (entry) return entry
      throw new ProblemReply(404, {
        kind: 'not-found',
        title: 'This line is not in the audit log',
        detail: `Lines are kept for ${config.retention.auditDays} days.`,
      })
    },
  )

  const limited = { role: 'admin', rateLimit: { max: 10, timeWindow: 60_000 } } as const
  app.get(apiPaths.auditExport, { config: limited }, async (request, reply) => {
    const { search, query } = asked(request)
    const format = auditFormats.find((name) => name === search.get('format'))
    if (!format) throw cannot(`format is not one of ${auditFormats.join(', ')}.`)
    const timeZone = search.get('tz') ?? 'UTC'
    if (!isZone(timeZone)) throw cannot('tz is not the name of a time zone.')
    const at = now()
    const question = listSearch(auditList, search)
    await writeAudit(store, at, {
      ...askerOf(request),
      action: 'audit-exported',
      target: format,
      detail: question === '' ? 'everything' : question,
    })
    const head = {
      exportedAt: at.toISOString(),
      exportedBy: request.session?.name ?? '',
      timeZone,
      query: question,
      rows: await countAudit(store, query),
    }
    const text = exportAudit(store, query, formats[format], head)
    return reply
      .header('cache-control', 'no-store')
      .header(
        'content-disposition',
        `attachment; filename="sightline-audit-${fileTime(at)}.${format}"`,
      )
      .type(formats[format].type)
      .send(Readable.from(text))
  })
}
