import { jobTemplates } from '../../estate/job-templates/job-templates'
import type { ContractCall, Subject } from '../contract-call'
import { firstIdIn, idIn } from '../contract-call'

const policies = '/compute-ops-mgmt/v1beta2/approval-policies'
const requests = '/compute-ops-mgmt/v1beta2/approval-requests'

const groupOf = ({ estate, region }: Subject) => {
  const group = [...estate.groups.values()].find(
    (one) => one.region === region && one.machineIds.length > 0,
  )
  if (!group) throw new Error('The region has no group.')
  return group
}

const policy = (subject: Subject) => ({
  name: `Contract ${subject.estate.approvalPolicies.size}`,
  policyData: {
    approvables: [{ approvableName: 'Power off', approvers: [{ email: 'console@example.com' }] }],
    resources: [{ resourceId: groupOf(subject).id, resourceType: 'compute-ops-mgmt/group' }],
  },
})

const added = async (subject: Subject) =>
  `${policies}/${idIn(await subject.send('POST', policies, policy(subject)))}`

/** A job that waits for its approver. */
const waiting =
  (rest = '') =>
  async (subject: Subject) => {
    await added(subject)
    const job = await subject.send('POST', '/compute-ops-mgmt/v1/jobs', {
      jobTemplate: jobTemplates.powerOff.id,
      resourceType: 'compute-ops-mgmt/server',
      resourceId: groupOf(subject).machineIds[0],
    })
    subject.pass(5_000)
    const filter = encodeURIComponent(`operation/id eq '${idIn(job)}'`)
    return `${requests}/${firstIdIn(await subject.send('GET', `${requests}?filter=${filter}`))}${rest}`
  }

export const approvalCalls: ContractCall[] = [
  { operation: `GET ${policies}` },
  { operation: `POST ${policies}`, body: policy },
  { operation: `GET ${policies}/{policy_id}`, path: added },
  { operation: `PATCH ${policies}/{policy_id}`, path: added, body: { description: 'Checked' } },
  { operation: `DELETE ${policies}/{policy_id}`, path: added },
  { operation: `GET ${requests}` },
  { operation: `GET ${requests}/{request_id}`, path: waiting() },
  {
    operation: `PATCH ${requests}/{request_id}`,
    path: waiting(),
    body: { approvalState: 'CANCELLED' },
  },
  {
    operation: `POST ${requests}/{request_id}/approve`,
    path: waiting('/approve'),
    body: { approvalState: 'APPROVED' },
  },
]
