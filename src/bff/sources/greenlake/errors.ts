import * as v from 'valibot'
import type { Problem } from '../../../contract/problem'
import type { ReadProblem } from '../../upstream/upstream'
import { list, part, parseItem, prose, text } from '../tolerant'

/**
 * The three shapes of an error body (data-services facts.md 4.1): the current one with `message` and
 * `debugId`, the older one with `error` and `traceId`, and OAuth's `error_description`.
 */
const errorSchema = v.object({
  message: prose,
  error: prose,
  error_description: prose,
  errorCode: text,
  debugId: text,
  traceId: text,
  errorDetails: list(
    v.object({
      issues: list(v.object({ subject: text, description: prose })),
      metadata: part({ details: prose, error: prose }),
    }),
  ),
})

/** How GreenLake services word a refusal; text that is not JSON adds nothing. */
export const readGreenlakeProblem: ReadProblem = (_status, _headers, body) => {
  const record = parseItem(errorSchema, body)
  if (record === null) return {}
  const issues = record.errorDetails.flatMap((detail) => detail.issues)
  const sentences = [
    record.message ?? record.error_description ?? record.error,
    ...issues.map(({ subject, description }) => [subject, description].filter(Boolean).join(': ')),
    ...record.errorDetails.map(({ metadata }) => metadata.details ?? metadata.error),
  ].filter((sentence) => sentence !== null && sentence !== '')
  const problem: Partial<Problem> = {}
  if (sentences.length > 0) problem.detail = sentences.join(' ')
  const code = record.errorCode ?? (record.error_description === null ? null : record.error)
  if (code !== null) problem.upstreamCode = code
  const supportId = record.debugId ?? record.traceId
  if (supportId !== null) problem.supportId = supportId
  return problem
}
