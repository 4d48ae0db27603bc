import * as v from 'valibot'
import { mostTargets } from './act-limits'
import { outcomeSchema } from './freshness'
import { problemSchema } from './problem'
import type { Status } from './shape'
import { progressSchema, taskStates, taskStatus } from './task'

/** What can be done to servers. */
export const actNames = [
  'power-on',
  'power-off',
  'force-off',
  'restart',
  'cold-boot',
  'uid-on',
  'uid-off',
  'maintenance-on',
  'maintenance-off',
  'refresh-inventory',
  'collect-logs',
  'update-firmware',
  'update-ilo-firmware',
] as const
export type ActName = (typeof actNames)[number]

/** One act in words. `forced`: it interrupts what runs, so that for more than one their number is typed. */
type ActWords = {
  word: string
  /** What happens to a server, as the preview says it. */
  does: string
  /** What nobody can take back; null where the act can be undone by another. */
  lost: string | null
  forced: boolean
}

const interrupted = 'Whatever runs on it ends at once. What was not saved is lost.'

export const actWords: Record<ActName, ActWords> = {
  'power-on': { word: 'Power on', does: 'It is switched on.', lost: null, forced: false },
  'power-off': {
    word: 'Shut down',
    does: 'Its operating system is asked to shut down, then it is switched off.',
    lost: 'Through Compute Ops Management the power is cut where no operating system answers.',
    forced: false,
  },
  'force-off': {
    word: 'Force off',
    does: 'Its power is cut at once; the operating system is not asked.',
    lost: interrupted,
    forced: true,
  },
  restart: {
    word: 'Restart',
    does: 'It is reset and starts again; the operating system is not asked.',
    lost: interrupted,
    forced: true,
  },
  'cold-boot': {
    word: 'Cold boot',
    does: 'Its power is cut, and it starts again from nothing.',
    lost: interrupted,
    forced: true,
  },
  'uid-on': {
    word: 'UID light on',
    does: 'Its UID light is switched on.',
    lost: null,
    forced: false,
  },
  'uid-off': {
    word: 'UID light off',
    does: 'Its UID light is switched off.',
    lost: null,
    forced: false,
  },
  'maintenance-on': {
    word: 'Maintenance mode on',
    does: 'It is put into maintenance mode.',
    lost: null,
    forced: false,
  },
  'maintenance-off': {
    word: 'Maintenance mode off',
    does: 'It is taken out of maintenance mode.',
    lost: null,
    forced: false,
  },
  'refresh-inventory': {
    word: 'Refresh inventory',
    does: 'Its inventory is collected anew.',
    lost: null,
    forced: false,
  },
  'collect-logs': {
    word: 'Collect logs',
    does: 'Its logs are collected.',
    lost: null,
    forced: false,
  },
  'update-firmware': {
    word: 'Update firmware',
    does: 'Its firmware is brought to the bundle. It may restart for that.',
    lost: 'An update that has begun cannot be taken back; a restart interrupts whatever runs.',
    forced: true,
  },
  'update-ilo-firmware': {
    word: 'Update iLO firmware',
    does: 'Its iLO gets the newest firmware, and does not answer while it starts anew.',
    lost: 'An update that has begun cannot be taken back. The server itself runs on.',
    forced: false,
  },
}

export const waitHours = [1, 2, 4, 8, 12, 24] as const

/** What an act is told beyond its servers: for firmware (the first seven) and for logs. */
export const actOptionsSchema = v.object({
  /** Id of a firmware bundle: 32 hexadecimal digits. */
  bundle: v.optional(v.pipe(v.string(), v.regex(/^[\da-f]{32}$/, 'Choose a firmware bundle.'))),
  downgrade: v.optional(v.boolean()),
  installDrivers: v.optional(v.boolean()),
  powerOff: v.optional(v.boolean()),
  skipPrerequisites: v.optional(v.boolean()),
  skipBlocklisted: v.optional(v.boolean()),
  /** Wait so many hours for somebody to switch off or restart the server; left out: no waiting. */
  waitHours: v.optional(v.picklist(waitHours)),
  /** The Active Health System log, too. */
  ahsLog: v.optional(v.boolean()),
})
export type ActOptions = v.InferOutput<typeof actOptionsSchema>

const targetSchema = v.object({
  sourceId: v.pipe(v.string(), v.nonEmpty(), v.maxLength(200)),
  id: v.pipe(v.string(), v.nonEmpty(), v.maxLength(400)),
})
export type ActTarget = v.InferOutput<typeof targetSchema>

const targetsSchema = v.pipe(
  v.array(targetSchema),
  v.minLength(1, 'Choose at least one server.'),
  v.maxLength(mostTargets, `At most ${mostTargets} servers at once.`),
)

/** What somebody wants to do to which servers, asked before it is done. */
export const actOrderSchema = v.object({
  act: v.picklist(actNames),
  options: actOptionsSchema,
  targets: targetsSchema,
})
export type ActOrder = v.InferOutput<typeof actOrderSchema>

