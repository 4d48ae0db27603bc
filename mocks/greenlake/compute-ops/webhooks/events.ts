import type { Change } from '../../../estate/changes'
import { valueAt } from '../../../odata/evaluate'
import type { Scope } from '../../resource'
import { alerts } from '../alerts'
import { v1 } from '../groups/face'
import { groupWire } from '../groups/group-wire'
import { jobs } from '../jobs/job-resource'
import { servers } from '../servers'
import type { WebhookEvent } from './event-filter'

type Kind = Change['kind']
type ThingOf<K extends Kind> = Extract<Change, { kind: K }>['thing']

/** How things of a kind look to webhooks, and what of them has to change for an `Updated`; null: anything. */
type Look<T> = {
  type: string
  toWire: (thing: T, scope: Scope) => object
  things: (scope: Scope) => Iterable<T>
  watched: readonly string[] | null
}

const kinds: { [K in Kind]: Look<ThingOf<K>> } = {
  server: {
    type: 'compute-ops/server',
    toWire: (machine, scope) => servers.toWire(machine, scope, 'en'),
    things: ({ estate }) => estate.machines.values(),
    watched: [
      'hardware',
      'state',
      'firmwareInventory',
      'softwareInventory',
      'lastFirmwareUpdate',
      'tags',
      'autoIloFwUpdate',
    ],
  },
  job: {
    type: 'compute-ops/job',
    toWire: (job, scope) => jobs.toWire(job, scope, 'en'),
    things: ({ estate }) => estate.jobs.values(),
    watched: ['state'],
  },
  alert: {
    type: 'compute-ops/alert',
    toWire: (alert, scope) => alerts.toWire(alert, scope, 'en'),
    things: ({ estate }) => estate.alerts.values(),
    watched: null,
  },
  group: {
    type: 'compute-ops/group',
    toWire: (group, scope) => groupWire(v1, group, scope),
    things: ({ estate }) => estate.groups.values(),
    watched: null,
  },
}

/** A thing as it is now: members that are made when they are read are made at once. */
const looks = <T>({ toWire }: Look<T>, thing: T, scope: Scope): object => ({
  ...toWire(thing, scope),
})

const wireOf = (scope: Scope, change: Change): object => {
  if (change.kind === 'server') return looks(kinds.server, change.thing, scope)
  if (change.kind === 'job') return looks(kinds.job, change.thing, scope)
  if (change.kind === 'alert') return looks(kinds.alert, change.thing, scope)
  return looks(kinds.group, change.thing, scope)
}

/** An alert that is cleared is told of as deleted, and one that is forgotten not at all; nor are deleted jobs. */
const operationOf = (change: Change): Change['operation'] | null => {
  if (change.kind === 'alert' && change.operation !== 'Created')
    return change.operation === 'Updated' && change.thing.clearedAt !== null ? 'Deleted' : null
  return change.kind === 'job' && change.operation === 'Deleted' ? null : change.operation
}

const differ = (a: object, b: object, name: string) =>
  JSON.stringify(valueAt(a, [name])) !== JSON.stringify(valueAt(b, [name]))

/**
 * Turns what happens in the estate into events for webhooks (facts.md 6.7): it remembers how each thing of
 * the region looked before.
 */
export const createEvents = (scope: Scope): ((change: Change) => WebhookEvent | null) => {
  const before = new WeakMap<object, object>()
  const remember = <T extends Change['thing']>(look: Look<T>) => {
    for (const thing of look.things(scope))
      if (thing.region === scope.region) before.set(thing, looks(look, thing, scope))
  }
  remember(kinds.server)
  remember(kinds.job)
  remember(kinds.alert)
  remember(kinds.group)
  return (change) => {
    if (change.thing.region !== scope.region) return null
    const old = before.get(change.thing) ?? {}
    const now = wireOf(scope, change)
    before.set(change.thing, now)
    const operation = operationOf(change)
    const { type, watched } = kinds[change.kind]
    if (operation === null) return null
    if (operation === 'Updated' && watched?.every((name) => !differ(old, now, name))) return null
    return { type, operation, at: change.at, old, new: now }
  }
}
