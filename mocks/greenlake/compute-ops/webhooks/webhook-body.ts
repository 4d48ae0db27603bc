import * as v from 'valibot'
import { expression } from '../expression'
import { parseEventFilter } from './event-filter'
import { isReachable } from './sending'

const isDestination = (text: string) => {
  if (!URL.canParse(text)) return false
  const { protocol } = new URL(text)
  // A receiver on this machine has no public certificate: only there may it do without TLS.
  return protocol === 'https:' || (protocol === 'http:' && isReachable(text))
}

/** What a webhook is made of; all of it has to be given. */
export const webhookBody = v.object({
  name: v.pipe(v.string(), v.nonEmpty()),
  destination: v.pipe(v.string(), v.check(isDestination, 'Must be an https URL.')),
  state: v.picklist(['ENABLED', 'DISABLED']),
  eventFilter: expression(parseEventFilter),
  headers: v.pipe(
    v.record(v.string(), v.string()),
    v.check(
      (headers) =>
        Object.keys(headers).every((name) => !name.toLowerCase().startsWith('x-compute-ops-mgmt')),
      'Names must not begin with x-compute-ops-mgmt.',
    ),
  ),
})
export type WebhookBody = v.InferOutput<typeof webhookBody>
