import { touch } from '../../estate/protection/stores'
import type { TaskOrder } from '../../estate/protection/tasks'
import type { Call } from '../route'
import { simpleTask } from '../tasks'

/** Starts a task on something that is in another state meanwhile, and well again where nothing comes of it. */
export const busyTask = <S extends string>(
  call: Call,
  thing: { state: S | 'OK'; updatedAt: number; revision: number },
  meanwhile: S,
  task: Omit<TaskOrder, 'region' | 'user' | 'begin'>,
): Response =>
  simpleTask(call, {
    undone: (_, at) => touch(thing, at, { state: 'OK' }),
    ...task,
    begin: (_, at) => touch(thing, at, { state: meanwhile }),
  })
