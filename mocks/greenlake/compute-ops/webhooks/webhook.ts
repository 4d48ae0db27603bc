import type { Scope } from '../../resource'
import { shelf } from '../../shelf'
import { zuluTime } from '../../times'
import type { Stored } from '../records'

/** How it stands between COM and a receiver (facts.md 6.7). */
type WebhookStatus = 'DISABLED' | 'ACTIVE' | 'PENDING' | 'WARNING' | 'ERROR'

export type Webhook = Stored & {
  name: string
  destination: string
  state: 'ENABLED' | 'DISABLED'
  eventFilter: string
  /** Sent along, never shown. */
  headers: Readonly<Record<string, string>>
  status: WebhookStatus
  statusReason: string
  /** Whether its latest deliveries arrived, newest last. */
  results: readonly boolean[]
  /** When somebody asked for a handshake, of late. Epoch ms. */
  enabledAt: readonly number[]
}

/** One attempt to deliver an event. */
export type Delivery = {
  id: string
  at: number
  eventAt: number
  eventType: string
  destination: string
  data: object
  /** Null where nothing has come back. */
  answeredAt: number | null
  statusCode: number | null
}

export const webhooksPath = '/compute-ops-mgmt/v1beta1/webhooks'
export const webhooksIn = (scope: Scope) => shelf<Webhook>(scope, 'webhooks')
/** By webhook, oldest first. */
export const deliveriesIn = (scope: Scope) => shelf<Delivery[]>(scope, 'webhook deliveries')

/** What changed without anybody's asking leaves generation and times as they are (a recording shows it). */
export const setWebhook = (scope: Scope, id: string, change: Partial<Webhook>): Webhook | null => {
  const webhook = webhooksIn(scope).get(id)
  if (!webhook) return null
  const changed = { ...webhook, ...change }
  webhooksIn(scope).set(id, changed)
  return changed
}

const uriOf = ({ id }: Pick<Webhook, 'id'>) => `${webhooksPath}/${id}`

export const webhookWire = (webhook: Webhook) => ({
  name: webhook.name,
  destination: webhook.destination,
  state: webhook.state,
  eventFilter: webhook.eventFilter,
  // Live webhooks are of this type, in the singular (facts.md 6.7).
  type: 'compute-ops-mgmt/webhook',
  id: webhook.id,
  generation: webhook.generation,
  createdAt: zuluTime(webhook.createdAt),
  updatedAt: zuluTime(webhook.updatedAt),
  status: webhook.status,
  statusReason: webhook.statusReason,
  resourceUri: uriOf(webhook),
  deliveriesUri: `${uriOf(webhook)}/deliveries`,
})

export const deliveryWire = (webhookId: string) => (delivery: Delivery) => ({
  id: delivery.id,
  type: 'compute-ops-mgmt/webhook/delivery',
  resourceUri: `${uriOf({ id: webhookId })}/deliveries/${delivery.id}`,
  webhookId,
  destination: delivery.destination,
  data: delivery.data,
  attempt: 0,
  eventType: delivery.eventType,
  eventTime: zuluTime(delivery.eventAt),
  generation: 1,
  createdAt: zuluTime(delivery.at),
  updatedAt: zuluTime(delivery.answeredAt ?? delivery.at),
  requestTimestamp: zuluTime(delivery.at),
  ...(delivery.answeredAt !== null && { responseTimestamp: zuluTime(delivery.answeredAt) }),
  // A text (facts.md 6.7).
  ...(delivery.statusCode !== null && { statusCode: String(delivery.statusCode) }),
})
