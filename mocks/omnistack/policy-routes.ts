import * as v from 'valibot'
import { isPolicyUsed } from '../estate/federation/datastore-tasks'
import { createPolicy, deletePolicy, renamePolicy } from '../estate/federation/policy-tasks'
import { datastores } from './datastores'
import { scheduleReport } from './impact'
import { policies } from './policies'
import { itemOf, itemRoute, listRoute } from './read-routes'
import { badRequest, Refused, taskRefusal } from './refusal'
import type { Call, Route } from './route'
import { bodyOf, existing, filled, get, post, remove } from './route'
import { suspension } from './suspension'
import { virtualMachines } from './virtual-machines'

/** The name that a body gives a policy, which no other may have. */
const newName = (call: Call): string => {
  const { name } = bodyOf(call, v.object({ name: filled }))
  const others = call.scope.policies().filter(({ id }) => id !== call.params['id'])
  if (others.some((policy) => policy.name === name))
    throw new Refused(taskRefusal(13, 'Duplicate name exists.'))
  return name
}

const checkGroup = ({ scope, search }: Call) => {
  const id = search.get('cluster_group_id')
  const { clusterGroup } = scope.federation
  if (id !== null) existing(id === clusterGroup.id ? clusterGroup : undefined, 'cluster_group', id)
}

const deletion = (call: Call) => {
  const { id } = itemOf(policies, call)
  if (isPolicyUsed(call.scope.federation, call.scope.vms(), id))
    throw new Refused(badRequest('ObjectInUseException', `Policy ${id} is in use.`))
  return deletePolicy(id)
}

/** Those that a policy holds for; deprecated in favour of the filter of the same meaning. */
const ofPolicy = (call: Call) => {
  const narrowed = new URLSearchParams(call.search)
  narrowed.set('policy_id', itemOf(policies, call).id)
  return narrowed
}

const path = '/policies/:id'

/** Policies, and what they hold for. */
export const policyRoutes: Route[] = [
  listRoute('/policies', policies),
  itemRoute('/policies', policies),
  get('/policies/policy_schedule_report', (call) => {
    checkGroup(call)
    return Response.json(scheduleReport(call.scope))
  }),
  post('/policies', 0, (call) => {
    checkGroup(call)
    return createPolicy(newName(call))
  }),
  post(`${path}/rename`, 0, (call) => renamePolicy(itemOf(policies, call).id, newName(call))),
  remove(path, deletion),
  post('/policies/suspend', 0, (call) => suspension(call, true)),
  post('/policies/resume', 0, (call) => suspension(call, false)),
  listRoute(`${path}/datastores`, datastores, ofPolicy),
  listRoute(`${path}/virtual_machines`, virtualMachines, ofPolicy),
]
