import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { BoardName } from '../../contract/display'
import { apiPaths } from '../../contract/paths'
import type { ListDefinition } from '../mirror/lists'
import { lists } from '../mirror/lists'
import type { Within } from '../mirror/query'
import type { Context } from './context'
import { sendTagged } from './etag'
import { replyToList } from './list-replies'
import { searchOf } from './request-url'

const config = { role: 'viewer' } as const
/** Which boards are made of a list. */
const boardsOf: Record<string, readonly BoardName[]> = {
  servers: ['health'],
  tasks: ['tasks'],
  vms: ['backups'],
}

/** Every list of the contract. */
export const listRoutes = (app: FastifyInstance, context: Context): void => {
  const answer = async (
    request: FastifyRequest,
    reply: FastifyReply,
    list: ListDefinition,
    within: Within | null = null,
  ) => {
    const person = request.session?.key ?? null
    return sendTagged(
      request,
      reply,
      await replyToList(context, list, searchOf(request), within, person),
    )
  }

  for (const name of ['servers', 'activities', 'vms', 'tasks', 'operations'] as const)
    app.get(
      apiPaths[name],
      { config: { ...config, boards: boardsOf[name] ?? [] } },
      (request, reply) => answer(request, reply, lists[name]),
    )

  app.get<{ Params: { sourceId: string; id: string } }>(
    `${apiPaths.vms}/:sourceId/:id/backups`,
    { config },
    (request, reply) => {
      const { sourceId, id } = request.params
      return answer(request, reply, lists.backups, { sourceId, vmId: id })
    },
  )
}
