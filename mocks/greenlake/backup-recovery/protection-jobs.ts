import type {
  ExecutionStatus,
  JobOperational,
  WireProtectionJob,
} from '../../../src/bff/sources/greenlake/backup-recovery/wire'
import type { Backup } from '../../estate/backup-types'
import type { Estate } from '../../estate/estate'
import { assetOf, kinds } from '../../estate/protection/assets'
import { slotsOf } from '../../estate/protection/slots'
import type { PolicyFacts, ProtectionJob, Schedule } from '../../estate/protection/types'
import { runAfter } from '../../estate/schedule'
import { dataServicesDialect } from '../../odata/dialect'
import { ofRegion } from '../in-region'
import type { Scope } from '../resource'
import { resource } from '../resource'
import { plainTime, wholeSeconds } from '../times'
import { policyReference, root, storeReference } from './references'

export const jobsPath = `${root}/protection-jobs`

const statusOf: Record<Backup['state'], ExecutionStatus> = {
  RUNNING: 'IN_PROGRESS',
  QUEUED: 'IN_PROGRESS',
  GOOD: 'OK',
  DEGRADED: 'WARNING',
  FAILED: 'ERROR',
}

const executionWire = (estate: Estate, { at, state, reason, operationId }: Backup) => ({
  status: statusOf[state],
  timestamp: plainTime(at),
  ...(reason === null ? {} : { errorMessage: reason }),
  ...(operationId !== null && estate.operations.has(operationId)
    ? { taskUri: `/data-services/v1beta1/async-operations/${operationId}` }
    : {}),
})

const operationalOf = (
  { suspended }: ProtectionJob,
  scheduleIds: readonly (number | null)[],
): JobOperational => {
  const running = scheduleIds.filter((id) => !suspended.has(id ?? 0))
  if (suspended.size === 0 || running.length === scheduleIds.length) return 'ACTIVE'
  return running.length === 0 ? 'SUSPENDED' : 'PARTIALLY_SUSPENDED'
}

const scheduleIdsOf = ({ protection }: Estate, { policyId }: ProtectionJob) => {
  const facts = protection.policies.get(policyId)
  return facts ? slotsOf(facts).map(({ scheduleId }) => scheduleId) : []
}

/** The orchestrator that works for the region of a job. */
const orchestratorOf = ({ protection }: Estate, { region }: ProtectionJob) => {
  for (const orchestrator of protection.orchestrators.values())
    if (orchestrator.region === region) return orchestrator
  return undefined
}

const nextRunOf = (estate: Estate, job: ProtectionJob, { scheduleId }: Schedule) => {
  const facts = estate.protection.policies.get(job.policyId)
  const slot = facts && slotsOf(facts).find((one) => one.scheduleId === scheduleId)
  return slot ? runAfter(job, slot, Math.max(estate.now(), job.effectiveFrom ?? 0)) : null
}

const scheduleWire = (estate: Estate, job: ProtectionJob, schedule: Schedule) => {
  const { scheduleId } = schedule
  const suspended = job.suspended.has(scheduleId)
  const { recent = [], goodAt = null } = job.runs.get(scheduleId) ?? {}
  const last = recent.at(-1)
  const next = suspended ? null : nextRunOf(estate, job, schedule)
  const { scheduleId: _, ...overrides } = job.overrides.find(
    (one) => one.scheduleId === scheduleId,
  ) ?? { scheduleId }
  return {
    ...schedule,
    ...(Object.keys(overrides).length > 0 ? { overrides } : {}),
    operational: (suspended ? 'SUSPENDED' : 'ACTIVE') satisfies JobOperational,
    ...(next === null ? {} : { nextRunTime: plainTime(next) }),
    ...(last ? { prevRunTime: plainTime(last.at) } : {}),
    ...(goodAt === null ? {} : { prevSuccessfulRunTime: plainTime(goodAt) }),
    executionStatuses: recent.map((run) => executionWire(estate, run)),
  }
}

const protectionsWire = (scope: Scope, job: ProtectionJob, { tiers }: PolicyFacts) =>
  tiers.map(({ id, type, storeId, schedules }) => {
    const protectionStoreInfo = storeReference(scope, storeId)
    return {
      id,
      type,
      ...(protectionStoreInfo ? { protectionStoreInfo } : {}),
      schedules: schedules.map((schedule) => scheduleWire(scope.estate, job, schedule)),
    }
  })

