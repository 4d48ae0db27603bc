import type { Policy } from '../backup-types'
import { createRandom } from '../random'
import type { Vm } from '../virtual/types'
import type { PolicyFacts, ProtectionJob, Schedule, Store, Tier, Timing } from './types'

const day = 1_440

const timingOf = (everyMinutes: number): Timing => {
  const daily = everyMinutes % day === 0
  return {
    recurrence: daily ? 'DAILY' : 'HOURLY',
    repeatInterval: { every: everyMinutes / (daily ? day : 60) },
    startTime: '00:00',
  }
}

const scheduleOf = (policy: Policy, scheduleId: number, everyMinutes: number): Schedule => ({
  scheduleId,
  name: policy.name,
  schedule: timingOf(everyMinutes),
  expireAfter: { unit: 'DAYS', value: Math.max(1, Math.round(policy.keepMinutes / day)) },
  namePattern: { format: `${policy.name}-{DateFormat}` },
})

type Stores = { local: Store; cloud: Store }

/** Backups on premises; the most frequent ones from snapshots, the daily ones copied to the cloud too. */
const tiersOf = (policy: Policy, { local, cloud }: Stores): Tier[] => {
  const tier = (type: Tier['type'], storeId: string | null, schedule: Schedule): Tier => ({
    id: createRandom(0, `${policy.id}/${type}`).uuid(),
    type,
    storeId,
    schedules: [schedule],
  })
  const backup = scheduleOf(policy, 1, policy.everyMinutes)
  if (policy.everyMinutes < day / 2) {
    const snapshot = scheduleOf(policy, 2, policy.everyMinutes)
    return [
      tier('SNAPSHOT', null, { ...snapshot, expireAfter: { unit: 'DAYS', value: 1 } }),
      tier('BACKUP', local.id, { ...backup, sourceProtectionScheduleId: 2 }),
    ]
  }
  if (policy.everyMinutes < day) return [tier('BACKUP', local.id, backup)]
  return [
    tier('BACKUP', local.id, backup),
    tier('CLOUD_BACKUP', cloud.id, {
      ...scheduleOf(policy, 2, 2 * policy.everyMinutes),
      lockFor: { unit: 'DAYS', value: 7 },
      sourceProtectionScheduleId: 1,
    }),
  ]
}

/** The tiers of a policy that a region has from the first day on. */
export const firstFacts = (policy: Policy, stores: Stores, now: number): PolicyFacts => {
  const createdAt = now - 380 * day * 60_000
  return {
    applicationType: 'VMWARE',
    tiers: tiersOf(policy, stores),
    description: '',
    createdBy: 'backup-team@example.com',
    createdAt,
    updatedAt: createdAt,
    revision: 1,
  }
}

/** The job by which a VM has been protected from its first day on. */
export const firstJob = (vm: Vm, facts: PolicyFacts): ProtectionJob | null => {
  if (vm.jobId === null || vm.policyId === null || !('greenlake' in vm.home)) return null
  const ids = facts.tiers.flatMap(({ schedules }) => schedules.map(({ scheduleId }) => scheduleId))
  return {
    id: vm.jobId,
    region: vm.home.greenlake,
    asset: { id: vm.id, kind: 'VM' },
    policyId: vm.policyId,
    offsetMinutes: vm.offsetMinutes,
    suspended: new Set(vm.suspended ? ids : []),
    overrides: [],
    effectiveFrom: null,
    runs: new Map(),
    createdAt: vm.createdAt,
    updatedAt: vm.createdAt,
    revision: 1,
  }
}
