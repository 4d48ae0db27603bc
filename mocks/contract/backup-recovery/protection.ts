import type { ContractCall, Subject } from '../contract-call'
import { idIn } from '../contract-call'
import { root, storeId, vmOf } from './subject-ids'

const jobs = `${root}/protection-jobs`
const policies = `${root}/protection-policies`

const job = (subject: Subject) => `${jobs}/${vmOf(subject).jobId}`
const jobAction = (name: string) => (subject: Subject) => `${job(subject)}/${name}`

const schedule = (scheduleId: number) => ({
  scheduleId,
  name: `Schedule ${scheduleId}`,
  schedule: {
    recurrence: 'HOURLY',
    repeatInterval: { every: 4 },
    activeTime: { activeFromTime: '00:00', activeUntilTime: '23:59' },
  },
  expireAfter: { unit: 'DAYS', value: 3 },
  namePattern: { format: 'Schedule_{DateFormat}' },
})
const policyBody = (subject: Subject) => ({
  name: 'Three tiers',
  applicationType: 'VMWARE',
  protections: [
    { type: 'SNAPSHOT', schedules: [schedule(1)] },
    {
      type: 'BACKUP',
      protectionStoreId: storeId(subject, 'ON_PREMISES'),
      schedules: [schedule(2)],
    },
    {
      type: 'CLOUD_BACKUP',
      protectionStoreId: storeId(subject, 'CLOUD'),
      schedules: [schedule(3)],
    },
  ],
})
const newPolicy = async (subject: Subject) =>
  `${policies}/${idIn(await subject.send('POST', policies, policyBody(subject)))}`

/** A VM whose job has been taken away. */
const bareVm = async (subject: Subject) => {
  const vm = vmOf(subject)
  const { policyId } = vm
  await subject.send('DELETE', `${jobs}/${vm.jobId}`)
  subject.pass(60_000)
  return {
    assetInfo: { id: vm.id, type: 'virtualization/virtual-machine' },
    protectionPolicyId: policyId,
  }
}

/** Protection jobs and policies. */
export const protectionCalls: ContractCall[] = [
  { operation: `GET ${jobs}` },
  { operation: `GET ${jobs}/{id}`, path: job },
  { operation: `GET ${jobs}/{id}`, path: `${jobs}/none`, status: 404 },
  { operation: `POST ${jobs}`, body: bareVm },
  { operation: `POST ${jobs}`, body: {}, status: 400 },
  { operation: `DELETE ${jobs}/{id}`, path: job },
  { operation: `POST ${jobs}/{id}/run`, path: jobAction('run'), body: { scheduleIds: [1] } },
  {
    operation: `POST ${jobs}/{id}/run`,
    path: jobAction('run'),
    body: { scheduleIds: [99] },
    status: 400,
  },
  { operation: `POST ${jobs}/{id}/suspend`, path: jobAction('suspend'), body: {} },
  { operation: `POST ${jobs}/{id}/resume`, path: jobAction('resume'), body: {} },
  { operation: `GET ${policies}` },
  { operation: `GET ${policies}/{id}`, path: newPolicy },
  { operation: `POST ${policies}`, body: policyBody },
  { operation: `PUT ${policies}/{id}`, path: newPolicy, body: policyBody },
  { operation: `PATCH ${policies}/{id}`, path: newPolicy, body: { description: 'Of the night' } },
  { operation: `DELETE ${policies}/{id}`, path: newPolicy },
  {
    operation: `DELETE ${policies}/{id}`,
    path: (subject) => `${policies}/${vmOf(subject).policyId}`,
    status: 412,
  },
]
