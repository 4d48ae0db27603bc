import type { MirroredTask } from '../../../mirror/entities'
import type { Collector } from '../../source'
import { walk } from '../../walk-pages'
import type { Names } from '../names'
import type { Origin } from '../origin'
import type { Page } from '../page'
import { followTasks, type Seen } from '../tasks/follow'
import type { createApprovals } from './approvals'
import type { ComputeOpsClient } from './client'
import { mapJob } from './map-job'
import { mapOperation } from './map-operation'

/** Compute-ops suggests no polling interval. */
const seen = (task: MirroredTask): Seen => ({ task, pollMs: null })

/** What an answer to "these ids" holds and lacks; nothing is gone where an item was unreadable or kept back. */
const amongThe = (ids: readonly string[], page: Page<unknown>, tasks: MirroredTask[]) => {
  const found = new Set(tasks.map(({ row }) => row.id))
  const { size, total } = page
  const gone =
    size === tasks.length && (total ?? size) === size ? ids.filter((id) => !found.has(id)) : []
  return { ok: true as const, value: { found: tasks.map(seen), gone } }
}

/** Jobs: the newest thousand at first, then what changed (facts.md 5.1). */
export const jobsCollector = (
  client: ComputeOpsClient,
  names: Names,
  origin: Origin,
  withApprovals: ReturnType<typeof createApprovals>,
): Collector =>
  followTasks({
    kind: 'compute-ops-job',
    collection: 'jobs',
    nameOf: names.nameOf,
    touches: { server: 'servers' },
    changed: (since, signal, onPage) =>
      walk(
        (offset) => client.jobs(since, offset, signal),
        async (records) => {
          const tasks = records.map((record) => mapJob(record, origin, names.nameOf))
          await onPage((await withApprovals(tasks, signal)).map(seen))
          return { more: since !== null }
        },
      ),
    byId: async (ids, signal) => {
      const page = await client.jobsById(ids, signal)
      if (!page.ok) return page
      const mapped = page.value.items.map((record) => mapJob(record, origin, names.nameOf))
      const tasks = await withApprovals(mapped, signal)
      return amongThe(ids, page.value, tasks)
    },
  })

/** Async-operations of compute-ops: all of the last 7 days at first, then what changed (facts.md 5.2). */
export const operationsCollector = (
  client: ComputeOpsClient,
  names: Names,
  origin: Origin,
): Collector =>
  followTasks({
    kind: 'compute-ops-operation',
    collection: 'compute-ops-operations',
    nameOf: names.nameOf,
    touches: { server: 'servers' },
    changed: async (since, signal, onPage) => {
      const met = new Set<string>()
      let next: string | null = null
      do {
        const page = await client.operations(since, next, signal)
        if (!page.ok) return page
        const items = page.value.items.filter(({ id }) => !met.has(id))
        for (const { id } of items) met.add(id)
        // A cursor that leads to what was met leads to no end.
        await onPage(items.map((record) => seen(mapOperation(record, origin, names.nameOf))))
        next = items.length > 0 ? page.value.next : null
      } while (next !== null)
      return { ok: true, value: null }
    },
    byId: async (ids, signal) => {
      const page = await client.operationsById(ids, signal)
      if (!page.ok) return page
      const tasks = page.value.items.map((record) => mapOperation(record, origin, names.nameOf))
      return amongThe(ids, page.value, tasks)
    },
  })
