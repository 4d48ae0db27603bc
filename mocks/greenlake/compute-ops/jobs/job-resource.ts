import type { WireJob } from '../../../../src/bff/sources/greenlake/compute-ops/wire'
import type { Job } from '../../../estate/task-types'
import { computeOpsDialect } from '../../../odata/dialect'
import { ofRegion } from '../../in-region'
import { resource } from '../../resource'
import { microTime } from '../../times'

export const jobsPath = '/compute-ops-mgmt/v1/jobs'

/** GET v1/jobs: no percentage, no start, no end of their own (facts.md 5.1). */
export const jobs = resource<Job>({
  service: 'compute-ops',
  path: jobsPath,
  limit: { fallback: 100, min: 0, max: 1000 },
  filter: {
    dialect: computeOpsDialect,
    properties: [
      'id',
      'type',
      'parentJobId',
      'createdAt',
      'updatedAt',
      'deleteOnComplete',
      'cancellable',
      'name',
      'jobParams',
      'state',
      'resultCode',
      'status',
      'statusDetails',
      'generation',
      'results',
      'resource/id',
      'resource/type',
      'jobTemplate',
    ],
  },
  sort: true,
  select: 'nested',
  empty: [],
  ...ofRegion(({ jobs }) => jobs),
  version: ({ revision }) => revision,
  toWire: (job) =>
    ({
      id: job.id,
      parentJobId: job.parentId,
      type: 'compute-ops-mgmt/job',
      resourceUri: `${jobsPath}/${job.id}`,
      createdAt: microTime(job.createdAt),
      updatedAt: microTime(job.updatedAt),
      generation: job.revision,
      deleteOnComplete: job.deleteOnComplete,
      // The documents name it `cancellable`; live jobs spell it so (facts.md 5.1).
      cancelable: job.resourceType === 'compute-ops-mgmt/group',
      name: job.name,
      jobTemplate: job.templateId,
      resource: { type: job.resourceType, id: job.resourceId },
      jobParams: job.params,
      state: job.state,
      resultCode: job.resultCode,
      status: job.status,
      statusDetails: {},
      results: {},
    }) satisfies WireJob,
})
