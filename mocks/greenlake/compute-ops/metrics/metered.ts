import type { Machine } from '../../../estate/types'
import { parseTagFilter } from '../../../odata/filter-tags'
import { FilterError } from '../../../odata/tokens'
import { badParameter, Refused } from '../../refusal'
import type { Call } from '../../route'
import type { NamedServers } from '../filters/named-servers'
import { serversAt } from '../filters/named-servers'
import { allServersId, taggedServers } from '../filters/saved-filters'
import { collectedUntil } from './metrics-collection-requests'
import type { Span } from './span'

/** A server with data in a span: it has reported `from` some moment `until` another. Epoch ms. */
export type Metered = {
  machine: Machine
  from: number
  until: number
  /** Why it lacks a part of what could be known; null where it lacks nothing. */
  lack: 'NOT_CONNECTED' | 'DATA_INSUFFICIENT' | null
}
/** A server without any, and why (facts.md 6.6). */
export type Excluded = { machine: Machine; reason: string }

/** The servers that a call is about, and from when to when they are known or foreseen. */
export type Measured = {
  named: NamedServers
  span: Span
  metered: Metered[]
  excluded: Excluded[]
  /** What has been collected ends here, what is projected begins at `now`. */
  collectedUntil: number
  now: number
}

/** From when to when a server of that kind reports; the reason where it never does. */
const reportingOf = (machine: Machine, { start, end }: Span): Metered | Excluded => {
  const { subscribed, connected, connectedChangedAt, createdAt, ilo } = machine
  if (!subscribed) return { machine, reason: 'SUBSCRIPTION_REQ' }
  if (ilo.generation === 4) return { machine, reason: 'ILO_VERSION' }
  const until = connected ? Number.POSITIVE_INFINITY : connectedChangedAt
  if (until <= start) return { machine, reason: 'NOT_CONNECTED' }
  if (createdAt >= end) return { machine, reason: 'UNKNOWN' }
  const lack = until < end ? 'NOT_CONNECTED' : createdAt > start ? 'DATA_INSUFFICIENT' : null
  return { machine, from: createdAt, until, lack }
}

const readTags = (text: string | null) => {
  try {
    return text === null ? null : parseTagFilter(text)
  } catch (error) {
    if (!(error instanceof FilterError)) throw error
    throw new Refused(badParameter('compute-ops', 'filter-tags', error.message))
  }
}

const allServersUri = `/compute-ops-mgmt/v1beta1/filters/${allServersId}`

/** Reads `resource-uri` and `filter-tags`; `keep` narrows further. Refuses what names no servers. */
export const measure = (
  call: Call,
  span: Span,
  keep: (machine: Machine) => boolean = () => true,
): Measured => {
  const { scope, search } = call
  const named = serversAt(scope, search.get('resource-uri') ?? allServersUri)
  if (!named)
    throw new Refused(
      badParameter('compute-ops', 'resource-uri', 'Must name a server, a group or a filter.'),
    )
  const wanted = taggedServers(named.machines, readTags(search.get('filter-tags'))).filter(keep)
  const metered: Metered[] = []
  const excluded: Excluded[] = []
  for (const machine of wanted) {
    const reporting = reportingOf(machine, span)
    if ('reason' in reporting) excluded.push(reporting)
    else metered.push(reporting)
  }
  return {
    named,
    span,
    metered,
    excluded,
    collectedUntil: collectedUntil(scope),
    now: scope.estate.now(),
  }
}
