import type { Route } from './route'
import { existing, get } from './route'
import { taskRecord } from './task-record'

/** One task by its id; there is no list of them (facts.md 7). */
export const taskRoutes: Route[] = [
  get('/tasks/:id', ({ scope, params }) => {
    const id = params['id'] ?? ''
    const task = existing(scope.federation.tasks.get(id), 'task', id)
    return Response.json({ task: taskRecord(scope, task) })
  }),
]
