import type { Course } from '../course'
import type { Operation } from '../task-types'
import type { HypervisorManager } from './types'
import { runVirtualTask } from './virtual-task'

/** Reads everything of a vCenter anew; it is REFRESHING meanwhile. */
export const refreshManager = (
  course: Course,
  at: number,
  manager: HypervisorManager,
  user: string,
): Operation => {
  const change = (state: HypervisorManager['state'], changes: Partial<HypervisorManager> = {}) => {
    Object.assign(manager, { state, ...changes })
    manager.revision += 1
  }
  change('REFRESHING')
  return runVirtualTask(course, at, {
    region: manager.region,
    user,
    name: `Refresh hypervisor manager ${manager.name}`,
    about: {
      name: manager.name,
      uri: `/virtualization/v1beta1/hypervisor-managers/${manager.id}`,
      type: 'virtualization/hypervisor-manager',
    },
    durationMs: 25_000,
    steps: [{ message: 'Collecting the inventory', percent: 50 }],
    done: (now) => change('OK', { refreshedAt: now }),
    undone: () => change('OK'),
  })
}
