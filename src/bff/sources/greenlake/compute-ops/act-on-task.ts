import type { Result } from '../../../../contract/problem'
import { taskStatus } from '../../../../contract/task'
import { askedFor, type Asking, type Upstream } from '../../../upstream/upstream'
import { type Acts, type Begun, type Order, type Sent, type Sought, unanswered } from '../../acts'
import { jobStateOf } from '../../task-states'
import type { Names } from '../names'
import type { Origin } from '../origin'
import { meaning, type Meanings } from '../said'
import { createActClient } from './act-client'
import { canOnJob, canOnOperation } from './can'
import { mapJob } from './map-job'
import type { ApprovalRequest, TaskClient, WholeJob } from './task-client'
import { createTaskClient } from './task-client'
import type { JobRecord } from './wire'

const done = (note: string): Sent => ({ ok: true, value: { kind: 'done', note } })
const notes = {
  approve: 'Approved.',
  decline: 'Declined.',
  cancel: 'It was asked to stop.',
  'stop-after-current': 'It stops after the server that is being updated.',
  dismiss: 'Dismissed.',
} as const
type Noted = keyof typeof notes
const noteOf = (act: Order['act']) => {
  const known: Partial<Record<Order['act'], string>> = notes
  return known[act] ?? 'Done.'
}

const refusals: Record<Noted | 'start-again', Meanings> = {
  approve: {
    403: "The owner of Sightline's API client is no approver of this request.",
    409: 'It has been decided meanwhile, or was answered by the same client before.',
  },
  decline: {
    403: "The owner of Sightline's API client is no approver of this request.",
    409: 'It has been decided meanwhile, or was answered by the same client before.',
  },
  cancel: { 412: 'It cannot be cancelled as it stands now.' },
  'stop-after-current': { 412: 'It cannot be stopped as it stands now.' },
  dismiss: { 412: 'It is not stalled any more.' },
  'start-again': { 404: 'What it was about is gone.', 409: 'Its resource is taken at the moment.' },
}

const skewMs = 60_000

/** Whether a job shows already what was asked for. */
const shows = (act: Order['act'], job: WholeJob) => {
  if (act === 'approve') return job.state !== 'APPROVAL_PENDING' && job.resultCode !== 'DECLINED'
  if (act === 'decline') return job.resultCode === 'DECLINED'
  return act === 'dismiss' && taskStatus[jobStateOf(job.state, job.resultCode)].ended
}

const pendingOf = (requests: readonly ApprovalRequest[]) =>
  requests.find(({ approvalState }) => approvalState === 'PENDING') ?? null

/** Why the source would not do it, from the job as it is now. */
const against = (act: Order['act'], { state, jobParams }: WholeJob): string | null => {
  if (act === 'dismiss' && state !== 'STALLED') return 'It is not stalled any more.'
  if (act !== 'stop-after-current') return null
  if (jobParams?.['parallel'] === true)
    return 'It updates all of its servers at once: there is none to stop after.'
  return state === 'RUNNING' ? null : 'No server is being updated any more.'
}

