import * as v from 'valibot'
import type { Problem } from '../../../contract/problem'
import type { ReadProblem } from '../../upstream/upstream'
import { list, parseItem, part, text } from '../tolerant'

const messages = list(
  v.object({ MessageId: text, MessageID: text, Message: text, Resolution: text }),
)

/** Both shapes of an error: iLO 4 has `Messages` with `MessageID` beside or instead (facts.md 4). */
const errorSchema = v.object({
  Messages: messages,
  error: part({ '@Message.ExtendedInfo': messages }),
})

/** An iLO sends no text, only the key: what the ones that we meet mean. */
const sentences: Record<string, string> = {
  NoValidSession: 'It knows no session for our requests.',
  UnauthorizedLoginAttempt: 'It does not accept the user name and password.',
  LoginAttemptDelayed: 'It delays further logins after one that failed.',
  LoginAttemptDelayedSeconds: 'It delays further logins after one that failed.',
  SessionLimitExceeded: 'It has no session free.',
  InsufficientPrivilege: 'The account lacks the privilege.',
  ResourceMissingAtURI: 'It has no such resource.',
  ResourceNotReadyRetry: 'It is not ready yet.',
}

/** How a BMC words a refusal. Only the last part of a key counts: registry versions move. */
export const readIloProblem: ReadProblem = (_status, _headers, body) => {
  const record = parseItem(errorSchema, body)
  const [first] = record ? [...record.error['@Message.ExtendedInfo'], ...record.Messages] : []
  const key = (first?.MessageId ?? first?.MessageID)?.split('.').at(-1)
  if (!first || key === undefined) return {}
  const said = [first.Message ?? sentences[key], first.Resolution].filter(Boolean).join(' ')
  const problem: Partial<Problem> = { upstreamCode: key }
  if (said !== '') problem.detail = said
  return problem
}
