import type { ContractCall, Subject } from '../contract-call'
import { datastoreOf, policyOf, vmOf } from './subjects'

/** VMs, and what can be done with them. */
export const vmCalls: ContractCall[] = [
  { operation: 'GET /virtual_machines', path: '/virtual_machines?show_optional_fields=true' },
  { operation: 'GET /virtual_machines/{vmId}', path: (on) => `/virtual_machines/${vmOf(on).id}` },
  {
    operation: 'GET /virtual_machines/{vmId}/backups',
    path: (on) => `/virtual_machines/${vmOf(on).id}/backups`,
  },
  {
    operation: 'GET /virtual_machines/{vmId}/metrics',
    path: (on) => `/virtual_machines/${vmOf(on).id}/metrics?range=60&resolution=SECOND`,
  },
  {
    operation: 'POST /virtual_machines/set_policy',
    body: (on: Subject) => ({ virtual_machine_id: [vmOf(on).id], policy_id: policyOf(on).id }),
    status: 202,
  },
  {
    operation: 'POST /virtual_machines/policy_impact_report/apply_policy',
    body: (on: Subject) => ({ virtual_machine_id: [vmOf(on).id], policy_id: policyOf(on).id }),
  },
  {
    operation: 'POST /virtual_machines/{vmId}/set_policy',
    path: (on) => `/virtual_machines/${vmOf(on).id}/set_policy`,
    body: (on: Subject) => ({ policy_id: policyOf(on).id }),
    status: 202,
  },
  {
    operation: 'POST /virtual_machines/{vmId}/backup',
    path: (on) => `/virtual_machines/${vmOf(on).id}/backup`,
    body: { backup_name: 'before the update', retention: 1_440 },
    status: 202,
  },
  {
    operation: 'POST /virtual_machines/{vmId}/clone',
    path: (on) => `/virtual_machines/${vmOf(on).id}/clone`,
    body: { virtual_machine_name: 'a-clone' },
    status: 202,
  },
  {
    operation: 'POST /virtual_machines/{vmId}/move',
    path: (on) => `/virtual_machines/${vmOf(on).id}/move`,
    body: (on: Subject) => ({ destination_datastore_id: datastoreOf(on).id }),
    status: 202,
  },
  {
    operation: 'POST /virtual_machines/{vmId}/power_on',
    path: (on) => `/virtual_machines/${vmOf(on).id}/power_on`,
    body: {},
    status: 202,
  },
  {
    operation: 'POST /virtual_machines/{vmId}/power_off',
    path: (on) => `/virtual_machines/${vmOf(on).id}/power_off`,
    body: {},
    status: 202,
  },
  {
    operation: 'POST /virtual_machines/{vmId}/backup_parameters',
    path: (on) => `/virtual_machines/${vmOf(on).id}/backup_parameters`,
    body: { guest_username: 'backup', guest_password: 'correct horse', app_aware_type: 'VSS' },
    status: 202,
  },
  {
    operation: 'POST /virtual_machines/{vmId}/validate_backup_credentials',
    path: (on) => `/virtual_machines/${vmOf(on).id}/validate_backup_credentials`,
    body: { guest_username: 'backup', guest_password: 'correct horse' },
  },
]
