import type { Course } from '../course'
import type { Operation } from '../task-types'
import type { Datastore } from './types'
import { runVirtualTask } from './virtual-task'

/** Creates a datastore; its task knows which one only when there is one (facts.md 6). */
export const createDatastore = (
  course: Course,
  at: number,
  order: Pick<Datastore, 'name' | 'region' | 'clusterId' | 'kind' | 'capacityBytes'>,
  user: string,
): Operation =>
  runVirtualTask(course, at, {
    region: order.region,
    user,
    name: `Create Datastore: '${order.name}'`,
    about: null,
    durationMs: 45_000,
    estimatedMinutes: 300,
    steps: [
      { message: 'Preparing the parameters', percent: 0 },
      { message: 'Attempting to create the datastore', percent: 70 },
    ],
    parts: [
      { name: 'Create volume', seconds: 15 },
      { name: 'Rescan hypervisor storage', seconds: 30 },
    ],
    done: (now, operation) => {
      const id = course.random.uuid()
      course.world.datastores.set(id, { ...order, id, createdAt: now })
      operation.sourceUri = `/virtualization/v1beta1/datastores/${id}`
    },
  })
