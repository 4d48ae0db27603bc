import type { FederationTask } from '../estate/federation/federation'
import type { Scope } from './scope'
import { stamp } from './scope'

/** While a task runs nothing is affected yet, and it ends in 1970 (facts.md 7). */
export const taskRecord = (
  { estate, tells }: Pick<Scope, 'estate' | 'tells'>,
  task: FederationTask,
): Record<string, unknown> => {
  const { id, state, startedAt, dueAt, endedAt, affected, error } = task
  const share = (estate.now() - startedAt) / Math.max(1, dueAt - startedAt)
  return {
    id,
    state,
    affected_objects: affected.map(({ type, id }) => ({ object_type: type, object_id: id })),
    error_code: error?.code ?? 0,
    ...(error ? { [tells.failureAs]: error.message } : {}),
    start_time: stamp(startedAt),
    end_time: stamp(endedAt ?? 0),
    ...(tells.percent
      ? { percent_complete: endedAt === null ? Math.min(99, Math.floor(share * 100)) : 100 }
      : {}),
  }
}
