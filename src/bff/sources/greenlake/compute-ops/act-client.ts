import type { Result } from '../../../../contract/problem'
import { notAsDocumented } from '../../../upstream/problems'
import type { Upstream } from '../../../upstream/upstream'
import { parseItem } from '../../tolerant'
import { readPage } from '../read'
import { type JobRecord, jobSchema } from './wire'

const root = '/compute-ops-mgmt/v1'
const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`

/** What a job is made of (facts.md 5.1). */
export type JobBody = {
  jobTemplate: string
  resourceType: string
  resourceId: string
  jobParams?: Record<string, unknown>
}

/** The paths of compute-ops that acts take. */
export const createActClient = (upstream: Upstream) => ({
  /** Answers with the whole job, at once (201). A POST is never sent again: it knows no idempotency key. */
  startJob: async (body: JobBody): Promise<Result<JobRecord>> => {
    const request = { method: 'POST', path: `${root}/jobs`, body: { json: body } } as const
    const reply = await upstream.request(request)
    if (!reply.ok) return reply
    const record = parseItem(jobSchema, reply.value.body)
    return record ? { ok: true, value: record } : notAsDocumented(upstream.source, 'a job')
  },

  /** The jobs of one template on one resource since a time. */
  jobsOf: (resourceId: string, templateId: string, since: string, signal: AbortSignal) =>
    readPage(
      upstream,
      jobSchema,
      `${root}/jobs`,
      {
        filter: `resource/id eq ${quoted(resourceId)} and jobTemplate eq ${quoted(templateId)} and createdAt ge ${since}`,
        sort: 'createdAt asc',
        limit: 100,
      },
      signal,
    ),
})
