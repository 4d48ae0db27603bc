import * as v from 'valibot'
import { cancelShutdown, removeHost, shutDownController } from '../estate/federation/host-tasks'
import { hosts } from './hosts'
import { itemOf, itemRoute, listRoute } from './read-routes'
import { badRequest, Refused } from './refusal'
import type { Call, Route } from './route'
import { below, bodyOf, get, post } from './route'

const host = (call: Call) => itemOf(hosts, call)

const outcome = (succeeds: boolean) => ({ status: succeeds ? 'SUCCESS' : 'FAILURE' })

/** A controller answers for its own shutdown only (facts.md 8.4); elsewhere it is not known. */
const isOwn = (call: Call) =>
  call.scope.federation.management === 'central' || host(call).id === call.scope.controller.id

const shutDown = (call: Call): Response => {
  const { ha_wait: waits } = bodyOf(call, v.object({ ha_wait: v.optional(v.boolean(), true) }))
  const { estate, federation } = call.scope
  const own = host(call)
  const begun = isOwn(call)
    ? estate.act((course, at) => shutDownController(course, at, federation, own, waits))
    : false
  const status = begun ? { status: 'IN_PROGRESS' } : outcome(false)
  return Response.json({ shutdown_status: status })
}

const cancel = (call: Call): Response => {
  const own = host(call)
  const called =
    isOwn(call) && call.scope.estate.act((course, at) => cancelShutdown(course, at, own))
  return Response.json({ cancellation_status: outcome(called) })
}

const removal = (call: Call) => {
  const { id } = host(call)
  const { force } = bodyOf(call, v.object({ force: v.optional(v.boolean(), false) }))
  if (id === call.scope.controller.id && call.scope.federation.management === 'peer')
    throw new Refused(
      badRequest('InvalidParameterException', 'The host must not be the one that is asked.'),
    )
  return removeHost(id, force)
}

const path = '/hosts/:id'

/** Hosts, and the life of their controllers. */
export const hostRoutes: Route[] = [
  listRoute('/hosts', hosts),
  itemRoute('/hosts', hosts),
  post(`${path}/remove_from_federation`, 9, removal),
  get(`${path}/virtual_controller_shutdown_status`, (call) =>
    Response.json({ shutdown_status: { status: isOwn(call) ? host(call).shutdown : 'NONE' } }),
  ),
  {
    method: 'POST',
    path: below(`${path}/shutdown_virtual_controller`),
    takes: 'json',
    answer: shutDown,
  },
  {
    method: 'POST',
    path: below(`${path}/cancel_virtual_controller_shutdown`),
    takes: 'json',
    answer: cancel,
  },
]
