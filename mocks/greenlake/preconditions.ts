import { refusal, Refused } from './refusal'
import type { Call } from './route'
import { shelf } from './shelf'

/** Refuses with 412 where If-Match names another generation than the stored one (compute-ops facts.md 4.4). */
export const checkIfMatch = ({ request }: Call, generation: number) => {
  const wanted = request.headers.get('if-match')
  if (wanted === null || wanted === '*' || wanted.replaceAll('"', '') === String(generation)) return
  const description = `The resource is at generation ${generation}.`
  throw new Refused(
    refusal(412, 'The resource has been changed by somebody else.', {
      issues: [{ source: 'header', subject: 'If-Match', description }],
    }),
  )
}

type Answered = { body: string; response: Response }

/**
 * A request that comes again under its Idempotency-Key is answered as it was the first time, and does
 * nothing; another body under a known key is a conflict (compute-ops facts.md 4.4).
 */
export const once = (call: Call, answer: () => Response): Response => {
  const key = call.request.headers.get('idempotency-key')
  if (key === null) return answer()
  const answers = shelf<Answered>(call.scope, 'idempotency keys')
  const place = `${call.request.method} ${call.request.url} ${key}`
  const body = JSON.stringify(call.body)
  const before = answers.get(place)
  if (before)
    return before.body === body
      ? before.response.clone()
      : refusal(409, 'The Idempotency-Key has been used for another request.')
  const response = answer()
  if (response.ok) answers.set(place, { body, response: response.clone() })
  return response
}
