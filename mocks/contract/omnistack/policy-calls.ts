import type { ContractCall, Subject } from '../contract-call'
import { hostOf, policyOf } from './subjects'

const rule = { frequency: 720, retention: 4_320 }
const rulesPath = (on: Subject) => `/policies/${policyOf(on).id}/rules`
const rulePath = (on: Subject) => `${rulesPath(on)}/${policyOf(on).ruleId}`
const unused = async (on: Subject) => {
  await on.send('POST', '/policies', { name: 'never used' })
  on.pass(60_000)
  const made = [...on.estate.policies.values()].find(({ name }) => name === 'never used')
  return `/policies/${made?.id}`
}

/** Policies, their rules, and what would follow from others. */
export const policyCalls: ContractCall[] = [
  { operation: 'GET /policies' },
  { operation: 'GET /policies/policy_schedule_report' },
  { operation: 'GET /policies/{policyId}', path: (on) => `/policies/${policyOf(on).id}` },
  {
    operation: 'GET /policies/{policyId}/datastores',
    path: (on) => `/policies/${policyOf(on).id}/datastores`,
  },
  {
    operation: 'GET /policies/{policyId}/virtual_machines',
    path: (on) => `/policies/${policyOf(on).id}/virtual_machines`,
  },
  { operation: 'POST /policies', body: { name: 'Platinum 1 h' }, status: 202 },
  {
    operation: 'POST /policies/{policyId}/rename',
    path: (on) => `/policies/${policyOf(on).id}/rename`,
    body: { name: 'Gold' },
    status: 202,
  },
  { operation: 'DELETE /policies/{policyId}', path: unused, status: 202 },
  ...(['suspend', 'resume'] as const).map((verb): ContractCall => ({
    operation: `POST /policies/${verb}`,
    body: (on: Subject) => ({ target_object_type: 'host', target_object_id: hostOf(on).id }),
    status: 202,
  })),
  {
    operation: 'POST /policies/{policyId}/rules',
    path: (on) => `${rulesPath(on)}?replace_all_rules=false`,
    body: [rule],
    status: 202,
  },
  { operation: 'GET /policies/{policyId}/rules/{ruleId}', path: rulePath },
  {
    operation: 'PUT /policies/{policyId}/rules/{ruleId}',
    path: rulePath,
    body: rule,
    status: 202,
  },
  { operation: 'DELETE /policies/{policyId}/rules/{ruleId}', path: rulePath, status: 202 },
  {
    operation: 'POST /policies/{policyId}/impact_report/create_rules',
    path: (on) => `/policies/${policyOf(on).id}/impact_report/create_rules?replace_all_rules=true`,
    body: [rule],
  },
  {
    operation: 'POST /policies/{policyId}/impact_report/edit_rules',
    path: (on) => `/policies/${policyOf(on).id}/impact_report/edit_rules?replace_all_rules=false`,
    body: (on: Subject) => [{ ...rule, rule_id: policyOf(on).ruleId }],
  },
  {
    operation: 'POST /policies/{policyId}/rules/{ruleId}/impact_report/delete_rule',
    path: (on) => `${rulePath(on)}/impact_report/delete_rule`,
    body: {},
  },
]
