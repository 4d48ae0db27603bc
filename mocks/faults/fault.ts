import * as v from 'valibot'

/** By what a 429 tells how long to wait: each is seen in the wild (compute-ops facts.md 3). */
const hints = ['none', 'retry-after', 'retry-info', 'ratelimit-reset'] as const
export type Hint = (typeof hints)[number]

const milliseconds = v.pipe(v.number(), v.minValue(0), v.maxValue(600_000))
const seconds = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(3600))

/** What goes wrong with an answer. */
const faultSchema = v.variant('kind', [
  /** It comes late. */
  v.object({ kind: v.literal('latency'), ms: milliseconds }),
  /** Refused for its rate, in the source's words. */
  v.object({
    kind: v.literal('throttled'),
    hint: v.optional(v.picklist(hints), 'none'),
    seconds: v.optional(seconds, 5),
  }),
  /** Fails, in the source's words: 500 of the service, 502 to 504 of a gateway. */
  v.object({
    kind: v.literal('status'),
    status: v.pipe(v.number(), v.integer(), v.minValue(400), v.maxValue(599)),
  }),
  /** The connection ends without an answer. */
  v.object({ kind: v.literal('reset') }),
  /** The body trickles. */
  v.object({
    kind: v.literal('drip'),
    bytesPerSecond: v.pipe(v.number(), v.integer(), v.minValue(1)),
  }),
  /** The connection ends in the middle of the body. */
  v.object({ kind: v.literal('truncated') }),
  /** 200 with a page of HTML, as a captive proxy sends it. */
  v.object({ kind: v.literal('no-json') }),
  /** The source's clock is off: its Date header and every time in its bodies and filters. */
  v.object({
    kind: v.literal('clock-skew'),
    ms: v.pipe(v.number(), v.integer(), v.minValue(-86_400_000), v.maxValue(86_400_000)),
  }),
  /** The body has another shape: the members at a path (names with `/` between, `*` for every item) get a value, or go. */
  v.object({
    kind: v.literal('drift'),
    at: v.pipe(v.string(), v.nonEmpty()),
    change: v.union([
      v.object({
        to: v.union([v.string(), v.number(), v.boolean(), v.null(), v.array(v.unknown())]),
      }),
      v.object({ gone: v.literal(true) }),
    ]),
  }),
])
export type Fault = v.InferOutput<typeof faultSchema>

/** Which requests it strikes, and how often. */
export const ruleSchema = v.object({
  /** Id of a source or of a part of one (`ilo/esx-par-114`); `tokens` gives tokens out for all regions. */
  source: v.pipe(v.string(), v.nonEmpty()),
  /** Left out: all methods. */
  method: v.optional(v.picklist(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])),
  /** The path of the request, `*` for any part of it; left out: all. */
  path: v.optional(v.string(), '*'),
  /** How many requests; left out: until the rule is taken back. */
  times: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  fault: faultSchema,
})
export type Rule = v.InferOutput<typeof ruleSchema>
export type RuleInput = v.InferInput<typeof ruleSchema>
