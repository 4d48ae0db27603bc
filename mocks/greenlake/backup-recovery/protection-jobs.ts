import type {
  ExecutionStatus,
  JobOperational,
  WireProtectionJob,
} from '../../../src/bff/sources/greenlake/backup-recovery/wire'
import type { Estate } from '../../estate/estate'
import { vmUri } from '../../estate/operation-plans'
import type { Backup, Policy, Vm } from '../../estate/types'
import { dataServicesDialect } from '../../odata/dialect'
import type { Scope } from '../resource'
import { resource } from '../resource'
import { plainTime } from '../times'
import { policyPath } from './protection-policies'
import { scheduleWire, storeWire } from './schedule'

const path = '/backup-recovery/v1beta1/protection-jobs'
type Job = { vm: Vm; jobId: string; policy: Policy }

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

const runsWire = (estate: Estate, vm: Vm) => {
  const runs = estate.backupsOf(vm.id).filter(({ origin }) => origin === 'POLICY')
  const last = runs.at(-1)
  const good = runs.findLast(({ state }) => state === 'GOOD')
  const next = estate.nextRunOf(vm)
  return {
    ...(next === null ? {} : { nextRunTime: plainTime(next) }),
    ...(last ? { prevRunTime: plainTime(last.at) } : {}),
    ...(good ? { prevSuccessfulRunTime: plainTime(good.at) } : {}),
    executionStatuses: runs.slice(-5).map((run) => executionWire(estate, run)),
  }
}

/** GET v1beta1/protection-jobs: one per protected VM, with its last runs (facts.md 11). */
export const protectionJobs = resource<Job>({
  service: 'backup-recovery',
  path,
  limit: { fallback: 100, min: 0, max: 20_000 },
  maxOffset: 1000,
  filter: {
    dialect: dataServicesDialect,
    properties: ['assetInfo/**', 'operational', 'dataOrchestratorId', 'protectionPolicyInfo/**'],
  },
  sort: true,
  select: 'top',
  empty: null,
  list: ({ estate, region }: Scope) =>
    [...estate.vms.values()].flatMap((vm) => {
      const policy = vm.policyId === null ? undefined : estate.policies.get(vm.policyId)
      const here = 'greenlake' in vm.home && vm.home.greenlake === region
      return here && policy && vm.jobId !== null ? [{ vm, jobId: vm.jobId, policy }] : []
    }),
  find: null,
  toWire: ({ vm, jobId, policy }, { estate }) => {
    const operational: JobOperational = vm.suspended ? 'SUSPENDED' : 'ACTIVE'
    return {
      id: jobId,
      type: 'backup-recovery/protection-job',
      resourceUri: `${path}/${jobId}`,
      generation: 1,
      applicationType: 'VMWARE',
      operational,
      assetInfo: {
        id: vm.id,
        name: vm.name,
        displayName: vm.name,
        resourceUri: vmUri(vm),
        type: 'virtualization/virtual-machine',
      },
      protectionPolicyInfo: {
        id: policy.id,
        name: policy.name,
        resourceUri: `${policyPath}/${policy.id}`,
      },
      protections: [
        {
          type: 'BACKUP',
          protectionStoreInfo: storeWire(policy),
          schedules: [{ ...scheduleWire(policy), operational, ...runsWire(estate, vm) }],
        },
      ],
    } satisfies WireProtectionJob
  },
})
