import { refreshManager } from '../../estate/virtual/manager-refresh'
import { notFound, refusal } from '../refusal'
import type { Call, Route } from '../route'
import { startTask } from '../tasks'
import { managerAt, managersPath } from './hypervisor-managers'

const refresh = (call: Call) => {
  const manager = managerAt(call.scope, call.params['id'] ?? '')
  if (!manager) return notFound()
  if (manager.state !== 'OK') return refusal(409, 'The hypervisor manager is being refreshed.')
  return startTask(call, (course, at, user) => refreshManager(course, at, manager, user))
}

export const managerWrites: Route[] = [
  {
    method: 'POST',
    service: 'virtualization',
    path: `${managersPath}/:id/refresh`,
    answer: refresh,
  },
]
