import type { FastifyInstance } from 'fastify'
import type { ListItem } from '../../contract/entity-key'
import { apiPaths } from '../../contract/paths'
import type { Role } from '../../contract/session'
import { toldTask } from '../ledger/told-task'
import type { Around } from '../mirror/details'
import { activityDetail, serverDetail, vmDetail } from '../mirror/details'
import type { Store } from '../store/store'
import type { Context } from './context'
import { sendJson } from './etag'
import { notHeld } from './problem-reply'

type ReadDetail = (
  store: Store,
  around: Around & { role: Role },
  sourceId: string,
  id: string,
) => Promise<object | null>

const details: { path: string; what: string; read: ReadDetail }[] = [
  { path: apiPaths.servers, what: 'server', read: serverDetail },
  { path: apiPaths.activities, what: 'activity', read: activityDetail },
  { path: apiPaths.vms, what: 'VM', read: vmDetail },
  { path: apiPaths.tasks, what: 'task', read: toldTask },
]

/** How sources are called, and when they last spoke of a kind. */
export const aroundOf = ({
  collections,
  sourceNames,
}: Pick<Context, 'collections' | 'sourceNames'>): Around => ({
  sourceName: (of) => sourceNames.get(of) ?? of,
  asOf: (of, kind) =>
    collections
      .outcomes(kind)
      .filter((outcome) => outcome.sourceId === of)
      .map(({ asOf }) => asOf ?? '')
      .sort()[0] || null,
})

/** The JSON text of one detail by the list's API path, as `role` may know it; null: not held. */
export const replyToDetail = async (
  context: Context,
  path: string,
  { sourceId, id }: ListItem,
  role: Role,
): Promise<string | null> => {
  const read = details.find((detail) => detail.path === path)?.read
  const around = { role, ...aroundOf(context) }
  const detail = (await read?.(context.store, around, sourceId, id)) ?? null
  return detail && JSON.stringify(detail)
}

/** Everything known of one entity. */
export const detailRoutes = (app: FastifyInstance, context: Context): void => {
  for (const { path, what } of details)
    app.get<{ Params: { sourceId: string; id: string } }>(
      `${path}/:sourceId/:id`,
      { config: { role: 'viewer' } },
      async (request, reply) => {
        const role = request.session?.role ?? 'viewer'
        const body = await replyToDetail(context, path, request.params, role)
        if (body === null) throw notHeld(what)
        return sendJson(request, reply, body)
      },
    )
}
