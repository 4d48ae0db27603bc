import * as v from 'valibot'
import { problemSchema } from './problem'
import { sourceSchema, upkeepSchema } from './source'

/** What a service is to its source: where it signs in, one of its APIs, one of its machines. */
export const serviceKinds = ['sign-in', 'api', 'controller', 'bmc'] as const
export type ServiceKind = (typeof serviceKinds)[number]

/** Upper bounds of the latency histogram, ms; a last slot takes what took longer. */
export const latencyBoundsMs = [25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000] as const

const text = v.nullable(v.string())

/**
 * One part of a source that answers or fails by itself, as the BFF that is asked has met it since it
 * began. `breaker`: it is spared until then; `token`: since when and until when one is held, never itself;
 * `refusal`: why there is none, and until when it is not tried again.
 */
export const serviceSchema = v.object({
  id: v.string(),
  name: v.string(),
  kind: v.picklist(serviceKinds),
  requests: v.number(),
  errors: v.record(v.string(), v.number()),
  latency: v.array(v.number()),
  answeredAt: text,
  lastError: v.nullable(v.object({ at: v.string(), problem: problemSchema })),
  breaker: v.nullable(v.object({ until: v.string(), problem: problemSchema })),
  token: v.nullable(v.object({ since: v.string(), until: text })),
  refusal: v.nullable(v.object({ until: v.string(), problem: problemSchema })),
})
export type Service = v.InferOutput<typeof serviceSchema>

export const trusts = ['authority', 'fingerprint', 'insecure'] as const

/**
 * The certificate that an address showed when it was last connected to; `services` that are reached
 * there. `trustedBy` null: it is not trusted. Addresses in its names are left out.
 */
export const certificateSchema = v.object({
  services: v.array(v.string()),
  subject: v.string(),
  issuer: v.string(),
  selfSigned: v.boolean(),
  validFrom: v.string(),
  validTo: v.string(),
  fingerprint: v.string(),
  namesAddress: v.boolean(),
  trustedBy: v.nullable(v.picklist(trusts)),
  shownAt: v.string(),
})
export type Certificate = v.InferOutput<typeof certificateSchema>

/** When a collection is read next; `running`: it is being read. */
export const passSchema = v.object({
  collection: v.string(),
  running: v.boolean(),
  at: v.string(),
})

/**
 * Everything that is known of one source. `since`: when the BFF that answers began to count; `shared`:
 * several may work on this store, each with its own numbers; `collectedHere`: this one reads the source
 * at the moment, so that it knows the `passes`.
 */
export const sourceDetailSchema = v.object({
  ...sourceSchema.entries,
  now: v.string(),
  since: v.string(),
  shared: v.boolean(),
  collectedHere: v.boolean(),
  budget: upkeepSchema.entries.budget,
  services: v.array(serviceSchema),
  certificates: v.array(certificateSchema),
  passes: v.array(passSchema),
})
export type SourceDetail = v.InferOutput<typeof sourceDetailSchema>

/**
 * What a test found at each service. `not-asked`: the sign-in that it needs failed, or there was no time,
 * which `problem` then says. `ms`: how long the answer took.
 */
export const sourceTestSchema = v.object({
  at: v.string(),
  findings: v.array(
    v.object({
      id: v.string(),
      name: v.string(),
      outcome: v.picklist(['answers', 'fails', 'not-asked']),
      ms: v.nullable(v.number()),
      problem: v.nullable(problemSchema),
    }),
  ),
})
export type SourceTest = v.InferOutput<typeof sourceTestSchema>
export type Finding = SourceTest['findings'][number]
