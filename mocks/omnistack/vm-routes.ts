import * as v from 'valibot'
import { runningHostOf } from '../estate/federation/availability'
import { backUpVm } from '../estate/federation/backup-tasks'
import {
  cloneVm,
  moveVm,
  setBackupParameters,
  setVmPolicy,
  setVmPower,
} from '../estate/federation/vm-tasks'
import { backups } from './backups'
import { destinationIn } from './destination'
import { reportOnPolicyChange } from './impact'
import { itemOf, itemRoute, listRoute } from './read-routes'
import type { Call, Route } from './route'
import { below, bodyOf, existing, filled, post, whole } from './route'
import { virtualMachines } from './virtual-machines'

const consistency = v.picklist(['NONE', 'DEFAULT', 'FAILEDVSS', 'NOT_APPLICABLE', 'VSS'])
const backupBody = v.object({
  backup_name: filled,
  destination_id: v.optional(v.string()),
  external_store_name: v.optional(v.string()),
  app_consistent: v.optional(v.boolean(), false),
  consistency_type: v.optional(consistency),
  retention: v.optional(whole, 0),
})
const cloneBody = v.object({
  virtual_machine_name: filled,
  app_consistent: v.optional(v.boolean()),
  consistency_type: v.optional(consistency),
})
const moveBody = v.object({
  destination_datastore_id: filled,
  virtual_machine_name: v.optional(filled),
})
const parametersBody = v.object({
  guest_username: v.optional(v.string()),
  guest_password: v.optional(v.string()),
  override_guest_validation: v.optional(v.boolean(), false),
  app_aware_type: v.optional(consistency),
})
const guestBody = v.object({ guest_username: filled, guest_password: filled })
/** Several VMs and the policy that they shall have. */
const manyBody = v.object({
  virtual_machine_id: v.pipe(v.array(filled), v.minLength(1, 'must name a virtual machine')),
  policy_id: filled,
})

/** A VM that lives: nothing can be done with one of which only backups remain. */
const living = (call: Call) => {
  const { id } = itemOf(virtualMachines, call)
  return existing(call.scope.vm(id), 'virtual_machine', id)
}

const many = (call: Call) => {
  const { virtual_machine_id: ids, policy_id: policyId } = bodyOf(call, manyBody)
  existing(call.scope.policy(policyId), 'policy', policyId)
  for (const id of ids) existing(call.scope.vm(id), 'virtual_machine', id)
  return { ids, policyId }
}

const backUp = (call: Call) => {
  const order = bodyOf(call, backupBody)
  const { id } = living(call)
  return backUpVm(id, {
    name: order.backup_name,
    keepMinutes: order.retention,
    consistency: order.consistency_type ?? (order.app_consistent ? 'DEFAULT' : 'NONE'),
    place: destinationIn(call, order),
  })
}

/** Credentials of a guest hold if they are not blank; of one that is off nothing can be told. */
const validateCredentials = (call: Call): Response => {
  const { scope } = call
  const { guest_username: user } = bodyOf(call, guestBody)
  const vm = living(call)
  const isOn = vm.power === 'ON' && !runningHostOf(scope.moment(), scope.federation, vm).stands
  const status = isOn ? (user.trim() === '' ? 'INVALID' : 'VALID') : 'VM_POWERED_OFF'
  return Response.json({ credentials_validation: { status } })
}

const path = '/virtual_machines/:id'

/** VMs and what can be done with them. */
export const vmRoutes: Route[] = [
  listRoute('/virtual_machines', virtualMachines),
  itemRoute('/virtual_machines', virtualMachines),
  listRoute(`${path}/backups`, backups, (call) => {
    const narrowed = new URLSearchParams(call.search)
    narrowed.set('virtual_machine_id', itemOf(virtualMachines, call).id)
    return narrowed
  }),
  post('/virtual_machines/set_policy', 0, (call) => {
    const { ids, policyId } = many(call)
    return setVmPolicy(ids, policyId)
  }),
  {
    method: 'POST',
    path: below('/virtual_machines/policy_impact_report/apply_policy'),
    takes: 9,
    answer: (call) => {
      const { ids, policyId } = many(call)
      return Response.json(reportOnPolicyChange(call.scope, new Set(ids), policyId))
    },
  },
  post(`${path}/set_policy`, 0, (call) => {
    const { policy_id: id } = bodyOf(call, v.object({ policy_id: filled }))
    existing(call.scope.policy(id), 'policy', id)
    return setVmPolicy([living(call).id], id)
  }),
  post(`${path}/backup`, 0, backUp),
  post(`${path}/clone`, 0, (call) => {
    const { virtual_machine_name: name } = bodyOf(call, cloneBody)
    return cloneVm(living(call).id, name)
  }),
  post(`${path}/move`, 0, (call) => {
    const { destination_datastore_id: id, virtual_machine_name: name } = bodyOf(call, moveBody)
    existing(call.scope.datastore(id), 'datastore', id)
    return moveVm(living(call), id, name)
  }),
  post(`${path}/power_on`, 9, (call) => setVmPower(living(call).id, 'ON')),
  post(`${path}/power_off`, 9, (call) => setVmPower(living(call).id, 'OFF')),
  post(`${path}/backup_parameters`, 8, (call) => {
    bodyOf(call, parametersBody)
    return setBackupParameters(living(call).id)
  }),
  {
    method: 'POST',
    path: below(`${path}/validate_backup_credentials`),
    takes: 8,
    answer: validateCredentials,
  },
]
