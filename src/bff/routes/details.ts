import type { FastifyInstance } from 'fastify'
import { apiPaths } from '../../contract/paths'
import type { Around } from '../mirror/details'
import { activityDetail, serverDetail, taskDetail, vmDetail } from '../mirror/details'
import type { Store } from '../store/store'
import type { Context } from './context'
import { sendJson } from './etag'
import { notHeld } from './problem-reply'

type ReadDetail = (
  store: Store,
  around: Around,
  sourceId: string,
  id: string,
) => Promise<object | null>

const details: [path: string, what: string, read: ReadDetail][] = [
  [apiPaths.servers, 'server', serverDetail],
  [apiPaths.activities, 'activity', activityDetail],
  [apiPaths.vms, 'VM', vmDetail],
  [apiPaths.tasks, 'task', taskDetail],
]

/** Everything known of one entity. */
export const detailRoutes = (app: FastifyInstance, context: Context): void => {
  const around: Around = {
    sourceName: (sourceId) => context.sourceNames.get(sourceId) ?? sourceId,
    asOf: (sourceId, kind) =>
      context.collections
        .outcomes(kind)
        .filter((outcome) => outcome.sourceId === sourceId)
        .map(({ asOf }) => asOf ?? '')
        .sort()[0] || null,
  }
  for (const [path, what, read] of details)
    app.get<{ Params: { sourceId: string; id: string } }>(
      `${path}/:sourceId/:id`,
      { config: { role: 'viewer' } },
      async (request, reply) => {
        const { sourceId, id } = request.params
        const detail = await read(context.store, around, sourceId, id)
        if (!detail) throw notHeld(what)
        return sendJson(request, reply, JSON.stringify(detail))
      },
    )
}
