import type { Problem, Result } from '../../../../contract/problem'
import type { Backup } from '../../../../contract/vm'
import type { Collector, Pass, PassEnd } from '../../source'
import { walk } from '../../walk-pages'
import { inParallel } from '../in-parallel'
import type { Origin } from '../origin'
import type { BackupRecoveryClient } from './client'
import { mapBackup } from './map'
import { planOfVm, type Protection } from './protection'

/** VMs per pass: on the first fill the rest follows in passes soon after. */
const vmsPerPass = 200
const width = 4
const targetMs = 30_000
const soonerMs = 2_000
/** Read again at the latest: changes that no job run announces, e.g. a copy deleted by hand. */
const atLatestMs = 6 * 3_600_000
const unsettledMs = 30_000

/** What was read of one VM: the runs of its job then, and when to read again (epoch ms). */
type Reading = { runs: string; dueAt: number }

const dueAfter = (backups: readonly Backup[], now: number) => {
  const moving = backups.some(({ state }) => state === 'running' || state === 'deleting')
  const ends = backups.flatMap(({ expiresAt }) =>
    expiresAt === null ? [] : [Date.parse(expiresAt)],
  )
  const nextEnd = Math.min(...ends.filter((at) => at > now))
  return Math.min(now + (moving ? unsettledMs : atLatestMs), nextEnd)
}

/** A problem of the service as a whole: asking for further VMs would only make it worse. */
const isGeneral = ({ status, kind }: Problem) => status === undefined || kind === 'rate-limited'

/**
 * Backups, one request per VM because there is no list across VMs (facts.md 9): only where recovery
 * points exist and the VM's job has run since the last reading, or a copy was to expire; and only
 * while there is budget to `spare`, the rest in passes soon after.
 */
export const backupsCollector = (
  client: BackupRecoveryClient,
  protection: Protection,
  origin: Origin,
  spare: () => boolean,
): Collector => {
  const readings = new Map<string, Reading>()
  let behind = false

  const runsOf = (vmId: string) => {
    const jobId = protection.vms?.get(vmId)?.jobId ?? null
    return planOfVm(protection, { id: vmId, jobId })?.runs ?? ''
  }

  const dueVms = (now: number) =>
    [...(protection.vms ?? [])].flatMap(([vmId, { holdsBackups }]) => {
      const reading = readings.get(vmId)
      if (holdsBackups === false && reading === undefined) return []
      const ran = reading !== undefined && reading.runs !== runsOf(vmId)
      return reading === undefined || ran || reading.dueAt <= now ? [{ vmId, ran }] : []
    })

  const readVm = async (vmId: string, pass: Pass): Promise<Result<null>> => {
    const runs = runsOf(vmId)
    const backups: Backup[] = []
    const walked = await walk(
      (offset) => client.backupsOf(vmId, offset, pass.signal),
      async (records) => {
        backups.push(...records.map((record) => mapBackup(record, vmId, origin).row))
      },
    )
    if (!walked.ok && walked.problem.kind !== 'not-found') return walked
    await pass.write(
      'backup',
      backups.map((row) => ({ row })),
    )
    const ids = backups.map(({ id }) => id)
    const whole = !walked.ok || walked.value.total === ids.length
    if (whole) await pass.keepBackupsOfVm(vmId, ids)
    const now = pass.now().getTime()
    readings.set(vmId, { runs, dueAt: whole ? dueAfter(backups, now) : now + unsettledMs })
    return { ok: true, value: null }
  }

  const forgetRemoved = async (pass: Pass) => {
    for (const vmId of readings.keys()) {
      if (protection.vms?.has(vmId) !== false) continue
      await pass.keepBackupsOfVm(vmId, [])
      readings.delete(vmId)
    }
  }

  /** Reads some VMs; it has failed where none could be read, or a problem stopped the rest. */
  const readVms = async (vmIds: readonly string[], pass: Pass, goOn: () => boolean) => {
    let general: Problem | null = null
    let read = 0
    const answers = await inParallel(width, vmIds, async (vmId): Promise<Result<null>> => {
      if (general !== null) return { ok: false, problem: general }
      if (!goOn()) return { ok: true, value: null }
      read += 1
      const answer = await readVm(vmId, pass)
      if (!answer.ok && isGeneral(answer.problem)) general = answer.problem
      return answer
    })
    const failed = answers.flatMap((answer) => (answer.ok ? [] : [answer.problem]))
    const none = failed.length > 0 && failed.length === vmIds.length
    return { read, problem: general ?? (none ? (failed[0] ?? null) : null) }
  }

  const endOf = (problem: Problem | null): PassEnd =>
    problem ? { ok: false, problem } : { ok: true, value: { total: null } }

  return {
    collection: 'backups',
    entity: 'backup',
    targetMs,
    priority: 4,
    sooner: () => (behind ? soonerMs : null),
    collect: async (pass) => {
      await forgetRemoved(pass)
      const due = dueVms(pass.now().getTime()).sort((a, b) => Number(b.ran) - Number(a.ran))
      const chosen = due.slice(0, vmsPerPass).map(({ vmId }) => vmId)
      const { read, problem } = await readVms(chosen, pass, spare)
      behind = protection.vms === null || due.length > read
      return endOf(problem)
    },
    refresh: async (ids, pass) => {
      const ours = ids.filter((vmId) => protection.vms?.has(vmId))
      return endOf((await readVms(ours, pass, () => true)).problem)
    },
  }
}
