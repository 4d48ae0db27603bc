import type { FastifyInstance } from 'fastify'
import { readListQuery } from '../../contract/list-query'
import { apiPaths } from '../../contract/paths'
import type { Sources } from '../../contract/source'
import { find } from '../mirror/find'
import { readHistogram } from '../mirror/histograms'
import { lists } from '../mirror/lists'
import { countRunningTasks } from '../mirror/running-tasks'
import { upkeepOf } from '../sources/describe'
import type { Context } from './context'
import { sendJson } from './etag'
import { urlOf } from './request-url'

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

/** What spans the lists: sources, histograms, the palette's search. */
export const overviewRoutes = (app: FastifyInstance, context: Context): void => {
  app.get(apiPaths.sources, { config }, async (_request, reply) => {
    reply.header('cache-control', 'no-store')
    return readSources(context)
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
    app.get(path, { config: { ...config, boards } }, async (request, reply) => {
      const { query } = readListQuery(list.params, urlOf(request).search)
      const histogram = await readHistogram(context.store, list, query, context.now())
      return sendJson(request, reply, JSON.stringify(histogram))
    })
}
