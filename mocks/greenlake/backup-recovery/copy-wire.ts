import type { WireBackupState } from '../../../src/bff/sources/greenlake/backup-recovery/wire'
import type { Backup } from '../../estate/backup-types'
import type { Scope } from '../resource'
import { plainTime } from '../times'
import {
  orchestratorReferences,
  storageSystemReference,
  storeReference,
  userReference,
} from './references'

const states: Record<Backup['state'], { state: WireBackupState; status: string }> = {
  RUNNING: { state: 'CREATING', status: 'OK' },
  QUEUED: { state: 'CREATING', status: 'OK' },
  GOOD: { state: 'OK', status: 'OK' },
  DEGRADED: { state: 'OK', status: 'WARNING' },
  FAILED: { state: 'ERROR', status: 'ERROR' },
}

/** What is being done with a copy shows in place of what became of it. */
export const stateWire = ({ state, busy }: Pick<Backup, 'state' | 'busy'>) =>
  busy === null ? states[state] : { state: busy, status: states[state].status }

/** Bytes as Backup and Recovery tells them. */
export const mebibytes = (bytes: number): number => Math.round(bytes / 2 ** 20)

/** What copies of every kind carry. `path`: of the collection, `type` without its service. */
export const copyWire = (copy: Backup, scope: Scope, path: string, type: string) => ({
  id: copy.id,
  type: `backup-recovery/${type}`,
  resourceUri: `${path}/${copy.id}`,
  customerId: scope.workspaceId,
  generation: copy.revision,
  name: copy.name,
  description: copy.description,
  consistency: copy.applicationConsistent ? 'APPLICATION' : 'CRASH',
  containsRdmDisks: false,
  pointInTime: plainTime(copy.at),
  createdAt: plainTime(copy.at),
  updatedAt: plainTime(copy.changedAt),
  ...(copy.expiresAt === null ? {} : { expiresAt: plainTime(copy.expiresAt) }),
  ...(copy.lockedUntil === null ? {} : { lockedUntil: plainTime(copy.lockedUntil) }),
  ...stateWire(copy),
  stateReason: copy.reason ?? '',
  createdByInfo: userReference(copy.origin === 'POLICY' ? 'schedule' : 'operator'),
  dataOrchestratorInfo: orchestratorReferences(scope),
})

/** The schedule of a copy; none where somebody took it by hand (facts.md 9). */
export const scheduleWire = (copy: Backup, { estate }: Scope, policyId: string | null) => {
  if (copy.scheduleId === null || copy.origin === 'MANUAL') return null
  const tiers = estate.protection.policies.get(policyId ?? '')?.tiers ?? []
  const schedule = tiers
    .flatMap(({ schedules }) => schedules)
    .find(({ scheduleId }) => scheduleId === copy.scheduleId)
  return schedule
    ? {
        scheduleId: schedule.scheduleId,
        name: schedule.name ?? '',
        recurrence: schedule.schedule.recurrence,
      }
    : null
}

/** Where a backup lies; nothing where its store is gone. */
export const storeWire = (copy: Backup, scope: Scope) => {
  const store = scope.estate.protection.stores.get(copy.storeId ?? '')
  return store
    ? {
        protectionStoreInfo: storeReference(scope, store.id),
        storageSystemInfo: storageSystemReference(scope, store),
      }
    : {}
}

/** Copies on premises are verified when they are taken. */
export const verificationWire = (copy: Backup) => {
  const verified = copy.tier === 'BACKUP' && copy.state === 'GOOD'
  return {
    verified,
    verificationInfo: {
      state: verified ? 'VERIFIED' : 'NOT_VERIFIED',
      status: 'OK',
      stateReason: '',
      ...(verified ? { verifiedAt: plainTime(copy.at) } : {}),
    },
  }
}
