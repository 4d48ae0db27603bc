import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { exportFormats } from '../../contract/export'
import { listSearch, readListQuery } from '../../contract/list-query'
import { fileTime } from '../export/csv'
import type { ExportedList } from '../export/export-rows'
import { agesOf, exportRows, exportTypes } from '../export/export-rows'
import { isZone } from '../export/zoned'
import type { ListDefinition } from '../mirror/lists'
import { readBatches } from '../mirror/query'
import { readLooker } from '../mirror/seen'
import type { Context } from './context'
import { ProblemReply } from './problem-reply'
import { urlOf } from './request-url'

const limited = { role: 'viewer', rateLimit: { max: 10, timeWindow: 60_000 } } as const

/** All rows of a list that match, as a file that is written while it is sent. */
export const exportRoute = <T>(
  app: FastifyInstance,
  { store, collections, now }: Context,
  path: string,
  list: ListDefinition,
  exported: ExportedList<T>,
): void => {
  const { name } = exported
  const cannot = (detail: string) =>
    new ProblemReply(400, {
      kind: 'invalid-input',
      title: `The ${name} cannot be asked that way`,
      detail,
    })

  app.get(path, { config: limited }, async (request, reply) => {
    const { search } = urlOf(request)
    const { query, faults } = readListQuery(list.params, search)
    if (faults.length > 0) throw cannot(faults.join(' '))
    const format = exportFormats.find((one) => one === search.get('format'))
    if (!format) throw cannot(`format is not one of ${exportFormats.join(', ')}.`)
    const timeZone = search.get('tz') ?? 'UTC'
    if (!isZone(timeZone)) throw cannot('tz is not the name of a time zone.')
    const at = now()
    const looker = await readLooker(store, request.session?.key ?? null, at)
    const { rows, batches } = await readBatches(store, list, query, looker)
    const head = {
      exportedAt: at.toISOString(),
      exportedBy: request.session?.name ?? '',
      timeZone,
      query: listSearch(list.params, search),
      rows,
      sources: agesOf(collections.outcomes(list.kind === 'operation' ? 'task' : list.kind)),
    }
    return reply
      .header('cache-control', 'no-store')
      .header(
        'content-disposition',
        `attachment; filename="sightline-${name}-${fileTime(at)}.${format}"`,
      )
      .type(exportTypes[format])
      .send(Readable.from(exportRows(exported, format, head, batches)))
  })
}
