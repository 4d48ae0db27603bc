import type { Scope } from '../../resource'
import { later } from '../notes'
import { parseEventFilter } from './event-filter'
import { createEvents } from './events'
import { deliver, shakeHands } from './sending'
import { webhooksIn } from './webhook'

const listening = new WeakSet<Scope>()

/** From the first webhook on, hears what happens in the region and tells each webhook what it wants to know. */
const listen = (scope: Scope) => {
  if (listening.has(scope)) return
  listening.add(scope)
  const toEvent = createEvents(scope)
  scope.estate.onChange((change) => {
    const open = [...webhooksIn(scope).values()].filter(
      ({ state, status }) => state === 'ENABLED' && status !== 'PENDING',
    )
    const event = toEvent(change)
    if (!event) return
    for (const webhook of open)
      if (parseEventFilter(webhook.eventFilter)(event)) void deliver(scope, webhook, event)
  })
}

const handshakeAfterMs = 250

/** A webhook is PENDING: it is asked a moment later, and hears of what happens after it has accepted. */
export const open = (scope: Scope, id: string) => {
  listen(scope)
  later(scope, handshakeAfterMs, () => void shakeHands(scope, id))
}
