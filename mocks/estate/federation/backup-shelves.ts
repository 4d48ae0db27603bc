import type { Backup } from '../backup-types'
import type { Vm } from '../virtual/types'
import type { HeldBackup } from './backup-list'
import type { Site } from './tasks'
import { needed } from './tasks'

/** A backup that the federation still holds, with the VM that it is of. */
export const heldIn = ({ federation }: Site, id: string, at: number): HeldBackup =>
  needed(federation.backups.find(id, at), 'backup')

/** Files a backup under its VM and its federation, by its time. */
export const fileBackup = ({ course, federation }: Site, backup: Backup, vm: Vm) => {
  federation.backups.add({ backup, vm })
  const ofVm = course.world.backups.get(backup.vmId) ?? []
  ofVm.splice(ofVm.findLastIndex(({ at }) => at <= backup.at) + 1, 0, backup)
  course.world.backups.set(backup.vmId, ofVm)
}

/** Forgets backups; a VM that is gone is forgotten with its last one. */
export const dropBackups = ({ course, federation }: Site, ids: ReadonlySet<string>) => {
  const { world } = course
  for (const { vm } of federation.backups.drop(ids)) {
    const left = (world.backups.get(vm.id) ?? []).filter(({ id }) => !ids.has(id))
    world.backups.set(vm.id, left)
    if (left.length === 0 && federation.departed.delete(vm.id)) world.backups.delete(vm.id)
  }
}