const states = ['RUNNING', 'QUEUED', 'GOOD', 'DEGRADED', 'FAILED'] as const

/** Which runs a schedule remembers, and for each how it stands and whether its task is still known. */
const runsVersion = (estate: Estate, recent: readonly Backup[]): string => {
  let standing = ''
  for (const { state, operationId } of recent)
    standing += 2 * states.indexOf(state) + Number(estate.operations.has(operationId ?? ''))
  return `${recent[0]?.at} ${recent.at(-1)?.at} ${standing}`
}

/** Another one whenever something has changed that a job tells of: itself, what it protects and by what. */
const jobVersion = (job: ProtectionJob, { estate }: Scope): string => {
  const { policies, stores, orchestrators } = estate.protection
  const facts = policies.get(job.policyId)
  const policy = estate.policies.get(job.policyId)
  const parts: unknown[] = [job.revision, assetOf(estate, job)?.name, policy?.name]
  parts.push(facts?.revision, orchestrators.size)
  for (const { storeId, schedules } of facts?.tiers ?? []) {
    parts.push(stores.get(storeId ?? '')?.name)
    for (const schedule of schedules)
      parts.push(
        nextRunOf(estate, job, schedule),
        runsVersion(estate, job.runs.get(schedule.scheduleId)?.recent ?? []),
      )
  }
  return parts.join(' ')
}

/** What a job protects, as jobs and policies name it. */
export const assetWire = ({ estate }: Scope, job: ProtectionJob) => {
  const asset = assetOf(estate, job)
  return {
    id: job.asset.id,
    name: asset?.name ?? '',
    displayName: asset?.name ?? '',
    resourceUri: asset?.uri ?? '',
    type: asset?.type ?? '',
  }
}

/** GET v1beta1/protection-jobs: one per protected VM or group, with its last runs (facts.md 11). */
export const protectionJobs = resource<ProtectionJob>({
  service: 'backup-recovery',
  path: jobsPath,
  limit: { fallback: 100, min: 0, max: 20_000 },
  maxOffset: 1000,
  filter: {
    dialect: dataServicesDialect,
    properties: ['assetInfo/**', 'operational', 'dataOrchestratorId', 'protectionPolicyInfo/**'],
  },
  sort: true,
  select: 'top',
  empty: null,
  ...ofRegion(({ protection }) => protection.jobs),
  keys: {
    createdAt: ({ createdAt }) => plainTime(createdAt),
    updatedAt: ({ updatedAt }) => plainTime(updatedAt),
    'assetInfo/id': ({ asset }) => asset.id,
    'protectionPolicyInfo/id': ({ policyId }, { estate }) => estate.policies.get(policyId)?.id,
    assetInfo: (job, scope) => assetWire(scope, job),
    protectionPolicyInfo: ({ policyId }, { estate }) => {
      const policy = estate.policies.get(policyId)
      return policy && policyReference(policy)
    },
    operational: (job, { estate }) => operationalOf(job, scheduleIdsOf(estate, job)),
    dataOrchestratorId: (job, { estate }) => orchestratorOf(estate, job)?.id,
  },
  orders: {
    createdAt: ({ createdAt }) => wholeSeconds(createdAt),
    updatedAt: ({ updatedAt }) => wholeSeconds(updatedAt),
  },
  version: jobVersion,
  toWire: (job, scope) => {
    const { estate } = scope
    const policy = estate.policies.get(job.policyId)
    const facts = estate.protection.policies.get(job.policyId)
    const orchestrator = orchestratorOf(estate, job)
    return {
      id: job.id,
      type: 'backup-recovery/protection-job',
      resourceUri: `${jobsPath}/${job.id}`,
      generation: job.revision,
      createdAt: plainTime(job.createdAt),
      updatedAt: plainTime(job.updatedAt),
      applicationType: kinds[job.asset.kind].by,
      operational: operationalOf(job, scheduleIdsOf(estate, job)),
      ...(orchestrator ? { dataOrchestratorId: orchestrator.id } : {}),
      ...(job.effectiveFrom === null
        ? {}
        : { effectiveFromDateTime: plainTime(job.effectiveFrom) }),
      assetInfo: assetWire(scope, job),
      ...(policy ? { protectionPolicyInfo: policyReference(policy) } : {}),
      protections: facts ? protectionsWire(scope, job, facts) : [],
    } satisfies WireProtectionJob
  },
})
