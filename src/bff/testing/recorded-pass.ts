import type { Amended, Entities, EntityKind, MirroredTask, Observed } from '../mirror/entities'
import type { Pass } from '../sources/source'

const never = new AbortController().signal

/**
 * A pass that keeps what a collector does to it: `rows` by kind and id as a mirror would hold them,
 * `mentioned` and `removed` in order, `amended` by id, `kept` per VM, `written` the ids of every write. Its
 * clock stands until `at` is moved.
 */
export const recordPass = (start = '2026-11-20T10:00:00.000Z') => {
  const rows: { [K in EntityKind]: Map<string, Entities[K]> } = {
    server: new Map(),
    activity: new Map(),
    vm: new Map(),
    backup: new Map(),
    task: new Map(),
    operation: new Map(),
  }
  const mentioned: { collection: string; ids: readonly string[] }[] = []
  const removed: { kind: EntityKind; ids: readonly string[] }[] = []
  const amended = new Map<string, Partial<Amended>>()
  const observed: { kind: string; things: readonly Observed[] }[] = []
  const kept = new Map<string, readonly string[]>()
  const written: string[] = []
  const marks = new Map<string, string>()
  const clock = { at: Date.parse(start) }
  const ended = new Set(['succeeded', 'failed', 'declined', 'cancelled', 'lost'])

  const pass: Pass = {
    signal: never,
    now: () => new Date(clock.at),
    write: async (kind, entities, under = new Map()) => {
      for (const entity of entities) {
        const { id } = entity.row
        rows[kind].set(id, entity)
        written.push(id)
        marks.set(`${kind} ${id}`, under.get(id) ?? '')
      }
    },
    still: (kind, id, mark) => rows[kind].has(id) && marks.get(`${kind} ${id}`) === mark,
    amend: async (_fields, values) => {
      for (const [id, value] of values) amended.set(id, { ...amended.get(id), ...value })
    },
    remove: async (kind, ids) => {
      if (ids.length > 0) removed.push({ kind, ids })
      for (const id of ids) rows[kind].delete(id)
    },
    keepBackupsOfVm: async (vmId, ids) => {
      kept.set(vmId, ids)
      for (const { row } of rows.backup.values())
        if (row.vmId === vmId && !ids.includes(row.id)) rows.backup.delete(row.id)
    },
    observe: async (kind, things) => void observed.push({ kind, things }),
    openTasks: async (kind) =>
      [...rows.task.values()].filter(
        ({ row }: MirroredTask) => row.kind === kind && !ended.has(row.state),
      ),
    heldTasks: async (ids) => ids.flatMap((id) => rows.task.get(id) ?? []),
    mention: (collection, ids) => void mentioned.push({ collection, ids }),
  }
  return { pass, rows, mentioned, removed, amended, observed, kept, written, clock }
}
