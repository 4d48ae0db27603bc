import * as v from 'valibot'

/** What kind of thing went wrong; each kind asks for another next step. */
export const problemKinds = [
  'bad-credentials',
  'forbidden',
  'not-found',
  'refused',
  'conflict',
  'rate-limited',
  'timeout',
  'unreachable',
  'tls',
  'upstream-error',
  'bad-answer',
  'signed-out',
  'invalid-input',
  'internal',
] as const

/**
 * The one shape of every error, from a source, the BFF or the browser's own connection.
 * `source` is a source's display name; `supportId` is the id that HPE support asks for
 * (`debugId`, `traceId`); no upstream address or secret is ever in it.
 */
export const problemSchema = v.object({
  kind: v.fallback(v.picklist(problemKinds), 'internal'),
  title: v.string(),
  detail: v.string(),
  source: v.optional(v.string()),
  status: v.optional(v.number()),
  upstreamCode: v.optional(v.string()),
  supportId: v.optional(v.string()),
  retryAfterMs: v.optional(v.number()),
})
export type Problem = v.InferOutput<typeof problemSchema>
export type ProblemKind = Problem['kind']

/** Errors are values: the answer, or the problem that stood in its way. */
export type Result<T> = { ok: true; value: T } | { ok: false; problem: Problem }
