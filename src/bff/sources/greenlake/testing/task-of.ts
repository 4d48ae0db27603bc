import type { Task } from '../../../../contract/task'
import type { MirroredTask } from '../../../mirror/entities'

/** A task as a collector writes it. */
export const taskOf = (
  id: string,
  state: Task['state'],
  updatedAt = '2026-11-20T09:30:00.000Z',
): MirroredTask => ({
  row: {
    sourceId: 'com-eu',
    id,
    kind: 'compute-ops-job',
    name: 'Firmware update',
    state,
    note: null,
    progress: { kind: 'unknown' },
    targets: [],
    parentId: null,
    startedBy: null,
    createdAt: '2026-11-20T09:00:00.000Z',
    startedAt: null,
    endedAt: null,
    updatedAt,
  },
  facts: { sourceState: 'RUNNING', error: null, recommendations: [], log: [] },
})
