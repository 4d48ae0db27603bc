import type { FastifyInstance } from 'fastify'
import { apiPaths } from '../../contract/paths'
import type { TaskDetail } from '../../contract/task'
import type { AllUnderWay } from '../../contract/under-way'
import { alikeOf } from '../mirror/alike'
import { taskDetail } from '../mirror/details'
import { tasksUnderWay } from '../mirror/under-way'
import type { Context } from './context'
import { etagOf, sendJson, sendTagged } from './etag'
import { notHeld } from './problem-reply'

const pollMs = 5_000
const pollWhileRunningMs = 2_000
const around = { sourceName: (id: string) => id, asOf: () => null }

/** What the pages of tasks, servers and VMs ask beyond one task: what is like it, and all that is under way. */
export const taskPageRoutes = (
  app: FastifyInstance,
  { store, mirror }: Pick<Context, 'store' | 'mirror'>,
): void => {
  app.get(apiPaths.underWay, { config: { role: 'viewer' } }, (request, reply) => {
    const etag = etagOf('under-way', mirror.version('task'))
    const body = async () => {
      const tasks = await tasksUnderWay(store, mirror)
      const pollAfterMs = tasks.length > 0 ? pollWhileRunningMs : pollMs
      return JSON.stringify({ tasks, pollAfterMs } satisfies AllUnderWay)
    }
    return sendTagged(request, reply, { etag, body })
  })

  app.get<{ Params: Pick<TaskDetail, 'sourceId' | 'id'> }>(
    `${apiPaths.tasks}/:sourceId/:id/alike`,
    { config: { role: 'viewer' } },
    async (request, reply) => {
      const { sourceId, id } = request.params
      const task = await taskDetail(store, around, sourceId, id)
      if (!task) throw notHeld('task')
      const alike = await alikeOf(store, { row: task, error: task.error })
      return sendJson(request, reply, JSON.stringify(alike))
    },
  )
}
