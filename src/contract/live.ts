import * as v from 'valibot'
import { problemSchema } from './problem'
import { powerStates } from './server'

/**
 * What a machine's own BMC (iLO or another) shows at this moment. Each part stands by itself: one that
 * cannot be read keeps what it showed last, with its age and the reason.
 */

const text = v.nullable(v.string())
const number = v.nullable(v.number())

/** What is not fitted is counted (`absent`), never judged. */
export const judgements = ['critical', 'warning', 'unknown', 'ok'] as const
export type Judgement = (typeof judgements)[number]

/** `word`: the BMC's own, sentence case. */
const judged = {
  state: v.fallback(v.picklist(judgements), 'unknown'),
  word: v.string(),
}

/**
 * `asOf`: when this was read, ISO; null: not yet. A read part without value is one that the BMC does not
 * have. `problem`: why it could not be read this time.
 */
const partOf = <T extends v.GenericSchema>(value: T) =>
  v.object({ asOf: text, problem: v.nullable(problemSchema), value: v.nullable(value) })

const listOf = <T extends v.ObjectEntries>(entries: T) =>
  v.object({ items: v.array(v.object({ ...entries, ...judged })), absent: v.number() })

const systemPart = v.object({
  ...judged,
  power: v.fallback(v.picklist(powerStates), 'unknown'),
  /** How far the power-on self-test has come, in words. */
  post: text,
  /** The locator light; null where there is none. */
  uid: v.nullable(v.boolean()),
})

/** Limits in °C; `x`, `y`: place on the board's grid, from the front left. */
const temperatureList = listOf({
  name: v.string(),
  context: text,
  celsius: number,
  caution: number,
  critical: number,
  fatal: number,
  x: number,
  y: number,
})

const fanList = listOf({ name: v.string(), reading: number, unit: v.string() })

const powerPart = v.object({
  watts: number,
  capacityWatts: number,
  limitWatts: number,
  /** Of the last `overMinutes`. */
  averageWatts: number,
  leastWatts: number,
  mostWatts: number,
  overMinutes: number,
  redundancy: v.array(v.object({ name: v.string(), ...judged })),
  supplies: listOf({
    name: v.string(),
    model: text,
    serial: text,
    outputWatts: number,
    capacityWatts: number,
    inputVolts: number,
  }),
})

const driveList = listOf({
  /** `1I:1:1`, `Slot=17:Port=2:Box=1:Bay=4`. */
  place: v.string(),
  controller: text,
  model: text,
  serial: text,
  bytes: number,
  media: text,
  celsius: number,
  lifeLeftPercent: number,
})

const memoryList = listOf({ slot: v.string(), mib: number, kind: text, mhz: number })

const processorList = listOf({
  name: v.string(),
  model: text,
  /** `CPU`, `GPU`. */
  kind: text,
  cores: number,
  threads: number,
})

const logPart = v.object({
  name: v.string(),
  /** How many entries the log holds; the newest of them follow, newest first. */
  total: v.number(),
  entries: v.array(
    v.object({
      id: v.string(),
      /** Null where the BMC's clock was not set. */
      at: text,
      ...judged,
      repaired: v.nullable(v.boolean()),
      message: v.string(),
      subject: text,
      action: text,
      count: number,
    }),
  ),
})

const firmwareList = v.array(v.object({ name: v.string(), version: text, place: text }))

const managerPart = v.object({
  name: text,
  firmware: text,
  licence: text,
  licenceKind: text,
  /** Of its self-test: what is neither well nor a mere note. */
  failedTests: v.array(v.object({ name: v.string(), notes: text, ...judged })),
})

/** Every part of a reading by its name. */
const parts = {
  system: partOf(systemPart),
  temperatures: partOf(temperatureList),
  fans: partOf(fanList),
  power: partOf(powerPart),
  log: partOf(logPart),
  drives: partOf(driveList),
  memory: partOf(memoryList),
  processors: partOf(processorList),
  manager: partOf(managerPart),
  firmware: partOf(firmwareList),
}

export const livePartsSchema = v.object(parts)
export type LiveParts = v.InferOutput<typeof livePartsSchema>
export type LivePart = keyof LiveParts
/** What a part tells, where it tells something. */
export type LiveValue<P extends LivePart> = NonNullable<LiveParts[P]['value']>

export const liveSchema = v.object({ pollAfterMs: v.number(), parts: livePartsSchema })
export type Live = v.InferOutput<typeof liveSchema>
