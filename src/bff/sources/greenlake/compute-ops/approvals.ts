import type { MirroredTask } from '../../../mirror/entities'
import type { Upstream } from '../../../upstream/upstream'
import { type ApprovalRequest, createTaskClient } from './task-client'

/** Who asked, without the domain of the address; null: not told. */
const requesterOf = ({ requester: { email, firstName, lastName } }: ApprovalRequest) =>
  email?.split('@')[0] ?? ([firstName, lastName].filter(Boolean).join(' ') || null)

const isWaiting = ({ facts }: MirroredTask) => facts.sourceState.startsWith('APPROVAL_PENDING')

/** A job that waits for approvers, with who asked and what is to be approved. */
export const withRequest = (
  { row, facts }: MirroredTask,
  request: ApprovalRequest,
): MirroredTask => {
  const who = requesterOf(request)
  const what = request.approvableName ?? row.name
  return {
    row: {
      ...row,
      startedBy: who,
      note: `Waiting for approval: ${what}${who === null ? '' : `, asked for by ${who}`}.`,
    },
    facts,
  }
}

/** Adds to jobs that wait for approvers what their requests say; asks only where one does. */
export const createApprovals =
  (upstream: Upstream) =>
  async (tasks: readonly MirroredTask[], signal: AbortSignal): Promise<MirroredTask[]> => {
    if (!tasks.some(isWaiting)) return [...tasks]
    const page = await createTaskClient(upstream).pendingApprovals(signal)
    if (!page.ok) return [...tasks]
    const byJob = new Map(page.value.items.map((request) => [request.operation.id, request]))
    return tasks.map((task) => {
      const request = isWaiting(task) ? byJob.get(task.row.id) : undefined
      return request ? withRequest(task, request) : task
    })
  }
