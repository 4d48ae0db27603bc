import { minute } from '../../../estate/course'
import { mergePatch } from '../../merge-patch'
import { readRoutes } from '../../read-routes'
import { refusal, Refused } from '../../refusal'
import type { Scope } from '../../resource'
import { resource } from '../../resource'
import type { Call, Route } from '../../route'
import { created, readBody } from '../../route'
import { addRecord, changeRecord, deleteRoute, reading, recordOf } from '../records'
import { open } from './dispatch'
import type { Delivery, Webhook } from './webhook'
import { deliveriesIn, deliveryWire, webhooksIn, webhooksPath, webhookWire } from './webhook'
import type { WebhookBody } from './webhook-body'
import { webhookBody } from './webhook-body'

const mostWebhooks = 25
const mostEnables = 5
const enablesWithin = 15 * minute

const unpaged = { service: 'compute-ops', limit: null, filter: null, sort: false } as const

const webhooks = resource<Webhook>({
  ...unpaged,
  path: webhooksPath,
  select: null,
  empty: [],
  ...reading(webhooksIn),
  toWire: webhookWire,
})

type Told = Delivery & { webhookId: string }
const deliveriesOf = (scope: Scope, webhookId: string): Told[] =>
  (deliveriesIn(scope).get(webhookId) ?? []).map((one) => ({ ...one, webhookId })).toReversed()

const deliveries = resource<Told>({
  ...unpaged,
  path: `${webhooksPath}/:parentId/deliveries`,
  select: null,
  empty: [],
  list: (scope, webhookId) =>
    webhooksIn(scope).has(webhookId) ? deliveriesOf(scope, webhookId) : null,
  find: (scope, id, webhookId) => deliveriesOf(scope, webhookId).find((one) => one.id === id),
  toWire: (delivery) => deliveryWire(delivery.webhookId)(delivery),
})

/** Enabling asks for a handshake; more than five times in a quarter of an hour is too often (facts.md 3). */
const enabling = ({ scope: { estate } }: Call, before: readonly number[]) => {
  const now = estate.now()
  const recent = before.filter((at) => at > now - enablesWithin)
  if (recent.length >= mostEnables) {
    const retryAfterSeconds = Math.ceil(((recent[0] ?? now) + enablesWithin - now) / 1_000)
    throw new Refused(
      refusal(429, 'The webhook has been enabled too often.', { retryAfterSeconds }),
    )
  }
  return {
    status: 'PENDING',
    statusReason: 'User enabled the webhook.',
    enabledAt: [...recent, now],
  } as const
}

const disabled = { status: 'DISABLED', statusReason: 'User disabled the webhook.' } as const

const create = (call: Call): Response => {
  const { scope } = call
  const content = readBody(call, 'compute-ops', webhookBody)
  if (webhooksIn(scope).size >= mostWebhooks)
    return refusal(400, `There may be ${mostWebhooks} webhooks at most.`)
  const webhook = addRecord<Webhook>(webhooksIn, scope, {
    ...content,
    enabledAt: [],
    results: [],
    ...(content.state === 'ENABLED' ? enabling(call, []) : disabled),
  })
  if (webhook.state === 'ENABLED') open(scope, webhook.id)
  return created(webhookWire(webhook), `${webhooksPath}/${webhook.id}`)
}

/** Whether a change makes the receiver be asked again: enabled (even if it was), or another address. */
const asksAgain = (
  webhook: Webhook,
  patch: unknown,
  { state, destination, headers }: WebhookBody,
) =>
  state === 'ENABLED' &&
  ((typeof patch === 'object' && patch !== null && 'state' in patch) ||
    destination !== webhook.destination ||
    JSON.stringify(headers) !== JSON.stringify(webhook.headers))

const change = (call: Call): Response => {
  const { scope } = call
  const webhook = recordOf(webhooksIn, call)
  const patched = { ...call, body: mergePatch(webhook, call.body) }
  const content = readBody(patched, 'compute-ops', webhookBody)
  const again = asksAgain(webhook, call.body, content)
  const changed = changeRecord(webhooksIn, scope, webhook, {
    ...content,
    ...(again && enabling(call, webhook.enabledAt)),
    ...(content.state === 'DISABLED' && webhook.state === 'ENABLED' && disabled),
  })
  if (again) open(scope, webhook.id)
  return Response.json(webhookWire(changed))
}

/** Webhooks, and what has been delivered to them (facts.md 6.7). */
export const webhookRoutes: Route[] = [
  ...readRoutes(webhooks),
  ...readRoutes(deliveries),
  { method: 'POST', service: 'compute-ops', path: webhooksPath, answer: create },
  { method: 'PATCH', service: 'compute-ops', path: `${webhooksPath}/:id`, answer: change },
  deleteRoute(webhooksPath, webhooksIn, ({ id }, { scope }) => {
    deliveriesIn(scope).delete(id)
  }),
]