/** Acts on jobs and async-operations of one region, as far as compute-ops lets an API client. */
export const computeOpsTaskActs = (upstream: Upstream, names: Names, origin: Origin): Acts => {
  const startedTask = (record: JobRecord): Begun => ({
    kind: 'task',
    task: mapJob(record, origin, names.nameOf),
    collection: 'jobs',
  })

  const answer = async (client: TaskClient, order: Order, asking: Asking) => {
    const found = await client.approvalsOf(order.targetId, asking.signal)
    if (!found.ok) return { ok: false, problem: found.problem, sent: false } as const
    const request = pendingOf(found.value.items)
    if (!request)
      return {
        ok: false,
        sent: false,
        problem: {
          kind: 'conflict',
          title: 'Nothing waits for approval',
          detail: 'The request has been decided meanwhile.',
          source: upstream.source,
        },
      } as const
    return client.answerApproval(request.id, order.act === 'approve' ? 'APPROVED' : 'DECLINED')
  }

  const startAgain = async (client: TaskClient, order: Order, asking: Asking): Promise<Sent> => {
    const job = await client.job(order.targetId, asking.signal)
    if (!job.ok) return { ok: false, problem: job.problem, sent: false }
    const { jobTemplate, resource, jobParams } = job.value
    if (jobTemplate === null || resource.id === null || resource.type === null)
      return {
        ok: false,
        sent: false,
        problem: {
          kind: 'refused',
          title: 'It cannot be started again',
          detail: 'The source does not tell what it was made of.',
          source: upstream.source,
        },
      }
    const started = await createActClient(askedFor(upstream, asking)).startJob({
      jobTemplate,
      resourceType: resource.type,
      resourceId: resource.id,
      ...(jobParams === null ? {} : { jobParams }),
    })
    return started.ok
      ? { ok: true, value: startedTask(started.value) }
      : unanswered(meaning(started.problem, refusals['start-again']))
  }

  const send = async (client: TaskClient, order: Order, asking: Asking) => {
    if (order.act === 'approve' || order.act === 'decline') return answer(client, order, asking)
    if (order.act === 'cancel') return client.cancelOperation(order.targetId)
    return order.act === 'dismiss'
      ? client.patchJob(order.targetId, { state: 'ERROR' })
      : client.patchJob(order.targetId, { input: { stopOnRequest: true } })
  }

  const findAgain = async (
    { targetId }: Order,
    { sentAt, taken }: Sought,
    { signal }: Asking,
  ): Promise<Result<Begun | null>> => {
    const job = await createTaskClient(upstream).job(targetId, signal)
    if (!job.ok) return job
    const since = new Date(sentAt.getTime() - skewMs).toISOString()
    const { resource, jobTemplate } = job.value
    const page = await createActClient(upstream).jobsOf(
      resource.id ?? '',
      jobTemplate ?? '',
      since,
      signal,
    )
    if (!page.ok) return page
    const oldest = page.value.items
      .filter(({ id }) => id !== targetId && !taken.has(id))
      .toSorted((one, other) => one.createdAt.localeCompare(other.createdAt))
      .at(0)
    return { ok: true, value: oldest ? startedTask(oldest) : null }
  }

  return {
    can: new Set(),
    tasks: {
      kinds: new Set(['compute-ops-job', 'compute-ops-operation']),
      can: (task) => (task.row.kind === 'compute-ops-job' ? canOnJob(task) : canOnOperation(task)),
    },
    examine: async ({ act, targetId }, asking) => {
      if (act !== 'dismiss' && act !== 'stop-after-current') return { ok: true, value: null }
      const job = await createTaskClient(askedFor(upstream, asking)).job(targetId, asking.signal)
      return job.ok ? { ok: true, value: against(act, job.value) } : job
    },
    begin: async (order, asking) => {
      const client = createTaskClient(askedFor(upstream, asking))
      if (order.act === 'start-again') return startAgain(client, order, asking)
      const sent = await send(client, order, asking)
      if (sent.ok) return done(noteOf(order.act))
      const known: Partial<Record<Order['act'], Meanings>> = refusals
      const problem = meaning(sent.problem, known[order.act] ?? {})
      return 'sent' in sent ? { ok: false, problem, sent: sent.sent } : unanswered(problem)
    },
    find: async (order, sought, asking) => {
      if (order.act === 'start-again') return findAgain(order, sought, asking)
      const client = createTaskClient(upstream)
      if (order.act === 'cancel') {
        const operation = await client.operation(order.targetId, asking.signal)
        if (!operation.ok) return operation
        const isOver = operation.value.state === 'CANCELLED'
        return { ok: true, value: isOver ? { kind: 'done', note: noteOf('cancel') } : null }
      }
      const job = await client.job(order.targetId, asking.signal)
      if (!job.ok) return job
      if (order.act === 'stop-after-current') {
        const { state, resultCode } = job.value
        return taskStatus[jobStateOf(state, resultCode)].ended
          ? { ok: true, value: { kind: 'done', note: 'The update has ended.' } }
          : { ok: true, value: 'unseen' }
      }
      const isSeen = shows(order.act, job.value)
      return { ok: true, value: isSeen ? { kind: 'done', note: noteOf(order.act) } : null }
    },
  }
}