const text = v.nullable(v.string())

/** One server of a preview. `reason`: why nothing will happen to it; null where something will. */
export const previewItemSchema = v.object({
  ...targetSchema.entries,
  name: v.string(),
  sourceName: v.string(),
  says: v.string(),
  reason: text,
  /** What to mind although it will happen. */
  remark: text,
})
export type PreviewItem = v.InferOutput<typeof previewItemSchema>

export const previewSchema = v.object({
  act: v.picklist(actNames),
  items: v.array(previewItemSchema),
  /** How old what the preview goes by is, per source. */
  outcomes: v.array(outcomeSchema),
})
export type Preview = v.InferOutput<typeof previewSchema>

/** What to type so that it happens, null: nothing. */
export const confirmation = (act: ActName, servers: number): string | null =>
  actWords[act].forced && servers > 1 ? String(servers) : null

/**
 * Do it, to the servers that the preview said it would happen to; `passedOver` were shown as passed over.
 * `key`: drawn once by who asks, so that asking twice acts once.
 */
export const actRequestSchema = v.object({
  ...actOrderSchema.entries,
  key: v.pipe(v.string(), v.regex(/^[\w-]{16,64}$/, 'The key of the order does not fit.')),
  passedOver: v.pipe(v.array(targetSchema), v.maxLength(mostTargets)),
  confirmed: v.optional(v.string()),
})
export type ActRequest = v.InferOutput<typeof actRequestSchema>

/**
 * Where one server of an act is: what its task says, being asked for, or passed over. Before it is asked
 * for it is `queued`, too: here, without a task.
 */
export const actItemStates = ['sending', ...taskStates, 'skipped'] as const
export type ActItemState = (typeof actItemStates)[number]

export const actItemStatus: Record<ActItemState, Status & { ended: boolean }> = {
  ...taskStatus,
  sending: { rank: 0, word: 'Asking', shape: 'ring', tone: 'running', ended: false },
  skipped: { rank: 7, word: 'Skipped', shape: 'struck-circle', tone: 'neutral', ended: true },
}

const countWords: Partial<Record<ActItemState, string>> = { succeeded: 'done' }

/** How the servers of an act do: `2 running · 1 done · 1 failed`. */
export const countsText = (counts: Readonly<Record<string, number>>): string =>
  actItemStates
    .flatMap((state) => {
      const count = counts[state] ?? 0
      return count === 0
        ? []
        : [`${count} ${countWords[state] ?? actItemStatus[state].word.toLowerCase()}`]
    })
    .join(' · ')

/** One server of an act and what came of it. */
export const actItemSchema = v.object({
  ...targetSchema.entries,
  name: v.string(),
  sourceName: v.string(),
  state: v.fallback(v.picklist(actItemStates), 'unknown'),
  /** What it says of itself: what will happen, what it does, why it did not. */
  note: text,
  taskId: text,
  progress: v.fallback(progressSchema, { kind: 'unknown' }),
  problem: v.nullable(problemSchema),
  sentAt: text,
  endedAt: text,
  /** What the preview said would happen to it, and what to mind; null: from before it was kept. */
  said: text,
  remark: text,
})
export type ActItem = v.InferOutput<typeof actItemSchema>

/** An act of the ledger: who did what when, and how far it is. */
export const actSchema = v.object({
  id: v.string(),
  at: v.string(),
  by: v.string(),
  mine: v.boolean(),
  act: v.picklist(actNames),
  options: actOptionsSchema,
  endedAt: text,
  /** How many servers are in which state. */
  counts: v.record(v.string(), v.number()),
  /** The first of its servers by name, to speak of it. */
  names: v.array(v.string()),
  /** The few of its tasks to look at first: those that failed, then those under way. */
  tasks: v.array(
    v.object({
      sourceId: v.string(),
      id: v.string(),
      name: v.string(),
      state: v.fallback(v.picklist(taskStates), 'unknown'),
      note: text,
    }),
  ),
  /** Whether who started it has seen how it ended. */
  seen: v.boolean(),
})
export type Act = v.InferOutput<typeof actSchema>

export const actDetailSchema = v.object({
  ...actSchema.entries,
  items: v.array(actItemSchema),
  /** The browser and address of who started it; null: not kept. */
  from: text,
  pollAfterMs: v.number(),
})
export type ActDetail = v.InferOutput<typeof actDetailSchema>

export const actsSchema = v.object({ acts: v.array(actSchema), pollAfterMs: v.number() })
export type Acts = v.InferOutput<typeof actsSchema>

/** A firmware bundle that servers can be brought to; `generation`: of the servers that it is for. */
export const bundleSchema = v.object({
  id: v.string(),
  name: v.string(),
  kind: text,
  generation: v.nullable(v.number()),
  releasedAt: text,
  active: v.nullable(v.boolean()),
})
export type Bundle = v.InferOutput<typeof bundleSchema>
export const bundlesSchema = v.object({ bundles: v.array(bundleSchema) })
