import * as v from 'valibot'
import type { Problem } from '../../../contract/problem'
import type { ReadProblem } from '../../upstream/upstream'
import { list, parseItem, part } from '../tolerant'
import { adviceOf, messageKeyOf, messageSchema, sentenceOf } from './messages'

const messages = list(messageSchema)

/** Both shapes of an error: iLO 4 has `Messages` with `MessageID` beside or instead (facts.md 4). */
const errorSchema = v.object({
  Messages: messages,
  error: part({ '@Message.ExtendedInfo': messages }),
})

/** How a BMC words a refusal. Only the last part of a key counts: registry versions move. */
export const readIloProblem: ReadProblem = (_status, _headers, body) => {
  const record = parseItem(errorSchema, body)
  const [first] = record ? [...record.error['@Message.ExtendedInfo'], ...record.Messages] : []
  const key = first && messageKeyOf(first)
  if (!first || key == null) return {}
  const said = [sentenceOf(first), adviceOf(first)].filter(Boolean).join(' ')
  const problem: Partial<Problem> = { upstreamCode: key }
  if (said !== '') problem.detail = said
  return problem
}
