import type { FastifyInstance } from 'fastify'
import { readListQuery } from '../../contract/list-query'
import { apiPaths } from '../../contract/paths'
import type { Sources } from '../../contract/source'
import { find } from '../mirror/find'
import { readHistogram, slotAt } from '../mirror/histograms'
import { lists } from '../mirror/lists'
import { countRunningTasks } from '../mirror/running-tasks'
import { upkeepOf } from '../sources/describe'
import type { Context } from './context'
import { etagOf, sendJson, sendTagged } from './etag'
import { searchOf, urlOf } from './request-url'

/** The freshness strip: every source with its collections, and the running tasks. */
export const readSources = async (context: Context): Promise<Sources> => ({
  now: context.now().toISOString(),
  sources: context.collections.sources().map((report) => {
    const source = context.sources.find(({ id }) => id === report.id)
    return { ...report, upkeep: upkeepOf(source ?? { services: [], budget: null }) }
  }),
  runningTasks: await countRunningTasks(context.store, context.mirror),
})

const config = { role: 'viewer' } as const
/** How old the clock may be that a reply tells which its asker holds already. */
const clockMs = 10_000

/** What spans the lists: sources, histograms, the palette's search. */
export const overviewRoutes = (app: FastifyInstance, context: Context): void => {
  app.get(apiPaths.sources, { config }, async (request, reply) => {
    const { now, ...told } = await readSources(context)
    // It tells moments, not ages: the same until anything was read, asked or moved, but for our clock.
    const clock = Math.floor(Date.parse(now) / clockMs)
    const etag = etagOf('sources', String(clock), JSON.stringify(told))
    return sendTagged(request, reply, { etag, body: () => JSON.stringify({ now, ...told }) })
  })

  app.get(apiPaths.find, { config }, async (request, reply) => {
    const hits = await find(context.store, urlOf(request).search.get('q') ?? '')
    return sendJson(request, reply, JSON.stringify({ hits }))
  })

  const histograms = [
    [apiPaths.activityHistogram, lists.activities, []],
    [apiPaths.taskHistogram, lists.tasks, ['tasks']],
  ] as const
  for (const [path, list, boards] of histograms)
    app.get(path, { config: { ...config, boards } }, (request, reply) => {
      const now = context.now()
      const { kind, params } = list
      const version = context.mirror.version(kind)
      const etag = etagOf('histogram', kind, version, String(slotAt(now)), searchOf(request))
      const body = async () => {
        const { query } = readListQuery(params, urlOf(request).search)
        return JSON.stringify(await readHistogram(context.store, list, query, now))
      }
      return sendTagged(request, reply, { etag, body })
    })
}
