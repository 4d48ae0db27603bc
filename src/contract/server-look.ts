import * as v from 'valibot'
import { problemSchema } from './problem'
import { alertSchema, subsystemSchema } from './server'

/**
 * What Compute Ops Management says of one server beyond the mirror, read while somebody looks. Each part
 * is asked for, ages and fails by itself.
 */
export const lookParts = [
  'hardware',
  'firmware',
  'group',
  'alerts',
  'support',
  'energy',
  'utilization',
] as const
export type LookPart = (typeof lookParts)[number]

/** How far back charts reach. */
export const lookRanges = ['24h', '7d', '30d', '180d'] as const
export type LookRange = (typeof lookRanges)[number]
export const lookRangeWord: Record<LookRange, string> = {
  '24h': '24 hours',
  '7d': '7 days',
  '30d': '30 days',
  '180d': '180 days',
}

export const utilizationMetrics = ['cpu', 'memory-bus', 'io-bus', 'cpu-interconnect'] as const
export type UtilizationMetric = (typeof utilizationMetrics)[number]
export const utilizationWord: Record<UtilizationMetric, string> = {
  cpu: 'Processors',
  'memory-bus': 'Memory bus',
  'io-bus': 'I/O bus',
  'cpu-interconnect': 'Processor interconnect',
}

const text = v.nullable(v.string())
const number = v.nullable(v.number())

/**
 * The outcome of one part. `asOf`: when it was last read, null before it ever was; `problem`: why it was
 * not read since. What is not there any more is told by neither.
 */
export const lookSchema = <T extends v.GenericSchema>(value: T) =>
  v.object({
    asOf: text,
    value: v.nullable(value),
    problem: v.nullable(problemSchema),
    pollAfterMs: v.number(),
  })
export type Look<T> = Omit<v.InferOutput<ReturnType<typeof lookSchema>>, 'value'> & {
  value: T | null
}

/** One piece of hardware. `facts`: what else is told of it, with units. */
export const pieceSchema = v.object({
  name: v.string(),
  place: text,
  state: subsystemSchema.entries.state,
  /** The source's word for its health, where it says one. */
  word: text,
  facts: v.array(v.string()),
  serial: text,
  part: text,
})
export type Piece = v.InferOutput<typeof pieceSchema>

export const hardwareSchema = v.object({
  /** When the whole of it was last collected from the server. */
  collectedAt: text,
  sections: v.array(
    v.object({
      name: v.string(),
      /** When this section was collected; null where it never was. */
      at: text,
      /** How the collection went where it did not go well, in the source's word. */
      fault: text,
      pieces: v.array(pieceSchema),
    }),
  ),
})
export type Hardware = v.InferOutput<typeof hardwareSchema>

export const bundleSchema = v.object({
  id: v.string(),
  name: v.string(),
  version: text,
  releasedAt: text,
  kind: text,
  summary: text,
})
export type Bundle = v.InferOutput<typeof bundleSchema>

/** What keeps a server from what its group wants, or keeps it in line. */
export const complianceStates = ['not-compliant', 'unknown', 'not-applicable', 'compliant'] as const
export type ComplianceState = (typeof complianceStates)[number]
export const complianceSchema = v.fallback(v.picklist(complianceStates), 'unknown')

export const firmwareLookSchema = v.object({
  baseline: v.nullable(bundleSchema),
  /** Null: nothing judges this server's firmware. */
  compliance: v.nullable(
    v.object({ state: complianceSchema, score: number, at: text, reason: text }),
  ),
  deviations: v.array(v.object({ name: v.string(), installed: text, expected: text, file: text })),
  lastUpdate: v.nullable(
    v.object({
      word: v.string(),
      failed: v.boolean(),
      startedAt: text,
      endedAt: text,
      /** Components that were not brought up to date, with the source's word. */
      left: v.array(v.object({ name: v.string(), version: text, word: v.string() })),
    }),
  ),
  /** Whether COM may update the iLO by itself. */
  autoIloUpdate: v.nullable(v.boolean()),
})
export type FirmwareLook = v.InferOutput<typeof firmwareLookSchema>

export const groupLookSchema = v.nullable(
  v.object({
    id: v.string(),
    name: v.string(),
    description: text,
    servers: v.number(),
    /** How the whole group stands: the source's words by category. */
    standing: v.array(v.object({ name: v.string(), word: v.string(), reason: text })),
    settings: v.array(v.object({ category: v.string(), name: v.string(), description: text })),
    /** What is done to a server that is added. */
    onAdd: v.array(v.string()),
    /** Settings of this server's iLO that differ from the group's; null: not judged. */
    iloSettings: v.nullable(
      v.object({
        state: complianceSchema,
        at: text,
        deviations: v.array(v.object({ name: v.string(), current: text, expected: text })),
      }),
    ),
  }),
)
export type GroupLook = v.InferOutput<typeof groupLookSchema>

export const supportSchema = v.object({
  warranty: v.nullable(
    v.object({
      word: v.string(),
      active: v.nullable(v.boolean()),
      level: text,
      contract: text,
      from: text,
      until: text,
    }),
  ),
  location: text,
  subscription: v.object({ word: text, tier: text, until: text }),
  connection: text,
  tags: v.array(v.object({ name: v.string(), value: v.string() })),
})
export type Support = v.InferOutput<typeof supportSchema>

export const energyUnits = ['kwh', 'co2eKg', 'cost'] as const
export type EnergyUnit = (typeof energyUnits)[number]
const energy = v.object({ kwh: number, co2eKg: number, cost: number })

/** `stepMs`: how long a sample lasts. What is collected was measured, what is projected is a guess. */
export const energySchema = v.object({
  from: v.string(),
  until: v.string(),
  stepMs: v.number(),
  collected: v.array(v.object({ at: v.string(), ...energy.entries })),
  projected: v.array(v.object({ at: v.string(), ...energy.entries })),
  sums: v.object({ collected: energy, projected: energy }),
})
export type Energy = v.InferOutput<typeof energySchema>

export const utilizationSchema = v.object({
  from: v.string(),
  until: v.string(),
  stepMs: v.number(),
  average: number,
  points: v.array(v.object({ at: v.string(), value: v.number() })),
})
export type Utilization = v.InferOutput<typeof utilizationSchema>

/** What each part is. */
export type Looks = {
  hardware: Hardware
  firmware: FirmwareLook
  group: GroupLook
  alerts: v.InferOutput<typeof alertSchema>[]
  support: Support
  energy: Energy
  utilization: Utilization
}

export const lookSchemas: { [P in LookPart]: v.GenericSchema<unknown, Look<Looks[P]>> } = {
  hardware: lookSchema(hardwareSchema),
  firmware: lookSchema(firmwareLookSchema),
  group: lookSchema(groupLookSchema),
  alerts: lookSchema(v.array(alertSchema)),
  support: lookSchema(supportSchema),
  energy: lookSchema(energySchema),
  utilization: lookSchema(utilizationSchema),
}
