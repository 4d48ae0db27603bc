import * as v from 'valibot'
import { mostTargets } from './act-limits'
import { outcomeSchema } from './freshness'
import { imageAddressSchema } from './image-address'
import { problemSchema } from './problem'
import type { Status } from './shape'
import { progressSchema, taskStates, taskStatus } from './task'

/** What can be done to servers. */
export const serverActs = [
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
export type ServerAct = (typeof serverActs)[number]

/** What can be done to VMs. */
export const vmActs = ['back-up-now'] as const
export type VmAct = (typeof vmActs)[number]

/** What can be done to tasks, where their source and their state allow it. */
export const taskActs = [
  'approve',
  'decline',
  'cancel',
  'stop-after-current',
  'dismiss',
  'start-again',
] as const
export type TaskAct = (typeof taskActs)[number]

export const actNames = [...serverActs, ...vmActs, ...taskActs] as const
export type ActName = (typeof actNames)[number]

/** What an act is done to. */
export type ActSubject = 'server' | 'vm' | 'task'
export const subjectOf = (act: ActName): ActSubject => {
  if (vmActs.some((one) => one === act)) return 'vm'
  return taskActs.some((one) => one === act) ? 'task' : 'server'
}

/** What those that an act is done to are called: one, several. */
export const nounsOf = (act: ActName): readonly [one: string, several: string] =>
  ({ server: ['server', 'servers'], vm: ['VM', 'VMs'], task: ['task', 'tasks'] } as const)[
    subjectOf(act)
  ]

/** One act in words. `forced`: it interrupts what runs, so that for more than one their number is typed. */
type ActWords = {
  word: string
  /** What happens to it, as the preview says it. */
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
  'back-up-now': {
    word: 'Back up now',
    does: 'It is backed up once, beside its schedule.',
    lost: null,
    forced: false,
  },
  approve: {
    word: 'Approve',
    does: 'What it asks for is allowed, and begins as soon as enough have said yes.',
    lost: 'An approval cannot be taken back: what it lets through happens.',
    forced: false,
  },
  decline: {
    word: 'Decline',
    does: 'What it asks for is refused, and does not happen.',
    lost: 'A refusal cannot be taken back: it has to be asked for again.',
    forced: false,
  },
  cancel: {
    word: 'Cancel',
    does: 'It is asked to stop. What it has done so far stays.',
    lost: 'What is cancelled does not go on: it has to be started again.',
    forced: false,
  },
  'stop-after-current': {
    word: 'Stop after this server',
    does: 'The server that is being updated is finished, the others are left as they are.',
    lost: 'The rest of the group is not updated: that takes another update.',
    forced: false,
  },
  dismiss: {
    word: 'Dismiss',
    does: 'It is closed as failed, so that the next in line on the same resource can begin.',
    lost: 'It is not followed any more, even if it still goes on.',
    forced: false,
  },
  'start-again': {
    word: 'Start again',
    does: 'It is started once more, on the same resource, with the same parameters.',
    lost: 'What it interrupts the first time it interrupts again.',
    forced: false,
  },
}

export const waitHours = [1, 2, 4, 8, 12, 24] as const

/** What an act is told beyond its targets: for firmware (the first seven), logs and the firmware of iLOs. */
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
  /** What an iLO that is asked directly is to fetch and flash. */
  image: v.optional(imageAddressSchema),
})
export type ActOptions = v.InferOutput<typeof actOptionsSchema>

const targetSchema = v.object({
  sourceId: v.pipe(v.string(), v.nonEmpty(), v.maxLength(200)),
  id: v.pipe(v.string(), v.nonEmpty(), v.maxLength(400)),
})
export type ActTarget = v.InferOutput<typeof targetSchema>

const targetsSchema = v.pipe(
  v.array(targetSchema),
  v.minLength(1, 'Choose at least one.'),
  v.maxLength(mostTargets, `At most ${mostTargets} at once.`),
)

/** What somebody wants to do to what, asked before it is done. */
export const actOrderSchema = v.object({
  act: v.picklist(actNames),
  options: actOptionsSchema,
  targets: targetsSchema,
})
export type ActOrder = v.InferOutput<typeof actOrderSchema>

const text = v.nullable(v.string())

/** One target of a preview. `reason`: why nothing will happen to it; null where something will. */
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
export const confirmation = (act: ActName, count: number): string | null =>
  actWords[act].forced && count > 1 ? String(count) : null

/**
 * Do it, to those that the preview said it would happen to; `passedOver` were shown as passed over.
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
 * Where one target of an act is: what its task says, being asked for, or passed over. Before it is asked
 * for it is `queued`, too: here, without a task.
 */
export const actItemStates = ['sending', ...taskStates, 'skipped'] as const
export type ActItemState = (typeof actItemStates)[number]

export const actItemStatus: Record<ActItemState, Status & { ended: boolean }> = {
  ...taskStatus,
  sending: { rank: 0, word: 'Asking', shape: 'dotted-ring', tone: 'running', ended: false },
  skipped: { rank: 7, word: 'Skipped', shape: 'dash', tone: 'neutral', ended: true },
}

/** One target of an act and what came of it. */
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
  /** How many targets are in which state. */
  counts: v.record(v.string(), v.number()),
  /** The first of its targets by name, to speak of it. */
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
  /** The browser and address of who started it; null: not kept, or not for a viewer to know. */
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

/**
 * What can be done to one task as it stands. `reason`: why not now, null where it can. `order`: what to
 * ask for; where the ledger knows how a task was begun, starting again is that very act once more.
 */
export const taskOfferSchema = v.object({
  act: v.picklist(taskActs),
  reason: text,
  order: actOrderSchema,
})
export type TaskOffer = v.InferOutput<typeof taskOfferSchema>
export const taskOffersSchema = v.object({ offers: v.array(taskOfferSchema) })
export type TaskOffers = v.InferOutput<typeof taskOffersSchema>
