import type { Task, TaskKind } from './task'

const under = (path: string) => (id: string) => `${path}/${encodeURIComponent(id)}`
/** A BMC's task is known by the BMC, the address of its record there and when it began (`@…`). */
const onBmc = (id: string) => `/${id.replace(/@[^/@]*$/, '')}`

/** Where a source has the record of a task, by its kind; null where it keeps none. */
const records: Record<TaskKind, ((id: string) => string) | null> = {
  'compute-ops-job': under('/compute-ops-mgmt/v1/jobs'),
  'compute-ops-operation': under('/compute-ops-mgmt/v1/async-operations'),
  'data-services-operation': under('/data-services/v1beta1/async-operations'),
  'dual-authorization': under('/data-services/v1beta1/dual-auth-operations'),
  'omnistack-task': under('/api/tasks'),
  'redfish-task': onBmc,
  'ilo-update-task': onBmc,
  redfish: null,
}

/** The path under which a task's own record is read through; null where its source keeps none. */
export const rawTaskPath = ({ sourceId, id, kind }: Pick<Task, 'sourceId' | 'id' | 'kind'>) => {
  const record = records[kind]
  return record && `/api/raw/${encodeURIComponent(sourceId)}${record(id)}`
}
