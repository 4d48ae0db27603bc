import type { Result } from '../../../../contract/problem'
import type { Upstream } from '../../../upstream/upstream'
import { readItem, readPage } from '../read'
import { lastSegment } from '../resource'
import { protectionJobSchema } from './wire'

const path = '/backup-recovery/v1beta1/protection-jobs'
const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`

/** The paths of Backup and Recovery that acts take: a backup now is a run of the protection job (facts.md 11). */
export const createBackUpClient = (upstream: Upstream) => ({
  job: (id: string, signal: AbortSignal) =>
    readItem(upstream, protectionJobSchema, `${path}/${encodeURIComponent(id)}`, signal),

  jobsOf: (assetId: string, signal: AbortSignal) =>
    readPage(
      upstream,
      protectionJobSchema,
      path,
      { filter: `assetInfo/id eq ${quoted(assetId)}`, limit: 100 },
      signal,
    ),

  /** Answers 202 with the address of the task; gives its id, null where none was named. */
  run: async (
    jobId: string,
    json: { scheduleIds: number[]; includeResources?: string[] },
  ): Promise<Result<string | null>> => {
    const reply = await upstream.request({
      method: 'POST',
      path: `${path}/${encodeURIComponent(jobId)}/run`,
      body: { json },
    })
    if (!reply.ok) return reply
    return { ok: true, value: lastSegment(reply.value.headers.get('location') ?? '') }
  },
})
export type BackUpClient = ReturnType<typeof createBackUpClient>
