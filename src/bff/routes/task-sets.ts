import type { FastifyInstance } from 'fastify'
import { seenSchema } from '../../contract/operation'
import { apiPaths } from '../../contract/paths'
import { exportedOperations, exportedTasks } from '../export/export-tasks'
import { markActOfTaskSeen, markAllActsSeen } from '../ledger/seen'
import { lists } from '../mirror/lists'
import { markAllSeen, markSeen } from '../mirror/seen'
import type { Context } from './context'
import { exportRoute } from './export-route'
import { parseBody } from './parse-body'

/** What is asked of all tasks that match, and what somebody has seen of those that failed. */
export const taskSetRoutes = (app: FastifyInstance, context: Context): void => {
  const { store, now } = context
  exportRoute(app, context, apiPaths.taskExport, lists.tasks, exportedTasks)
  exportRoute(app, context, apiPaths.operationExport, lists.operations, exportedOperations)

  const config = { role: 'viewer', rateLimit: { max: 240, timeWindow: 60_000 } } as const
  app.post(apiPaths.seen, { config }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const { task } = parseBody(seenSchema, request.body)
    const person = request.session?.key ?? ''
    const at = now().toISOString()
    if (task) {
      await markSeen(store, person, task, at)
      await markActOfTaskSeen(store, task, { person, at })
    } else {
      await markAllSeen(store, person, at)
      await markAllActsSeen(store, { person, at })
    }
    return { at }
  })
}
