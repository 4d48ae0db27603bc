import * as v from 'valibot'
import type { ListParams } from './list-query'
import { problemSchema } from './problem'
import type { Status } from './shape'

/** Canonical task states; `running`, `stalled`, `waiting` and `queued` are not ends. */
export const taskStates = [
  'running',
  'stalled',
  'waiting',
  'queued',
  'failed',
  'declined',
  'lost',
  'unknown',
  'cancelled',
  'succeeded',
] as const
export type TaskState = (typeof taskStates)[number]

export const taskStatus: Record<TaskState, Status & { ended: boolean }> = {
  running: { rank: 0, word: 'Running', shape: 'ring', tone: 'running', ended: false },
  stalled: { rank: 1, word: 'Stalled', shape: 'triangle', tone: 'warning', ended: false },
  waiting: { rank: 2, word: 'Waiting', shape: 'square', tone: 'waiting', ended: false },
  queued: { rank: 3, word: 'Queued', shape: 'clock', tone: 'waiting', ended: false },
  unknown: { rank: 4, word: 'Unknown', shape: 'diamond', tone: 'neutral', ended: false },
  failed: { rank: 5, word: 'Failed', shape: 'octagon', tone: 'critical', ended: true },
  declined: { rank: 6, word: 'Declined', shape: 'barred-octagon', tone: 'critical', ended: true },
  lost: { rank: 7, word: 'Record gone', shape: 'broken-diamond', tone: 'neutral', ended: true },
  cancelled: { rank: 8, word: 'Cancelled', shape: 'struck-circle', tone: 'neutral', ended: true },
  succeeded: { rank: 9, word: 'Done', shape: 'dot', tone: 'ok', ended: true },
}

export const taskKinds = [
  'compute-ops-job',
  'compute-ops-operation',
  'data-services-operation',
  'dual-authorization',
  'omnistack-task',
  'redfish-task',
  'ilo-update-task',
  'redfish',
] as const
export type TaskKind = (typeof taskKinds)[number]
export const taskKindWord: Record<TaskKind, string> = {
  'compute-ops-job': 'COM job',
  'compute-ops-operation': 'COM operation',
  'data-services-operation': 'Data Services task',
  'dual-authorization': 'Dual authorization',
  'omnistack-task': 'OmniStack task',
  'redfish-task': 'Redfish task',
  'ilo-update-task': 'iLO update task',
  redfish: 'iLO act',
}

/**
 * How far a task is: `measured` is the source's own percentage (0 to 100), `counted` the children that
 * ended, `estimated` how long nine of ten past runs of the same kind took, counted from `startedAt` (10th,
 * 50th and 90th percentile), `unknown` where nothing is known.
 */
export const progressSchema = v.variant('kind', [
  v.object({ kind: v.literal('measured'), percent: v.number() }),
  v.object({ kind: v.literal('counted'), done: v.number(), total: v.number(), failed: v.number() }),
  v.object({
    kind: v.literal('estimated'),
    shortMs: v.number(),
    typicalMs: v.number(),
    longMs: v.number(),
  }),
  v.object({ kind: v.literal('unknown') }),
])
export type Progress = v.InferOutput<typeof progressSchema>

/** What a task touches. `id` null where the source names it without an id. */
export const taskTargetSchema = v.object({
  kind: v.fallback(v.picklist(['server', 'vm', 'group', 'other']), 'other'),
  sourceId: v.string(),
  id: v.nullable(v.string()),
  name: v.string(),
})
export type TaskTarget = v.InferOutput<typeof taskTargetSchema>
/** A parent names so many of what its children touch; with as many, there may be more. */
export const mostTaskTargets = 50

const text = v.nullable(v.string())

/** A row of the tasks list. Times ISO. */
export const taskSchema = v.object({
  sourceId: v.string(),
  id: v.string(),
  kind: v.picklist(taskKinds),
  name: v.string(),
  state: v.fallback(v.picklist(taskStates), 'unknown'),
  /** What it is doing or why it ended so, in the source's words. */
  note: text,
  progress: v.fallback(progressSchema, { kind: 'unknown' }),
  targets: v.array(taskTargetSchema),
  parentId: text,
  /**
   * What it is a part of: `act~<act id>` where an act on several servers started it here, else the key of
   * its root task, itself where it has no parent. The mirror fills it in.
   */
  operation: v.optional(v.string()),
  startedBy: text,
  createdAt: v.string(),
  startedAt: text,
  endedAt: text,
  /** When the source last changed it. */
  updatedAt: v.string(),
  /** Since when it has not changed although its kind usually would have; null: all is well with it. */
  stalledSince: v.optional(text, null),
  /** How long its kind is usually silent at most, ms; null where it is not stalled to our eyes. */
  usualSilenceMs: v.optional(v.nullable(v.number()), null),
})
export type Task = v.InferOutput<typeof taskSchema>

export const taskFactsSchema = v.object({
  /** The source's own state words, joined: `COMPLETE, FAILURE`. */
  sourceState: v.string(),
  error: v.nullable(problemSchema),
  recommendations: v.array(v.string()),
  /** The newest lines the source sent; what we kept of older ones comes with the detail. */
  log: v.array(v.object({ at: v.string(), text: v.string() })),
  /** What it was told, where the source says so: in words, each with its value. */
  parameters: v.optional(v.array(v.object({ name: v.string(), value: v.string() }))),
})
export type TaskFacts = v.InferOutput<typeof taskFactsSchema>

/** How many parts of something are in which state. */
export const partsSchema = v.object({
  total: v.number(),
  counts: v.record(v.string(), v.number()),
})
export type Parts = v.InferOutput<typeof partsSchema>

export const taskDetailSchema = v.object({
  ...taskSchema.entries,
  ...taskFactsSchema.entries,
  sourceName: v.string(),
  asOf: text,
  parent: v.nullable(taskSchema),
  children: v.array(taskSchema),
  /** What is above its parent, nearest first, and what is below its children. */
  above: v.array(taskSchema),
  below: v.array(taskSchema),
  /** All that is below it: of very many, `children` and `below` are but the first. */
  parts: partsSchema,
  /** The act of the ledger that started it; `from`: the browser and address of who did, viewers aside. */
  act: v.nullable(
    v.object({ id: v.string(), act: v.string(), by: v.string(), at: v.string(), from: text }),
  ),
  /** Where what is shown lies: the ledger keeps acts for longer than the mirror keeps tasks. */
  keptBy: v.picklist(['mirror', 'ledger']),
})
export type TaskDetail = v.InferOutput<typeof taskDetailSchema>

/**
 * Sorted by `attention`: what goes on, then the failures that the asker has not seen, then the rest by time.
 * The bounds hold what was under way between them.
 */
export const taskList = {
  sorts: ['attention', 'state', 'name', 'createdAt', 'endedAt', 'updatedAt'],
  filters: ['state', 'kind', 'source', 'who', 'server', 'vm', 'operation', 'parent'],
  bounds: ['since', 'until'],
  defaultSort: 'attention',
} as const satisfies ListParams
