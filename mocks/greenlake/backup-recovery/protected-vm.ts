import type { Backup } from '../../estate/backup-types'
import type { Listed } from '../signed-in'
import { createRegion } from '../signed-in'

const root = '/backup-recovery/v1beta1'
const vmsPath = '/virtualization/v1beta1/virtual-machines'

/** A schedule of a job, as far as specs look at it. */
type ReadSchedule = {
  scheduleId: number
  operational: string
  executionStatuses: { status: string; taskUri?: string; errorMessage?: string }[]
} & Record<string, unknown>

/** A region with a healthy VM that is protected by the policy of that name; left out: by any. */
export const createProtected = (policyName?: string) => {
  const region = createRegion()
  const { estate, read, get, pass } = region
  const vm = [...estate.vms.values()].find(
    ({ home, jobId, policyId, suspended, ailment }) =>
      'greenlake' in home &&
      home.greenlake === region.region &&
      jobId !== null &&
      !suspended &&
      ailment === null &&
      (policyName === undefined || estate.policies.get(policyId ?? '')?.name === policyName),
  )
  if (!vm) throw new Error('No VM of the region is protected.')
  const vmPath = `${root}/virtual-machines/${vm.id}`

  /** What the task of an answer says by now. */
  const readTask = (answer: Response) =>
    read<Record<string, unknown>>(answer.headers.get('location') ?? '')
  return {
    ...region,
    vm,
    vmPath,
    readVm: (id = vm.id) => read<Record<string, unknown>>(`${vmsPath}/${id}`),
    readSchedules: async () => {
      const job = await read<{ protections: { schedules: ReadSchedule[] }[] }>(
        `${root}/protection-jobs/${vm.jobId}`,
      )
      return job.protections.flatMap(({ schedules }) => schedules)
    },
    readBackups: (query = {}) =>
      read<Listed>(`${vmPath}/backups`, { sort: 'pointInTime desc', ...query }),
    readTask,
    /** The task of an answer once `ms` have gone by. */
    ended: async (answer: Response, ms = 600_000) => {
      pass(ms)
      return readTask(answer)
    },
    statusOf: async (path: string) => (await get(path)).status,
    /** The newest good copy of a tier. */
    newest: (tier: Backup['tier'] = 'BACKUP') => {
      const copies = tier === 'SNAPSHOT' ? estate.snapshotsOf(vm.id) : estate.backupsOf(vm.id)
      const copy = copies.findLast((one) => one.tier === tier && one.state === 'GOOD')
      if (!copy) throw new Error(`The VM has no good ${tier}.`)
      return copy
    },
  }
}
