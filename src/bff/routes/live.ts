import type { FastifyInstance } from 'fastify'
import { apiPaths } from '../../contract/paths'
import { bmcsOf } from '../mirror/bmc-of'
import { strip } from '../raw/strip'
import type { Context } from './context'
import { notHeld, ProblemReply } from './problem-reply'

const noBmc = () =>
  new ProblemReply(404, {
    kind: 'not-found',
    title: 'No BMC of this server is configured',
    detail:
      'Live readings come from the machine’s own iLO. They show here once a source of kind "ilo" names it in the configuration and has read it.',
  })

/** `GET /api/servers/:sourceId/:id/live`: what the server's own BMC shows now. */
export const liveRoutes = (app: FastifyInstance, { store, sources }: Context): void => {
  app.get<{ Params: { sourceId: string; id: string } }>(
    `${apiPaths.servers}/:sourceId/:id/live`,
    { config: { role: 'viewer' } },
    async (request, reply) => {
      const { sourceId, id } = request.params
      const places = await bmcsOf(store, sourceId, id)
      if (places === null) throw notHeld('server')
      for (const place of places) {
        const source = sources.find((one) => one.id === place.sourceId)
        const live = await source?.live?.(place.bmc, place.serverId)
        if (!source || !live?.ok) continue
        reply.header('cache-control', 'no-store')
        // A log may name addresses.
        return strip(live.value, source.raw.hosts).body
      }
      throw noBmc()
    },
  )
}
