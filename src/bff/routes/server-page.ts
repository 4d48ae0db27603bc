import type { FastifyInstance } from 'fastify'
import type { ListItem } from '../../contract/entity-key'
import { keyOf } from '../../contract/entity-key'
import { windowUrl } from '../../contract/list-query'
import { apiPaths } from '../../contract/paths'
import type { ServerDetail } from '../../contract/server'
import { fewRecent } from '../../contract/server-page'
import { serverDetail } from '../mirror/details'
import { guestsOf } from '../mirror/guests'
import type { ListDefinition } from '../mirror/lists'
import { lists } from '../mirror/lists'
import { tasksUnderWay } from '../mirror/under-way'
import type { Context } from './context'
import { aroundOf } from './details'
import type { TaggedReply } from './etag'
import { etagOf, sendTagged } from './etag'
import { replyToList } from './list-replies'
import { notHeld } from './problem-reply'

/** Under which keys the sources speak of the machine. */
const keysOf = ({ sourceId, id, alsoAt }: ServerDetail) => [{ sourceId, id }, ...alsoAt].map(keyOf)

/** The page of one server, made of what the mirror holds; null: not held. */
export const replyToServerPage = async (
  context: Context,
  { sourceId, id }: ListItem,
): Promise<TaggedReply | null> => {
  const { store, collections, mirror } = context
  const around = aroundOf(context)
  const server = await serverDetail(store, around, sourceId, id)
  if (!server) return null
  const keys = keysOf(server)
  const newest = (list: ListDefinition, sort: string) => {
    const about = new URLSearchParams([...keys.map((key) => ['server', key]), ['sort', sort]])
    return replyToList(context, list, windowUrl('', about.toString(), 0, fewRecent).slice(1))
  }
  const tasks = await newest(lists.tasks, '-createdAt')
  const activities = await newest(lists.activities, '-at')
  const underWay = (await tasksUnderWay(store, mirror)).filter(({ touches }) =>
    touches.some((key) => keys.includes(key)),
  )
  const known = JSON.stringify({ server, underWay })
  return {
    etag: etagOf(
      known,
      tasks.etag,
      activities.etag,
      mirror.version('vm'),
      collections.standing('vm'),
    ),
    body: async () => {
      const guests = {
        ...(await guestsOf(store, [server.hostName, server.name], around.sourceName)),
        outcomes: collections.outcomes('vm'),
      }
      const lately = `"tasks":${await tasks.body()},"activities":${await activities.body()}`
      return `${known.slice(0, -1)},${lately},"guests":${JSON.stringify(guests)}}`
    },
  }
}

/** All that the mirror holds of one server, in one reply. */
export const serverPageRoutes = (app: FastifyInstance, context: Context): void => {
  app.get<{ Params: ListItem }>(
    `${apiPaths.servers}/:sourceId/:id/page`,
    { config: { role: 'viewer' } },
    async (request, reply) => {
      const page = await replyToServerPage(context, request.params)
      if (page === null) throw notHeld('server')
      return sendTagged(request, reply, page)
    },
  )
}
