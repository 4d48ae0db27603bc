import * as v from 'valibot'
import { composerOf } from '../../estate/appliances'
import { placeOf, places } from '../../estate/places'
import type { Machine } from '../../estate/types'
import { allInRegion, inRegion } from '../in-region'
import { badFields, badParameter, existing, Refused } from '../refusal'
import type { Scope } from '../resource'
import type { Call, Route } from '../route'
import { readBody } from '../route'
import { shelf } from '../shelf'
import { zuluTime } from '../times'
import { later } from './notes'

const path = '/compute-ops-mgmt/v1beta1/server-locations/:id'

/** Where servers are said to be other than where they stand, by server id; null: nowhere. */
const assignedIn = (scope: Scope) => shelf<string | null>(scope, 'assigned locations')
const changesIn = (scope: Scope) => shelf<number[]>(scope, 'location changes')

/** The location that a server is assigned to, by its id; null for one that has none. */
export const locationOf = (scope: Scope, machine: Machine): string | null => {
  const assigned = assignedIn(scope).get(machine.id)
  return assigned === undefined ? placeOf(machine.site).id : assigned
}

/** The place with that id, where the region has servers. */
const placeIn = (scope: Scope, id: string) =>
  [...places].find(
    ([site, place]) =>
      place.id === id && allInRegion(scope, scope.estate.machines).some((one) => one.site === site),
  )?.[1]

const placeNamed = ({ scope, params }: Call) => existing(placeIn(scope, params['id'] ?? ''))

const toWire = (scope: Scope, id: string) => {
  const changes = changesIn(scope).get(id) ?? []
  const opened = Date.UTC(2023, 4, 2)
  return {
    id,
    type: 'compute-ops-mgmt/server-location',
    resourceUri: path.replace(':id', id),
    servers: allInRegion(scope, scope.estate.machines)
      .filter((one) => locationOf(scope, one) === id)
      .map((machine) => machine.id),
    generation: 1 + changes.length,
    createdAt: zuluTime(opened),
    updatedAt: zuluTime(changes.at(-1) ?? opened),
  }
}

/** The named servers; 404 for one that there is not, `refuse` for one that COM manages directly. */
const managedByOneView = (scope: Scope, ids: string[], refuse: (text: string) => Response) =>
  ids.map((id) => {
    const machine = existing(inRegion(scope, scope.estate.machines, id))
    if (!composerOf(machine))
      throw new Refused(refuse(`${id} is managed directly; its location is set in HPE GreenLake.`))
    return machine
  })

/** Takes effect a moment after it was accepted (facts.md 5.2). */
const move = (scope: Scope, machines: Machine[], locationId: string, to: string | null) => {
  later(scope, 2_000, () => {
    for (const { id } of machines) assignedIn(scope).set(id, to)
    const changes = changesIn(scope).get(locationId) ?? []
    changesIn(scope).set(locationId, [...changes, scope.estate.now()])
  })
  return new Response(null, { status: 202 })
}

const assignment = v.object({ servers: v.pipe(v.array(v.string()), v.nonEmpty()) })

/** Locations are the workspace's; only servers behind OneView are assigned to them here. */
export const serverLocationRoutes: Route[] = [
  {
    method: 'GET',
    service: 'compute-ops',
    path,
    answer: (call) => Response.json(toWire(call.scope, placeNamed(call).id)),
  },
  {
    method: 'POST',
    service: 'compute-ops',
    path: `${path}/servers`,
    answer: (call) => {
      const { id } = placeNamed(call)
      const { servers } = readBody(call, 'compute-ops', assignment)
      const machines = managedByOneView(call.scope, servers, (description) =>
        badFields('compute-ops', [{ subject: 'servers', description }]),
      )
      return move(call.scope, machines, id, id)
    },
  },
  {
    method: 'DELETE',
    service: 'compute-ops',
    path: `${path}/servers`,
    answer: (call) => {
      const { id } = placeNamed(call)
      const refuse = (text: string) => badParameter('compute-ops', 'id', text)
      const ids = call.search.getAll('id').flatMap((list) => list.split(','))
      if (ids.length === 0) return refuse('Must name the servers to take away.')
      return move(call.scope, managedByOneView(call.scope, ids, refuse), id, null)
    },
  },
]
