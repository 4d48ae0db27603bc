import * as v from 'valibot'
import type { ApprovalRequest } from '../../../estate/approvals'
import { cancelRequest, decide } from '../../../estate/approvals'
import { computeOpsDialect } from '../../../odata/dialect'
import { ofRegion } from '../../in-region'
import { readRoutes } from '../../read-routes'
import { existing, refusal } from '../../refusal'
import { resource } from '../../resource'
import type { Call, Route } from '../../route'
import { readBody } from '../../route'
import { microTime } from '../../times'
import { userOf } from '../../tokens'
import { jobsPath } from '../jobs/job-resource'
import { policyUri } from './policies'

const path = '/compute-ops-mgmt/v1beta2/approval-requests'

const patch = v.object({
  approvalState: v.optional(v.literal('CANCELLED')),
  requestRemarks: v.optional(v.string()),
})
/** The document has no body here but answers with one; none at all is taken as a yes [guess]. */
const verdict = v.optional(
  v.object({
    approvalState: v.optional(v.picklist(['APPROVED', 'DECLINED']), 'APPROVED'),
    remarks: v.optional(v.string(), ''),
  }),
  {},
)

/** Only the last word of an approver has a place in it. */
const requestData = (request: ApprovalRequest) => {
  const last = request.approvals.at(-1)
  return last
    ? {
        approvals: {
          approvalState: last.verdict,
          approverId: { email: last.email },
          remarks: last.remarks,
        },
      }
    : {}
}

const toWire = (request: ApprovalRequest) => {
  const { resourceType, resourceId } = request.resource
  return {
    id: request.id,
    type: 'compute-ops-mgmt/approval-request',
    resourceUri: `${path}/${request.id}`,
    generation: request.revision,
    createdAt: microTime(request.createdAt),
    updatedAt: microTime(request.updatedAt),
    approvableName: request.approvable.name,
    approvableResource: {
      id: resourceId,
      type: resourceType,
      resourceUri: `/compute-ops-mgmt/v1/${resourceType.split('/')[1]}s/${resourceId}`,
    },
    approvalState: request.state,
    ...(request.cancelledBy === null ? {} : { cancelledBy: request.cancelledBy }),
    minApprovers: request.approvable.minApprovers,
    operation: {
      id: request.jobId,
      type: 'compute-ops-mgmt/job',
      resourceUri: `${jobsPath}/${request.jobId}`,
    },
    policy: {
      id: request.policyId,
      type: 'compute-ops-mgmt/approval-policy',
      resourceUri: policyUri(request.policyId),
    },
    requestData: requestData(request),
    requestRemarks: request.remarks,
    requester: { email: request.requester },
  }
}

/** GET v1beta2/approval-requests. */
const requests = resource<ApprovalRequest>({
  service: 'compute-ops',
  path,
  limit: { fallback: 50, min: 0, max: 10_000 },
  filter: {
    dialect: computeOpsDialect,
    properties: [
      'approvableName',
      'approvableResource/id',
      'approvableResource/type',
      'approvalState',
      'createdAt',
      'operation/id',
      'operation/type',
      'policy/id',
      'updatedAt',
    ],
  },
  sort: false,
  select: null,
  empty: [],
  ...ofRegion(({ approvalRequests }) => approvalRequests),
  version: ({ revision }) => revision,
  toWire,
})

const requestOf = ({ scope, params }: Call): ApprovalRequest =>
  existing(requests.find?.(scope, params['id'] ?? '', ''))

const forbid = (message: string): Response => refusal(403, message)

/** approval-requests: jobs that wait for approvers. */
export const approvalRequestRoutes: Route[] = [
  ...readRoutes(requests),
  {
    method: 'PATCH',
    service: 'compute-ops',
    path: `${path}/:id`,
    answer: (call) => {
      const request = requestOf(call)
      const { approvalState, requestRemarks = request.remarks } = readBody(
        call,
        'compute-ops',
        patch,
      )
      const by = userOf(call.client)
      if (by !== request.requester) return forbid('Only who has asked can change the request.')
      if (request.state !== 'PENDING') return refusal(422, 'The request is not pending any more.')
      call.scope.estate.act((_, at) => {
        if (approvalState) cancelRequest(at, request, { by, remarks: requestRemarks })
        else
          Object.assign(request, {
            remarks: requestRemarks,
            updatedAt: at,
            revision: request.revision + 1,
          })
      })
      return Response.json(toWire(request))
    },
  },
  {
    method: 'POST',
    service: 'compute-ops',
    path: `${path}/:id/approve`,
    answer: (call) => {
      const request = requestOf(call)
      const said = readBody(call, 'compute-ops', verdict)
      const email = userOf(call.client)
      if (!request.approvable.approvers.includes(email))
        return forbid('You are not an approver of this request.')
      const hasSpoken = request.approvals.some((approval) => approval.email === email)
      if (request.state !== 'PENDING' || hasSpoken)
        return refusal(409, 'The request is decided, or you have answered it already.')
      call.scope.estate.act((_, at) =>
        decide(at, request, { email, verdict: said.approvalState, remarks: said.remarks }),
      )
      return Response.json(said)
    },
  },
]
