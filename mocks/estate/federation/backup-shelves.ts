import type { Backup, Vm } from '../types'
import type { Site } from './tasks'
import { needed } from './tasks'

const insert = (backups: Backup[], backup: Backup) => {
  const place = backups.findLastIndex(({ at }) => at <= backup.at)
  backups.splice(place + 1, 0, backup)
}

/** The VM that a backup is of, also when it is gone. */
export const vmOf = ({ course, federation }: Site, { vmId }: Backup): Vm =>
  needed(course.world.vms.get(vmId) ?? federation.departed.get(vmId)?.vm, 'virtual machine')

/** A backup that the federation still holds. */
export const backupIn = ({ federation }: Site, id: string, at: number): Backup =>
  needed(
    federation.backups.find(
      (backup) => backup.id === id && (backup.expiresAt === null || backup.expiresAt > at),
    ),
    'backup',
  )

/** Files a backup under its VM and its federation, by its time. */
export const fileBackup = ({ course, federation }: Site, backup: Backup) => {
  insert(federation.backups, backup)
  const ofVm = course.world.backups.get(backup.vmId) ?? []
  insert(ofVm, backup)
  course.world.backups.set(backup.vmId, ofVm)
}

/** Forgets backups; a VM that is gone is forgotten with its last one. */
export const dropBackups = ({ course, federation }: Site, ids: ReadonlySet<string>) => {
  const { world } = course
  for (const backup of federation.backups.filter(({ id }) => ids.has(id))) {
    const left = (world.backups.get(backup.vmId) ?? []).filter(({ id }) => !ids.has(id))
    world.backups.set(backup.vmId, left)
    if (left.length === 0 && federation.departed.delete(backup.vmId))
      world.backups.delete(backup.vmId)
  }
  federation.backups = federation.backups.filter(({ id }) => !ids.has(id))
}
