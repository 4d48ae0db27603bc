import * as v from 'valibot'
import type { Job } from '../../../estate/task-types'
import { readRoutes } from '../../read-routes'
import { resource } from '../../resource'
import type { Route } from '../../route'
import { readBody } from '../../route'
import { microTime } from '../../times'
import { readJobOrder } from './job-order'
import { jobs, jobsPath } from './job-resource'
import { jobOf, jobUpdate, updateJobBy } from './job-routes'

type Version = 'v1beta2' | 'v1beta3'

const text = v.pipe(v.string(), v.nonEmpty())
const creation = v.object({
  jobTemplateUri: text,
  resourceUri: text,
  data: v.optional(v.record(v.string(), v.unknown())),
})
/** v1beta2 knows no other end than an error. */
const updates = {
  v1beta2: v.object({ ...jobUpdate.entries, state: v.optional(v.picklist(['ERROR'])) }),
  v1beta3: jobUpdate,
}

/** What a job may be about, by its collection. */
const collections: Record<string, string> = {
  servers: 'server',
  groups: 'group',
  settings: 'setting',
  'server-settings': 'setting',
  'oneview-appliances': 'oneview-appliance',
  appliances: 'oneview-appliance',
  'external-services': 'external-service',
}

const collectionOf = ({ resourceType }: Job) =>
  Object.keys(collections).find((name) => resourceType.endsWith(`/${collections[name]}`)) ?? ''

/** Addresses of all versions are taken, those of the oldest clients too (`/api/compute/v1/servers/…`). */
const readUri = (uri: string) => {
  const [collection = '', id = ''] = uri.split('/').slice(-2)
  return {
    type: `compute-ops-mgmt/${collections[collection] ?? collection}`,
    id: decodeURIComponent(id),
  }
}

const toWire = (version: Version) => (job: Job) => {
  const collection = collectionOf(job)
  // Servers have no v1beta3.
  const subject = `/compute-ops-mgmt/${collection === 'servers' ? 'v1beta2' : version}/${collection}/${job.resourceId}`
  return {
    id: job.id,
    parentJobId: job.parentId,
    type: 'compute-ops-mgmt/job',
    resourceUri: `/compute-ops-mgmt/${version}/jobs/${job.id}`,
    createdAt: microTime(job.createdAt),
    updatedAt: microTime(job.updatedAt),
    displayName: job.name,
    name: job.name,
    jobTemplateUri: `/compute-ops-mgmt/${version}/job-templates/${job.templateId}`,
    associatedResourceUri: subject,
    resource: { resourceUri: subject, type: collection },
    data: job.params,
    state: job.state,
    // It has no word for a job that approvers declined.
    ...(version === 'v1beta3'
      ? { resultCode: job.resultCode === 'DECLINED' ? 'FAILURE' : job.resultCode }
      : {}),
    status: job.status,
    statusDetails: {},
    generation: job.revision,
  }
}

const routesOf = (version: Version): Route[] => {
  const path = `/compute-ops-mgmt/${version}/jobs`
  const old = resource<Job>({
    ...jobs,
    path,
    filter: null,
    sort: false,
    select: null,
    toWire: toWire(version),
  })
  return [
    ...readRoutes(old),
    {
      method: 'POST',
      service: 'compute-ops',
      path,
      answer: (call) => {
        const { jobTemplateUri, resourceUri } = readBody(call, 'compute-ops', creation)
        const { type, id } = readUri(resourceUri)
        const order = readJobOrder(call, {
          templateId: jobTemplateUri.split('/').at(-1) ?? '',
          resourceType: type,
          resourceId: id,
          names: {
            template: 'jobTemplateUri',
            type: 'resourceUri',
            resource: 'resourceUri',
            params: 'data',
          },
        })
        const job = call.scope.estate.startJob(order)
        return Response.json(toWire(version)(job))
      },
    },
    {
      method: 'PATCH',
      service: 'compute-ops',
      path: `${path}/:id`,
      answer: (call) => {
        const job = jobOf(call)
        updateJobBy(call, job, readBody(call, 'compute-ops', updates[version]))
        return Response.json(toWire(version)(job))
      },
    },
  ]
}

/** Jobs as older clients know them: deprecated, past their sunset and still answering (facts.md 1). */
export const oldJobRoutes: Route[] = [...routesOf('v1beta2'), ...routesOf('v1beta3')].map(
  (route) => ({
    ...route,
    deprecation: {
      at: Date.UTC(2025, 0, 31, 23, 59, 59),
      sunset: Date.UTC(2025, 2, 3, 23, 59, 59),
      successor: jobsPath,
    },
  }),
)
