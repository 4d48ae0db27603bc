import * as v from 'valibot'
import type { Backup } from '../../estate/backup-types'
import { minute } from '../../estate/course'
import { aboutAsset, assetOf } from '../../estate/protection/assets'
import { readingCopy } from '../../estate/protection/restore'
import type { Slot } from '../../estate/protection/slots'
import { minutesOf } from '../../estate/protection/slots'
import { touch } from '../../estate/protection/stores'
import { takeCopies } from '../../estate/protection/take-copies'
import { runTask } from '../../estate/protection/tasks'
import type { VolumeGroup } from '../../estate/protection/types'
import { inRegion } from '../in-region'
import { badField, existing } from '../refusal'
import type { Call, Route } from '../route'
import { readBody } from '../route'
import { simpleTask, startTask } from '../tasks'
import { namedCopy } from './named-copy'
import { volumeGroupAt, volumeGroupsPath } from './volume-groups'

const service = 'backup-recovery'

const span = v.object({
  unit: v.picklist(['HOURS', 'DAYS', 'WEEKS', 'MONTHS', 'YEARS']),
  value: v.pipe(v.number(), v.integer(), v.minValue(1)),
})
const copySchema = v.object({
  name: v.pipe(v.string(), v.nonEmpty(), v.maxLength(255)),
  description: v.optional(v.string(), ''),
  expireAfter: v.optional(span),
  lockFor: v.optional(span),
})
const backupSchema = v.object({
  ...copySchema.entries,
  backupType: v.picklist(['BACKUP', 'CLOUD_BACKUP']),
  protectionStoreId: v.string(),
  sourceCopyInfo: v.object({ id: v.string(), type: v.picklist(['SNAPSHOT', 'BACKUP']) }),
})

/** Takes one copy by hand, the only kind of asset for which that is possible (facts.md 9). */
const take = (
  call: Call,
  group: VolumeGroup,
  { name, description, ...body }: v.InferOutput<typeof copySchema>,
  where: Pick<Slot, 'tier' | 'storeId'>,
): Response => {
  const slot: Slot = {
    ...where,
    scheduleId: null,
    pattern: name,
    everyMinutes: 0,
    keepMinutes: minutesOf(body.expireAfter),
    lockMinutes: minutesOf(body.lockFor),
  }
  return startTask(call, (course, at, user) => {
    const asset = assetOf(course.world, { asset: { id: group.id, kind: 'VOLUME_GROUP' } })
    const { operation, backups } = takeCopies(course, at, {
      region: group.region,
      asset: aboutAsset('VOLUME_GROUP', group),
      sources: asset?.sources ?? [],
      slots: [slot],
      policy: null,
      job: undefined,
      origin: 'MANUAL',
      user,
      full: true,
      failure: null,
      durationMs: (2 * minute) / course.speed,
    })
    for (const backup of backups) backup.description = description
    return operation
  })
}

const takeSnapshot = (call: Call): Response =>
  take(call, volumeGroupAt(call), readBody(call, service, copySchema), {
    tier: 'SNAPSHOT',
    storeId: null,
  })

const takeBackup = (call: Call): Response => {
  const { scope } = call
  const group = volumeGroupAt(call)
  const { backupType, protectionStoreId, sourceCopyInfo, ...body } = readBody(
    call,
    service,
    backupSchema,
  )
  const wanted = backupType === 'CLOUD_BACKUP' ? 'CLOUD' : 'ON_PREMISES'
  if (inRegion(scope, scope.estate.protection.stores, protectionStoreId)?.type !== wanted) {
    const description = `${backupType} needs a ${wanted} store.`
    throw badField(service, 'protectionStoreId', description)
  }
  const { id, type } = sourceCopyInfo
  namedCopy(scope, group.id, type === 'SNAPSHOT' ? { snapshotId: id } : { backupId: id })
  return take(call, group, body, { tier: backupType, storeId: protectionStoreId })
}

const backupAt = ({ scope, params }: Call, group: VolumeGroup): Backup =>
  existing(scope.estate.backupsOf(group.id).find(({ id }) => id === params['backupId']))

/** Gives hosts the volumes of a backup, or takes them away again. */
const attachment =
  (attach: boolean) =>
  (call: Call): Response => {
    const group = volumeGroupAt(call)
    const backup = backupAt(call, group)
    const { hostIqn } = readBody(call, service, v.object({ hostIqn: v.string() }))
    return simpleTask(call, {
      name: `${attach ? 'Attach' : 'Detach'} backup ${backup.name}`,
      about: aboutAsset('VOLUME_GROUP', group),
      durationMs: 30_000,
      onPremises: true,
      done: (_, at) => {
        const others = (group.attached.get(backup.id) ?? []).filter((iqn) => iqn !== hostIqn)
        group.attached.set(backup.id, attach ? [...others, hostIqn] : others)
        touch(group, at)
      },
    })
  }

const restoreSchema = v.object({
  restoreType: v.optional(v.picklist(['PARENT', 'ALTERNATE']), 'PARENT'),
  vpgBackupId: v.optional(v.string()),
  vpgSnapshotId: v.optional(v.string()),
})

const restore = (call: Call): Response => {
  const group = volumeGroupAt(call)
  const { vpgBackupId, vpgSnapshotId } = readBody(call, service, restoreSchema)
  const names = { backupId: vpgBackupId, snapshotId: vpgSnapshotId }
  const copy = namedCopy(call.scope, group.id, names)
  const state = copy.tier === 'SNAPSHOT' ? 'RESTORING_SNAPSHOT' : 'RESTORING_BACKUP'
  return startTask(call, (course, at, user) =>
    runTask(
      course,
      at,
      readingCopy(copy, {
        region: group.region,
        user,
        name: `Restore volume protection group ${group.name}`,
        about: aboutAsset('VOLUME_GROUP', group),
        durationMs: 5 * minute,
        begin: (_, now) => touch(group, now, { state }),
        done: (_, now) => touch(group, now, { state: 'OK' }),
        undone: (_, now) => touch(group, now, { state: 'OK' }),
      }),
    ),
  )
}

const path = `${volumeGroupsPath}/:id`

/** How groups of volumes are copied by hand, attached and restored. */
export const volumeCopyWrites: Route[] = [
  { method: 'POST', service, path: `${path}/snapshots`, answer: takeSnapshot },
  { method: 'POST', service, path: `${path}/backups`, answer: takeBackup },
  { method: 'POST', service, path: `${path}/backups/:backupId/attach`, answer: attachment(true) },
  { method: 'POST', service, path: `${path}/backups/:backupId/detach`, answer: attachment(false) },
  { method: 'POST', service, path: `${path}/restore`, answer: restore },
]
