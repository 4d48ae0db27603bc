import type { Scope } from '../../resource'
import { tell } from '../notes'
import { newId } from '../records'
import type { WebhookEvent } from './event-filter'
import type { Delivery, Webhook } from './webhook'
import { deliveriesIn, setWebhook, webhooksIn } from './webhook'
import { afterDelivery } from './webhook-status'

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/
const patienceMs = 10_000

/** Only receivers on this machine are ever called; all others are as if nobody answered there. */
export const isReachable = (destination: string): boolean =>
  loopback.test(new URL(destination).hostname)

const call = async (
  { outgoing }: Scope,
  { destination, headers }: Webhook,
  init: { method: 'GET' | 'POST'; headers: Record<string, string>; body?: string },
): Promise<Response | null> => {
  if (!isReachable(destination)) return null
  const signal = AbortSignal.timeout(patienceMs)
  const request = new Request(destination, {
    ...init,
    headers: { ...headers, ...init.headers },
    redirect: 'manual',
    signal,
  })
  return outgoing(request).catch(() => null)
}

const isEcho = async (response: Response | null, challenge: string) => {
  if (response?.status !== 200) return false
  const body: unknown = await response.json().catch(() => null)
  return (
    typeof body === 'object' &&
    body !== null &&
    'verification' in body &&
    body.verification === challenge
  )
}

/** Asks the receiver whether it wants to be one; whoever does not echo the challenge is disabled. */
export const shakeHands = async (scope: Scope, id: string): Promise<void> => {
  const webhook = webhooksIn(scope).get(id)
  if (webhook?.status !== 'PENDING') return
  const challenge = newId(scope)
  const response = await call(scope, webhook, {
    method: 'GET',
    headers: { 'x-compute-ops-mgmt-verification-challenge': challenge },
  })
  const accepted = await isEcho(response, challenge)
  // Changed in the meantime: another handshake is about to tell.
  if (webhooksIn(scope).get(id) !== webhook) return
  const problem = 'Incorrect handshake response.'
  setWebhook(
    scope,
    id,
    accepted
      ? { status: 'ACTIVE', statusReason: 'Webhook handshake accepted.', results: [] }
      : { state: 'DISABLED', status: 'WARNING', statusReason: problem },
  )
  const subject = { type: 'Webhook', id, name: webhook.name } as const
  if (accepted) tell(scope, subject, 'webhookAccepted')
  else tell(scope, subject, 'webhookDisabled', { problem })
}

const verbs: Record<WebhookEvent['operation'], string> = {
  Created: 'CREATE',
  Updated: 'UPDATE',
  Deleted: 'DELETE',
}

const hasFailed = ({ statusCode }: Delivery) =>
  statusCode === null || statusCode < 200 || statusCode > 299

/** The latest ten, and the latest five that failed. */
const kept = (deliveries: Delivery[]): Delivery[] => {
  const failed = new Set(deliveries.filter(hasFailed).slice(-5))
  return deliveries.filter((one, index) => index >= deliveries.length - 10 || failed.has(one))
}

/** Posts an event's resource as it is now, with what was done to it; the outcome counts for the webhook. */
export const deliver = async (scope: Scope, webhook: Webhook, event: WebhookEvent) => {
  const { id, destination, name } = webhook
  const data = { ...event.new, operation: event.operation }
  const at = scope.estate.now()
  const response = await call(scope, webhook, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(data),
  })
  const current = webhooksIn(scope).get(id)
  if (!current) return
  const delivery: Delivery = {
    id: newId(scope),
    at,
    eventAt: event.at,
    eventType: `${event.type}:${verbs[event.operation]}`,
    destination,
    data,
    answeredAt: response ? scope.estate.now() : null,
    statusCode: response?.status ?? null,
  }
  deliveriesIn(scope).set(id, kept([...(deliveriesIn(scope).get(id) ?? []), delivery]))
  if (current.state === 'DISABLED') return
  const after = afterDelivery(current, !hasFailed(delivery))
  setWebhook(scope, id, after)
  if (after.state === 'DISABLED')
    tell(scope, { type: 'Webhook', id, name }, 'webhookDisabled', { problem: after.statusReason })
}
