import type { FastifyInstance, FastifyRequest } from 'fastify'
import { apiPaths } from '../../contract/paths'
import type { SignedInList } from '../../contract/signed-in'
import { askerOf, writeAudit } from '../auth/audit'
import type { Session } from '../auth/sessions'
import { listSignedIn } from '../auth/signed-in'
import type { Context } from './context'
import { notHeld, ProblemReply } from './problem-reply'

/** Who is signed in where: one's own sessions, everybody's for admins, and the end of each. */
export const signedInRoutes = (app: FastifyInstance, context: Context): void => {
  const { config, store, sessions, now } = context

  const asker = ({ session }: FastifyRequest): Session => {
    if (session) return session
    throw new ProblemReply(401, { kind: 'signed-out', title: 'You are signed out', detail: '' })
  }
  const list = async (request: FastifyRequest, whose: 'own' | 'all'): Promise<SignedInList> => ({
    sessions: await listSignedIn(store, config.sessions, now(), asker(request), whose),
  })
  const note = (request: FastifyRequest, target: string, detail: string) =>
    writeAudit(store, now(), { ...askerOf(request), action: 'session-ended', target, detail })

  app.get(apiPaths.ownSessions, { config: { role: 'viewer' } }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    return list(request, 'own')
  })

  app.get(apiPaths.sessions, { config: { role: 'admin' } }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    return list(request, 'all')
  })

  app.delete(apiPaths.otherSessions, { config: { role: 'viewer' } }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const { sessions: own } = await list(request, 'own')
    const ids = own.filter(({ current }) => !current).map(({ id }) => id)
    const ended = await sessions.end(ids)
    await note(request, asker(request).name, `signed out everywhere else: ${ended.length}`)
    return list(request, 'own')
  })

  app.delete<{ Params: { id: string } }>(
    `${apiPaths.sessions}/:id`,
    { config: { role: 'admin' } },
    async (request) => {
      const [ended] = await sessions.end([request.params.id])
      if (!ended) throw notHeld('session')
      await note(request, ended.name, 'by an admin')
      return list(request, 'all')
    },
  )
}
