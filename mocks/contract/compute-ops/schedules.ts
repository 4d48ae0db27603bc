import { jobTemplates } from '../../estate/job-templates/job-templates'
import type { ContractCall, Subject } from '../contract-call'
import { firstIdIn, idIn } from '../contract-call'
import { serverOf } from './servers'

const path = '/compute-ops-mgmt/v1beta2/schedules'

const schedule = (subject: Subject) => ({
  name: 'Contract',
  schedule: { startAt: new Date(subject.estate.now() + 60_000).toISOString(), interval: 'P7D' },
  operation: {
    type: 'REST',
    method: 'POST',
    uri: '/compute-ops-mgmt/v1/jobs',
    body: {
      jobTemplate: jobTemplates.inventory.id,
      resourceType: 'compute-ops-mgmt/server',
      resourceId: serverOf(subject),
    },
  },
})

/** A schedule that has run once. */
const run = async (subject: Subject) => {
  const uri = `${path}/${idIn(await subject.send('POST', path, schedule(subject)))}`
  subject.pass(120_000)
  return uri
}

export const scheduleCalls: ContractCall[] = [
  { operation: `POST ${path}`, body: schedule },
  { operation: `POST ${path}`, body: { name: '' }, status: 400 },
  { operation: `GET ${path}/{id}`, path: run },
  { operation: `GET ${path}` },
  { operation: `PATCH ${path}/{id}`, path: run, body: { description: 'Checked' } },
  {
    operation: `PATCH ${path}/{id}`,
    path: run,
    body: { description: 'Checked' },
    headers: { 'if-match': '"7"' },
    status: 412,
  },
  { operation: `DELETE ${path}/{id}`, path: run },
  {
    operation: `GET ${path}/{id}/history`,
    path: async (subject) => `${await run(subject)}/history`,
  },
  {
    operation: `GET ${path}/{id}/history/{history-id}`,
    path: async (subject) => {
      const history = `${await run(subject)}/history`
      return `${history}/${firstIdIn(await subject.send('GET', history))}`
    },
  },
]
