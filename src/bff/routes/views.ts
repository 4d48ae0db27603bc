import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { apiPaths } from '../../contract/paths'
import { hasRole } from '../../contract/session'
import type { Views } from '../../contract/view'
import { saveViewSchema, viewLists } from '../../contract/view'
import type { Context } from './context'
import { parseBody } from './parse-body'
import { notHeld, ProblemReply } from './problem-reply'

/** More than anybody finds anything in. */
const mostViews = 100

const isOperator = ({ session }: FastifyRequest) =>
  session !== null && hasRole(session.role, 'operator')

const notForViewers = () =>
  new ProblemReply(403, {
    kind: 'forbidden',
    title: 'Your role does not allow this',
    detail: 'Views that everybody has are kept by operators. Save it as your own.',
  })
const tooMany = () =>
  new ProblemReply(409, {
    kind: 'invalid-input',
    title: 'There are too many views',
    detail: `No more than ${mostViews} are kept. Delete one first.`,
  })

/** Named searches: one's own by anybody, those that everybody has by operators. */
export const viewRoutes = (app: FastifyInstance, { store, now }: Context): void => {
  const config = { role: 'viewer' } as const

  const all = async (request: FastifyRequest): Promise<Views> => {
    const person = request.session?.key ?? ''
    const rows = await store
      .selectFrom('view')
      .selectAll()
      .where((eb) => eb.or([eb('person', '=', person), eb('shared', '=', 1)]))
      .orderBy('name')
      .orderBy('id')
      .execute()
    return {
      views: rows.flatMap((row) => {
        const list = viewLists.find((name) => name === row.list)
        if (!list) return []
        const { id, name, search, by } = row
        return [
          { id, name, list, search, by, shared: row.shared === 1, own: row.person === person },
        ]
      }),
    }
  }

  app.get(apiPaths.views, { config }, (request, reply) => {
    reply.header('cache-control', 'no-store')
    return all(request)
  })

  app.post(apiPaths.views, { config }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const { name, list, search, shared } = parseBody(saveViewSchema, request.body)
    if (shared && !isOperator(request)) throw notForViewers()
    const person = request.session?.key ?? ''
    const rest = { list, search, shared: shared ? 1 : 0 }
    const same = await store
      .selectFrom('view')
      .select('id')
      .where('list', '=', list)
      .where('name', '=', name)
      .where('shared', '=', shared ? 1 : 0)
      .$if(!shared, (query) => query.where('person', '=', person))
      .executeTakeFirst()
    if (same) await store.updateTable('view').set(rest).where('id', '=', same.id).execute()
    else {
      const { views } = await all(request)
      if (views.length >= mostViews) throw tooMany()
      const by = request.session?.name ?? ''
      const created_at = now().toISOString()
      await store
        .insertInto('view')
        .values({ id: randomUUID(), person, by, name, created_at, ...rest })
        .execute()
    }
    return all(request)
  })

  app.delete<{ Params: { id: string } }>(
    `${apiPaths.views}/:id`,
    { config },
    async (request, reply) => {
      reply.header('cache-control', 'no-store')
      const { views } = await all(request)
      const view = views.find(({ id }) => id === request.params.id)
      if (!view) throw notHeld('view')
      if (view.shared && !view.own && !isOperator(request)) throw notForViewers()
      await store.deleteFrom('view').where('id', '=', view.id).execute()
      return all(request)
    },
  )
}
