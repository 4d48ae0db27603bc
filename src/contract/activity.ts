import * as v from 'valibot'
import type { ListParams } from './list-query'
import type { Status } from './shape'

/** How loud an activity is. COM gives no severity: derived from its key and health state, else info. */
export const activityTones = ['critical', 'warning', 'info', 'unknown'] as const
export type ActivityTone = (typeof activityTones)[number]

export const activityStatus: Record<ActivityTone, Status> = {
  critical: { rank: 0, word: 'Critical', shape: 'octagon', tone: 'critical' },
  warning: { rank: 1, word: 'Warning', shape: 'triangle', tone: 'warning' },
  unknown: { rank: 2, word: 'Unknown', shape: 'diamond', tone: 'neutral' },
  info: { rank: 3, word: 'Information', shape: 'dot', tone: 'neutral' },
}

/**
 * What an activity is about: `source.type` of compute-ops (facts.md 6.3) as one word, then what is told
 * of systems that tell nothing by themselves; anything else is `other`.
 */
export const activityKinds = [
  'server',
  'job',
  'group',
  'firmware',
  'setting',
  'schedule',
  'report',
  'filter',
  'subscription',
  'appliance',
  'webhook',
  'external-service',
  'user-preferences',
  'vm',
  'backup',
  'policy',
  'cluster',
  'other',
] as const
export type ActivityKind = (typeof activityKinds)[number]

/** Who says so: the source itself, or Sightline, from what differed between two readings of it. */
export const activityOrigins = ['source', 'derived'] as const

const text = v.nullable(v.string())

/** One row of the feed. `at` ISO. `message` is untrusted text with a little Markdown. */
export const activitySchema = v.object({
  sourceId: v.string(),
  id: v.string(),
  at: v.string(),
  kind: v.fallback(v.picklist(activityKinds), 'other'),
  tone: v.fallback(v.picklist(activityTones), 'unknown'),
  key: text,
  title: v.string(),
  message: v.string(),
  /** The server it is about: id under the same source. */
  serverId: text,
  /** The VM it is about: id under the same source. */
  vmId: v.fallback(text, null),
  origin: v.fallback(v.picklist(activityOrigins), 'source'),
  /** What it is about, as the source names it. */
  subject: text,
})
export type Activity = v.InferOutput<typeof activitySchema>

export const activityDetailSchema = v.object({
  ...activitySchema.entries,
  sourceName: v.string(),
  recommendedAction: text,
  server: v.nullable(v.object({ sourceId: v.string(), id: v.string(), name: v.string() })),
})
export type ActivityDetail = v.InferOutput<typeof activityDetailSchema>

/**
 * Counts per slot of time, oldest first, for the histogram above a feed: the newest 24 h in 96 slots
 * under the list's `q` and filters, never under its bounds (they are what one selects in it). `counts`
 * by tone for activities; by `started` and `failed` for tasks, each at its own time.
 */
export const histogramSchema = v.object({
  from: v.string(),
  to: v.string(),
  slotMs: v.number(),
  slots: v.array(v.object({ at: v.string(), counts: v.record(v.string(), v.number()) })),
})
export type Histogram = v.InferOutput<typeof histogramSchema>

export const activityList = {
  sorts: ['at'],
  filters: ['kind', 'tone', 'source', 'server'],
  bounds: ['since', 'until'],
  defaultSort: '-at',
} as const satisfies ListParams
