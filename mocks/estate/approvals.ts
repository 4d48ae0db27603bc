import type { Course } from './course'
import { day } from './course'
import { createRandom } from './random'
import type { Job } from './task-types'
import type { JobName, ReasonName } from './texts/texts'
import type { Region, World } from './types'

/** What a policy can ask approval for, in COM's words, by the jobs that do it. */
export const approvables = {
  firmware: 'Update firmware',
  groupFirmware: 'Update firmware',
  groupInternalStorage: 'Apply internal storage configuration',
  groupOsInstall: 'Install operating system image',
  groupExternalStorage: 'Apply external storage configuration',
  powerOn: 'Power on',
  powerOff: 'Power off',
  restart: 'Reset',
  coldBoot: 'Cold boot',
  iloFirmware: 'Update iLO firmware',
  groupSettings: 'Apply server settings (BIOS and iLO)',
} as const satisfies Partial<Record<JobName, string>>

/** Which jobs on the servers of which groups somebody has to approve, and who may. */
export type ApprovalPolicy = {
  id: string
  region: Region
  name: string
  description: string
  approvables: { name: string; approvers: string[]; minApprovers: number }[]
  groupIds: string[]
  createdAt: number
  updatedAt: number
  revision: number
}

/** A job that waits for approvers, and what became of it. People are e-mail addresses. */
export type ApprovalRequest = {
  id: string
  region: Region
  policyId: string
  jobId: string
  approvable: ApprovalPolicy['approvables'][number]
  resource: Pick<Job, 'resourceType' | 'resourceId'>
  requester: string
  state: 'PENDING' | 'APPROVED' | 'DECLINED' | 'CANCELLED' | 'EXPIRED'
  approvals: { email: string; verdict: 'APPROVED' | 'DECLINED'; remarks: string }[]
  remarks: string
  cancelledBy: string | null
  createdAt: number
  updatedAt: number
  revision: number
  /** What happens to the job: it begins (null), or it ends for a reason. */
  follows: (at: number, reason: ReasonName | null) => void
}

/** How long approvers have; no document says it [guess]. */
export const answerWithin = 3 * day

/** The policy that every region has from the beginning. */
export const standingPolicy = (region: Region, now: number): ApprovalPolicy => ({
  id: createRandom(0, `${region}/approval-policy`).uuid(),
  region,
  name: 'Firmware changes',
  description: 'Firmware of these groups is updated only with the consent of the change board.',
  approvables: [
    { name: 'Update firmware', approvers: ['change.board@example.com'], minApprovers: 1 },
  ],
  groupIds: [],
  createdAt: now - 200 * day,
  updatedAt: now - 200 * day,
  revision: 1,
})

/** The policy that a job falls under, with the line of it; a server's is that of its group. */
export const policyFor = (
  world: Pick<World, 'approvalPolicies' | 'machines'>,
  template: JobName,
  resourceId: string,
): { policy: ApprovalPolicy; approvable: ApprovalRequest['approvable'] } | null => {
  const names: Partial<Record<JobName, string>> = approvables
  const groupId = world.machines.get(resourceId)?.groupId ?? resourceId
  for (const policy of world.approvalPolicies.values()) {
    const approvable = policy.approvables.find(({ name }) => name === names[template])
    if (approvable && policy.groupIds.includes(groupId)) return { policy, approvable }
  }
  return null
}

const change = (at: number, request: ApprovalRequest, to: Partial<ApprovalRequest>) => {
  Object.assign(request, to)
  request.updatedAt = at
  request.revision += 1
}

/** Asks the approvers of a policy about a job. */
export const askApproval = (
  course: Course,
  at: number,
  asked: Pick<ApprovalRequest, 'policyId' | 'approvable' | 'requester' | 'follows'> & { job: Job },
): ApprovalRequest => {
  const { job, ...rest } = asked
  const { id: jobId, region, resourceType, resourceId } = job
  const request: ApprovalRequest = {
    ...rest,
    id: createRandom(0, `${jobId}/approval`).uuid(),
    region,
    jobId,
    resource: { resourceType, resourceId },
    state: 'PENDING',
    approvals: [],
    remarks: '',
    cancelledBy: null,
    createdAt: at,
    updatedAt: at,
    revision: 1,
  }
  course.world.approvalRequests.set(request.id, request)
  course.queue.schedule(at + answerWithin, (late) => {
    if (request.state !== 'PENDING') return
    change(late, request, { state: 'EXPIRED' })
    request.follows(late, 'expired')
  })
  return request
}

/** An approver's word: one no is enough, a yes counts towards how many it takes. */
export const decide = (
  at: number,
  request: ApprovalRequest,
  said: ApprovalRequest['approvals'][number],
) => {
  const approvals = [...request.approvals, said]
  const declined = said.verdict === 'DECLINED'
  const approved = !declined && approvals.length >= request.approvable.minApprovers
  change(at, request, {
    approvals,
    state: declined ? 'DECLINED' : approved ? 'APPROVED' : 'PENDING',
  })
  if (request.state !== 'PENDING') request.follows(at, declined ? 'declined' : null)
}

/** Its requester takes it back. */
export const cancelRequest = (
  at: number,
  request: ApprovalRequest,
  { by, remarks }: { by: string; remarks: string },
) => {
  change(at, request, { state: 'CANCELLED', cancelledBy: by, remarks })
  request.follows(at, 'cancelled')
}

/** Drops what was decided before that moment. */
export const forgetApprovals = (
  { approvalRequests }: Pick<World, 'approvalRequests'>,
  before: number,
) => {
  for (const { id, state, updatedAt } of approvalRequests.values())
    if (state !== 'PENDING' && updatedAt < before) approvalRequests.delete(id)
}
