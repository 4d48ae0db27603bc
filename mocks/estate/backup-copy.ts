import type { Backup, Policy } from './backup-types'
import { minute } from './course'
import type { Slot } from './protection/slots'
import { keepInStore, releaseFromStore } from './protection/stores'
import type { Random } from './random'
import type { World } from './types'
import type { Vm } from './virtual/types'

/** What copies are made of: a VM, or a group of VMs. */
export type CopySource = Pick<Vm, 'id' | 'name' | 'capacityBytes'> & { home?: Vm['home'] }

/** What a run may settle in advance. */
export type CopyFacts = Partial<
  Pick<Backup, 'name' | 'expiresAt' | 'applicationConsistent' | 'omnistack'>
>

/** By hand after its source, else after its policy; an OmniStack policy names it after its time alone. */
const nameOf = (source: CopySource, policy: Policy | null, at: number, origin: string) => {
  const time = new Date(at).toISOString()
  if (origin === 'MANUAL') return `${source.name}-manual-${time.slice(0, 16)}`
  if (source.home && 'omnistack' in source.home) return `${time.slice(0, 19)}+00:00`
  return `${policy?.name ?? 'backup'}-${time.slice(0, 16)}`
}

const fillPattern = (pattern: string, source: CopySource, at: number) =>
  pattern
    .replaceAll('{DateFormat}', new Date(at).toISOString().slice(0, 16))
    .replaceAll('{SourceAssetName}', source.name)

/** A backup that has just begun; `slot`: the schedule that it is taken for, under Backup and Recovery. */
export const createBackup = (
  random: Random,
  source: CopySource,
  policy: Policy | null,
  at: number,
  origin: Backup['origin'],
  slot: Slot | null = null,
): Backup => {
  const keepMinutes = slot
    ? slot.keepMinutes
    : policy && origin === 'POLICY'
      ? policy.keepMinutes
      : null
  const lockMinutes = slot?.lockMinutes ?? null
  return {
    id: random.uuid(),
    vmId: source.id,
    tier: slot?.tier ?? 'BACKUP',
    name: slot?.pattern
      ? fillPattern(slot.pattern, source, at)
      : nameOf(source, policy, at, origin),
    description: '',
    at,
    expiresAt: keepMinutes === null ? null : at + keepMinutes * minute,
    origin,
    state: 'RUNNING',
    reason: null,
    sizeBytes: 0,
    destination: policy?.destination ?? '<Local>',
    applicationConsistent: random.chance(0.4),
    full: false,
    operationId: null,
    scheduleId: slot?.scheduleId ?? null,
    storeId: slot?.storeId ?? null,
    busy: null,
    lockedUntil: lockMinutes === null ? null : at + lockMinutes * minute,
    changedAt: at,
    revision: 1,
  }
}

/** Marks a copy's record as changed at `at`. */
export const touchBackup = (backup: Backup, at: number, change: Partial<Backup> = {}) => {
  Object.assign(backup, change)
  backup.changedAt = at
  backup.revision += 1
}

/** How much of the source a copy holds, on average: what changed, or all that is in use. */
const shareOf = ({ tier, full }: Backup) => {
  if (tier === 'SNAPSHOT') return 0.2
  return full ? 6 : 1
}

/** Its end: FAILED for a reason, else GOOD and now and then DEGRADED; its store holds it from now on. */
export const finishBackup = (
  random: Random,
  world: World,
  source: CopySource,
  backup: Backup,
  failure: string | null,
) => {
  backup.state = failure ? 'FAILED' : random.chance(0.004) ? 'DEGRADED' : 'GOOD'
  backup.reason = failure
  backup.sizeBytes = failure
    ? 0
    : Math.round(source.capacityBytes * (0.02 + 0.1 * random.next()) * shareOf(backup))
  keepInStore(world, backup)
}

/** Where copies of one kind stand. */
const copiesIn = (world: World, { tier }: Pick<Backup, 'tier'>): World['backups'] =>
  tier === 'SNAPSHOT' ? world.snapshots : world.backups

/** Drops what has expired at `at`; the oldest stand first, those without expiry stay. */
export const expire = (world: World, backups: Backup[], at: number) => {
  let kept = 0
  for (const backup of backups)
    if (backup.expiresAt === null || backup.expiresAt > at) {
      backups[kept] = backup
      kept += 1
    } else releaseFromStore(world, backup)
  backups.length = kept
}

/** Adds a copy behind those that there are, without the expired ones. */
export const addBackup = (world: World, at: number, backup: Backup) => {
  const held = copiesIn(world, backup)
  const backups = held.get(backup.vmId) ?? []
  expire(world, backups, at)
  backups.push(backup)
  held.set(backup.vmId, backups)
}

/** Takes a copy out of what its source has. */
export const removeBackup = (world: World, backup: Backup) => {
  const backups = copiesIn(world, backup).get(backup.vmId) ?? []
  const place = backups.indexOf(backup)
  if (place < 0) return
  backups.splice(place, 1)
  releaseFromStore(world, backup)
}
