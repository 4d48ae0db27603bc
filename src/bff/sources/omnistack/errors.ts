import * as v from 'valibot'
import type { Problem } from '../../../contract/problem'
import type { ReadProblem } from '../../upstream/upstream'
import { parseItem, prose, text } from '../tolerant'

/** A text in the API's own errors, a number in those of tasks. */
const code = v.optional(
  v.fallback(v.nullable(v.union([v.string(), v.pipe(v.number(), v.transform(String))])), null),
  null,
)

/** The API's own error body and the two of its token service (facts.md 2, 6). */
const errorSchema = v.object({
  message: prose,
  error: text,
  error_description: prose,
  exception: text,
  error_code: code,
})

/** `com.simplivity…SvtExceptions$UnauthorizedException` → `UnauthorizedException`. */
const shortName = (exception: string) => exception.split(/[.$]/).at(-1) ?? exception

/** How a federation words a refusal. The sentence of a dead token holds the token: it is left out. */
export const readOmnistackProblem: ReadProblem = (_status, _headers, body) => {
  const record = parseItem(errorSchema, body)
  if (record === null) return {}
  const problem: Partial<Problem> = {}
  const sentence = record.message ?? record.error_description
  if (record.error === 'invalid_token') problem.detail = 'The access token has expired.'
  else if (sentence !== null) problem.detail = sentence
  const upstreamCode =
    record.error_code ?? (record.exception === null ? record.error : shortName(record.exception))
  if (upstreamCode !== null) problem.upstreamCode = upstreamCode
  return problem
}
