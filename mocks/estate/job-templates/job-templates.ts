import type { JobName } from '../texts/texts'
import { groupJobs } from './group-jobs'
import type { JobTemplate } from './job-template'
import { otherJobs } from './other-jobs'
import { serverJobs } from './server-jobs'

/** The jobs that there are, by our own short names. */
export const jobTemplates: Record<JobName, JobTemplate> = {
  ...serverJobs,
  ...groupJobs,
  ...otherJobs,
}

const names = new Map(
  Object.entries(jobTemplates).map(([name, { id }]) => [id, name as JobName] as const),
)

/** The short name of a template's id. */
export const jobNameOf = (templateId: string): JobName | undefined => names.get(templateId)
