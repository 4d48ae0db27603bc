import type { Task, TaskKind } from './task'

/** Where a source has the record of a task, by its kind; null where it keeps none. */
const records: Record<TaskKind, string | null> = {
  'compute-ops-job': '/compute-ops-mgmt/v1/jobs',
  'compute-ops-operation': '/compute-ops-mgmt/v1/async-operations',
  'data-services-operation': '/data-services/v1beta1/async-operations',
  'dual-authorization': '/data-services/v1beta1/dual-auth-operations',
  'omnistack-task': '/api/tasks',
  redfish: null,
}

/** The path under which a task's own record is read through; null where its source keeps none. */
export const rawTaskPath = ({ sourceId, id, kind }: Pick<Task, 'sourceId' | 'id' | 'kind'>) => {
  const record = records[kind]
  return record && `/api/raw/${encodeURIComponent(sourceId)}${record}/${encodeURIComponent(id)}`
}
