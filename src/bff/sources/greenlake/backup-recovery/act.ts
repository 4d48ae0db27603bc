import type { Problem, Result } from '../../../../contract/problem'
import type { MirroredTask } from '../../../mirror/entities'
import type { Surroundings, Upstream } from '../../../upstream/upstream'
import { askedFor, type Asking } from '../../../upstream/upstream'
import { type Acts, type Begun, unanswered } from '../../acts'
import { createDataServicesClient } from '../data-services/client'
import { mapOperation } from '../data-services/map'
import type { OperationRecord } from '../data-services/wire'
import type { Names } from '../names'
import type { Origin } from '../origin'
import { meaning } from '../said'
import { createBackUpClient } from './act-client'
import type { Protection } from './protection'
import type { ProtectionJobRecord } from './wire'

const skewMs = 60_000
const noJob = 'No protection job covers it: it has to be protected by a policy first.'

/** The schedules of the tiers that stand apart from the array; where there are none, all. */
export const schedulesToRun = ({ protections }: ProtectionJobRecord): number[] => {
  const apart = protections.filter(({ type }) => type === 'BACKUP' || type === 'CLOUD_BACKUP')
  return (apart.length > 0 ? apart : protections).flatMap(({ schedules }) =>
    schedules.flatMap(({ scheduleId }) => scheduleId ?? []),
  )
}

/**
 * A VM is backed up now by a run of its protection job; of one that protects more, for that VM alone.
 * The task of the run is one of Data Services.
 */
export const backUpActs = (
  upstream: Upstream,
  parts: {
    dataServices: Upstream | null
    protection: Protection
    names: Names
    origin: Origin
    surroundings: Pick<Surroundings, 'now' | 'wait'>
  },
): Acts => {
  const { dataServices, protection, names, origin, surroundings } = parts

  const jobOf = async (
    vmId: string,
    asking: Asking,
  ): Promise<Result<ProtectionJobRecord | null>> => {
    const client = createBackUpClient(askedFor(upstream, asking))
    const jobId = protection.vms?.get(vmId)?.jobId ?? null
    if (jobId !== null) return client.job(jobId, asking.signal)
    const page = await client.jobsOf(vmId, asking.signal)
    return page.ok ? { ok: true, value: page.value.items[0] ?? null } : page
  }

  const shown = (record: OperationRecord, vmId: string): Begun => {
    const task = mapOperation(record, origin, names.nameOf)
    return { kind: 'task', collection: 'data-services-operations', task: onVm(task, vmId) }
  }

  /** The task names what the job protects, which may be a group: the VM that was meant stands with it. */
  const onVm = ({ row, facts }: MirroredTask, vmId: string): MirroredTask => {
    if (row.targets.some(({ id }) => id === vmId)) return { row, facts }
    const name = names.nameOf('vm', vmId) ?? vmId
    const target = { kind: 'vm' as const, sourceId: origin.sourceId, id: vmId, name }
    return { row: { ...row, targets: [target, ...row.targets] }, facts }
  }

  /** A task whose record cannot be read yet. */
  const unread = (id: string, vmId: string): Begun => {
    const at = surroundings.now().toISOString()
    const blank = {
      sourceId: origin.sourceId,
      id,
      kind: 'data-services-operation' as const,
      name: 'Back up now',
      state: 'running' as const,
      note: null,
      progress: { kind: 'unknown' as const },
      targets: [],
      parentId: null,
      startedBy: null,
      createdAt: at,
      startedAt: at,
      endedAt: null,
      updatedAt: at,
    }
    const facts = { sourceState: 'Not told', error: null, recommendations: [], log: [] }
    return {
      kind: 'task',
      collection: 'data-services-operations',
      task: onVm({ row: blank, facts }, vmId),
    }
  }

  return {
    can: new Set(['back-up-now']),
    examine: async ({ targetId }, asking) => {
      const job = await jobOf(targetId, asking)
      if (!job.ok) return job
      return { ok: true, value: job.value === null ? noJob : null }
    },
    begin: async ({ targetId }, asking) => {
      const job = await jobOf(targetId, asking)
      if (!job.ok) return { ok: false, problem: job.problem, sent: false }
      if (job.value === null) {
        const problem: Problem = { kind: 'refused', title: 'It is not protected', detail: noJob }
        return { ok: false, problem: { ...problem, source: upstream.source }, sent: false }
      }
      const isShared = job.value.assetInfo.id !== targetId
      const run = await createBackUpClient(askedFor(upstream, asking)).run(job.value.id, {
        scheduleIds: schedulesToRun(job.value),
        ...(isShared ? { includeResources: [targetId] } : {}),
      })
      if (!run.ok)
        return unanswered(
          meaning(run.problem, {
            403: "The owner of Sightline's API client may not run protection jobs.",
            409: 'It cannot be backed up at the moment.',
          }),
        )
      if (run.value === null || dataServices === null)
        return { ok: true, value: { kind: 'done', note: 'Its protection job runs.' } }
      const client = createDataServicesClient(askedFor(dataServices, asking), surroundings.wait)
      const task = await client.operation(run.value, asking.signal)
      const begun = task.ok ? shown(task.value, targetId) : unread(run.value, targetId)
      return { ok: true, value: begun }
    },
    find: async ({ targetId }, { sentAt, taken }, asking) => {
      if (dataServices === null) return { ok: true, value: null }
      const client = createDataServicesClient(dataServices, surroundings.wait)
      const [job, page] = [
        await jobOf(targetId, asking),
        await client.newestOperations(0, 200, asking.signal),
      ]
      if (!job.ok) return job
      if (!page.ok) return page
      const since = new Date(sentAt.getTime() - skewMs).toISOString()
      const asset = job.value?.assetInfo.id ?? targetId
      const about = (record: OperationRecord) =>
        mapOperation(record, origin, names.nameOf).row.targets.some(
          ({ id }) => id === targetId || id === asset,
        )
      const oldest = page.value.items
        .filter(
          (record) =>
            record.createdAt >= since &&
            record.parent.id === null &&
            !taken.has(record.id) &&
            /back ?up/i.test(record.displayName ?? record.name ?? '') &&
            about(record),
        )
        .toSorted((one, other) => one.createdAt.localeCompare(other.createdAt))
        .at(0)
      return { ok: true, value: oldest ? shown(oldest, targetId) : null }
    },
  }
}
