import type { MirroredTask } from '../../../src/bff/mirror/entities'
import type { TaskKind, TaskState } from '../../../src/contract/task'
import { taskStatus } from '../../../src/contract/task'

const kinds: TaskKind[] = ['compute-ops-job', 'compute-ops-operation', 'data-services-operation']
const names = ['Firmware update', 'Server restart', 'Collect server log', 'Back up', 'Power on']
const people = [null, 'Ines', 'Omar', 'Kim']
const start = Date.parse('2026-11-20T10:00:00Z')
/** Of forty, one runs and one has failed. */
const stateOf = (at: number): TaskState =>
  at % 40 === 0 ? 'running' : at % 40 === 7 ? 'failed' : 'succeeded'
const rollout = 41

/** Tasks of a month: half of them by themselves, the others in rollouts over forty servers. */
export const manyTasks = (sourceId: string, count: number): MirroredTask[] =>
  Array.from({ length: count }, (_, at) => {
    const root = at - (at % rollout)
    const isChild = (at / rollout) % 2 >= 1 && at !== root
    const state = stateOf(at)
    const iso = (ms: number) => new Date(start - at * 120_000 + ms).toISOString()
    const server = `esx-par-${String(at % 5_000).padStart(4, '0')}`
    return {
      row: {
        sourceId,
        id: `task-${at}`,
        kind: kinds[at % kinds.length] ?? 'compute-ops-job',
        name: names[at % names.length] ?? '',
        state,
        note: state === 'failed' ? 'The component could not be staged.' : null,
        progress: { kind: 'unknown' },
        targets: [{ kind: 'server', sourceId, id: server, name: server }],
        parentId: isChild ? `task-${root}` : null,
        startedBy: people[at % people.length] ?? null,
        createdAt: iso(0),
        startedAt: iso(1_000),
        endedAt: taskStatus[state].ended ? iso(300_000) : null,
        updatedAt: iso(taskStatus[state].ended ? 300_000 : 60_000),
      },
      facts: { sourceState: state, error: null, recommendations: [], log: [] },
    }
  })
