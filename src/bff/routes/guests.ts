import type { FastifyInstance } from 'fastify'
import type { Guests } from '../../contract/guests'
import { apiPaths } from '../../contract/paths'
import { serverDetail } from '../mirror/details'
import { guestsOf } from '../mirror/guests'
import type { Context } from './context'
import { sendJson } from './etag'
import { notHeld } from './problem-reply'

/** What runs on a server, from the mirror: its host, VMs and how well these are protected. */
export const guestRoutes = (
  app: FastifyInstance,
  { store, collections, sourceNames }: Pick<Context, 'store' | 'collections' | 'sourceNames'>,
): void => {
  const sourceName = (id: string) => sourceNames.get(id) ?? id
  app.get<{ Params: { sourceId: string; id: string } }>(
    `${apiPaths.servers}/:sourceId/:id/guests`,
    { config: { role: 'viewer' } },
    async (request, reply) => {
      const { sourceId, id } = request.params
      const around = { sourceName, asOf: () => null }
      const server = await serverDetail(store, around, sourceId, id)
      if (!server) throw notHeld('server')
      const guests: Guests = {
        ...(await guestsOf(store, [server.hostName, server.name], sourceName)),
        outcomes: collections.outcomes('vm'),
      }
      return sendJson(request, reply, JSON.stringify(guests))
    },
  )
}
