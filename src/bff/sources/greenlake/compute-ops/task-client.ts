import * as v from 'valibot'
import type { Result } from '../../../../contract/problem'
import type { Upstream, UpstreamReply } from '../../../upstream/upstream'
import { flag, part, text, time, word } from '../../tolerant'
import { readItem, readPage } from '../read'
import { jobSchema, operationSchema } from './wire'

const root = '/compute-ops-mgmt'
const merge = { 'content-type': 'application/merge-patch+json' }
const job = (id: string) => `${root}/v1/jobs/${encodeURIComponent(id)}`

/** A job with what it was told; of its parameters only one is read here, all are sent again. */
export const wholeJobSchema = v.object({
  ...jobSchema.entries,
  jobParams: v.fallback(v.nullable(v.record(v.string(), v.unknown())), null),
  deleteOnComplete: flag,
})
export type WholeJob = v.InferOutput<typeof wholeJobSchema>

/** A job that waits for approvers (facts.md 6.8). */
export const approvalRequestSchema = v.object({
  id: v.pipe(v.string(), v.nonEmpty()),
  approvableName: text,
  approvalState: word,
  operation: part({ id: text }),
  requester: part({ email: text, firstName: text, lastName: text }),
  createdAt: time,
})
export type ApprovalRequest = v.InferOutput<typeof approvalRequestSchema>

/** The paths of compute-ops that acts on tasks take. */
export const createTaskClient = (upstream: Upstream) => ({
  job: (id: string, signal: AbortSignal) => readItem(upstream, wholeJobSchema, job(id), signal),

  operation: (id: string, signal: AbortSignal) =>
    readItem(
      upstream,
      operationSchema,
      `${root}/v1/async-operations/${encodeURIComponent(id)}`,
      signal,
    ),

  /** `state` closes a stalled job; `stopOnRequest` ends a serial group update after the server in turn. */
  patchJob: (
    id: string,
    json: { state: 'COMPLETE' | 'ERROR' } | { input: { stopOnRequest: true } },
  ): Promise<Result<UpstreamReply>> =>
    upstream.request({ method: 'PATCH', path: job(id), headers: merge, body: { json } }),

  cancelOperation: (id: string): Promise<Result<UpstreamReply>> =>
    upstream.request({
      method: 'POST',
      path: `${root}/v1/async-operations/${encodeURIComponent(id)}/cancel`,
      body: { json: {} },
    }),

  approvalsOf: (jobId: string, signal: AbortSignal) =>
    readPage(
      upstream,
      approvalRequestSchema,
      `${root}/v1beta2/approval-requests`,
      { filter: `operation/id eq '${jobId.replaceAll("'", "''")}'`, limit: 100 },
      signal,
    ),

  pendingApprovals: (signal: AbortSignal) =>
    readPage(
      upstream,
      approvalRequestSchema,
      `${root}/v1beta2/approval-requests`,
      { filter: "approvalState eq 'PENDING'", limit: 1000 },
      signal,
    ),

  answerApproval: (
    id: string,
    approvalState: 'APPROVED' | 'DECLINED',
  ): Promise<Result<UpstreamReply>> =>
    upstream.request({
      method: 'POST',
      path: `${root}/v1beta2/approval-requests/${encodeURIComponent(id)}/approve`,
      body: { json: { approvalState, remarks: '' } },
    }),
})
export type TaskClient = ReturnType<typeof createTaskClient>
