import { jobTemplates } from '../../estate/job-templates/job-templates'
import type { ContractCall, Subject } from '../contract-call'
import { firstIdIn, idIn } from '../contract-call'
import { serverOf } from './servers'

const jobs = '/compute-ops-mgmt/v1/jobs'
const oldJobs = ['/compute-ops-mgmt/v1beta2/jobs', '/compute-ops-mgmt/v1beta3/jobs'] as const
const templates = '/compute-ops-mgmt/v1beta2/job-templates'

const powerOff = (subject: Subject) => ({
  jobTemplate: jobTemplates.powerOff.id,
  resourceType: 'compute-ops-mgmt/server',
  resourceId: serverOf(subject),
  jobParams: { operationType: 'GracefulShutdown' },
})
const oldPowerOff = (subject: Subject) => ({
  jobTemplateUri: `${templates}/${jobTemplates.powerOff.id}`,
  resourceUri: `/compute-ops-mgmt/v1beta2/servers/${serverOf(subject)}`,
  data: {},
})

const first =
  (list: string, path = list) =>
  async ({ send }: Subject) =>
    `${path}/${firstIdIn(await send('GET', list))}`

/** A serial update that has begun. */
const update =
  (path: string) =>
  async ({ estate, region, send, pass }: Subject) => {
    const group = [...estate.groups.values()].find((one) => one.region === region)
    const body = {
      jobTemplate: jobTemplates.groupFirmware.id,
      resourceType: 'compute-ops-mgmt/group',
      resourceId: group?.id,
    }
    const id = idIn(await send('POST', jobs, body))
    pass(5_000)
    return `${path}/${id}`
  }

export const jobCalls: ContractCall[] = [
  { operation: `GET ${jobs}` },
  { operation: `POST ${jobs}`, body: powerOff },
  { operation: `POST ${jobs}`, body: { jobTemplate: 'nothing' }, status: 400 },
  { operation: `GET ${jobs}/{id}`, path: first(jobs) },
  {
    operation: `PATCH ${jobs}/{id}`,
    path: update(jobs),
    body: { input: { stopOnRequest: true } },
  },
  { operation: `PATCH ${jobs}/{id}`, path: update(jobs), body: { state: 'ERROR' }, status: 412 },
  ...oldJobs.flatMap((path): ContractCall[] => [
    { operation: `GET ${path}` },
    { operation: `POST ${path}`, body: oldPowerOff },
    { operation: `GET ${path}/{id}`, path: first(path) },
    {
      operation: `PATCH ${path}/{id}`,
      path: update(path),
      body: { input: { stopOnRequest: true } },
    },
  ]),
  { operation: `GET ${templates}` },
  { operation: `GET ${templates}/{id}`, path: `${templates}/${jobTemplates.firmware.id}` },
]
