import type { Backup, OmnistackFacts } from '../backup-types'
import { takeBackup } from '../backups'
import { minute } from '../course'
import { touchVm } from '../vms'
import { dropBackups, fileBackup, heldIn } from './backup-shelves'
import type { Consistency } from './federation'
import type { Site, TaskOrder } from './tasks'
import { needed, TaskFailure } from './tasks'
import { createVmLike, vmIn } from './vm-tasks'

const gibibyte = 2 ** 30
/** How fast backups cross to another cluster or store. */
const bytesPerMs = (2 * gibibyte) / 10_000

const changed = (...backups: Backup[]) => backups.map(({ id }) => ({ type: 'backup' as const, id }))

/** Where a backup shall lie; null: with its VM. */
export type Destination = OmnistackFacts['place'] | null

const checkDestination = ({ federation }: Site, place: Destination, clusterId: string) => {
  if (!place) return
  if ('clusterId' in place)
    needed(
      federation.clusters.find(({ id }) => id === place.clusterId),
      'destination cluster',
    )
  else
    needed(
      federation.externalStores.find(
        (store) => store.name === place.externalStore && store.clusterId === clusterId,
      ),
      'external store',
    )
}

/** Backs a VM up at once. `keepMinutes` 0: for ever. */
export const backUpVm = (
  vmId: string,
  order: { name: string; keepMinutes: number; consistency: Consistency; place: Destination },
): TaskOrder => {
  let taken: Backup | undefined
  const durationMs = minute / 2
  return {
    durationMs,
    begin: (site, at) => {
      const vm = vmIn(site, vmId)
      checkDestination(site, order.place, vm.clusterId)
      taken = takeBackup(site.course, at, vm, {
        origin: 'MANUAL',
        failure: null,
        durationMs: durationMs / site.course.speed,
        random: site.random,
        facts: {
          name: order.name,
          expiresAt: order.keepMinutes > 0 ? at + order.keepMinutes * minute : null,
          applicationConsistent: order.consistency !== 'NONE',
          omnistack: {
            consistency: order.consistency,
            ...(order.place ? { place: order.place } : {}),
          },
        },
      })
    },
    finish: () => {
      const backup = needed(taken, 'backup')
      if (backup.omnistack?.cancel) throw new TaskFailure(1, 'The backup was canceled.')
      if (backup.state === 'FAILED') throw new TaskFailure(1, backup.reason ?? 'The backup failed.')
      return changed(backup)
    },
  }
}

const wantWhole = ({ state }: Backup) => {
  if (state !== 'GOOD' && state !== 'DEGRADED')
    throw new TaskFailure(1, 'The backup is not in a state that allows this.')
}

/** Copies a backup to another cluster or to an external store: a backup of its own, of the same moment. */
export const copyBackup = (source: Backup, place: NonNullable<Destination>): TaskOrder => {
  let copy: Backup | undefined
  const durationMs = 5_000 + source.sizeBytes / bytesPerMs
  return {
    durationMs,
    begin: (site, at) => {
      const { backup, vm } = heldIn(site, source.id, at)
      wantWhole(backup)
      checkDestination(site, place, vm.clusterId)
      copy = {
        ...backup,
        id: site.random.uuid(),
        state: 'QUEUED',
        sizeBytes: 0,
        omnistack: { ...backup.omnistack, place },
      }
      fileBackup(site, copy, vm)
      const made = copy
      site.course.queue.schedule(at + 5_000 / site.course.speed, () => {
        if (made.state === 'QUEUED') made.state = 'RUNNING'
      })
    },
    finish: ({ federation }, at) => {
      const made = needed(copy, 'backup')
      if (made.state !== 'RUNNING') throw new TaskFailure(1, 'The backup was canceled.')
      const sent = { bytes: source.sizeBytes, durationMs, at }
      Object.assign(made, { state: 'GOOD', sizeBytes: source.sizeBytes })
      federation.backups.changed(made.id)
      made.omnistack = { ...made.omnistack, sent }
      return changed(made)
    },
  }
}

/** Deletes backups; one that does not exist any more fails all of it. */
export const deleteBackups = (ids: readonly string[]): TaskOrder => ({
  durationMs: 3_000,
  finish: (site, at) => {
    const gone = ids.map((id) => heldIn(site, id, at).backup)
    dropBackups(site, new Set(ids))
    return changed(...gone)
  },
})

const change = (
  id: string,
  durationMs: number,
  make: (backup: Backup, site: Site, at: number) => void,
): TaskOrder => ({
  durationMs,
  begin: (site, at) => {
    heldIn(site, id, at)
  },
  finish: (site, at) => {
    const { backup } = heldIn(site, id, at)
    make(backup, site, at)
    return changed(backup)
  },
})

/** A locked backup never expires. */
export const lockBackup = (id: string): TaskOrder =>
  change(id, 1_000, (backup, { federation }) => {
    backup.expiresAt = null
    federation.backups.expiryChanged()
  })

export const renameBackup = (id: string, name: string): TaskOrder =>
  change(id, 1_000, (backup, { federation }) => {
    backup.name = name
    federation.backups.changed(id)
  })

/** Measures what only this backup holds. */
export const measureBackup = (id: string): TaskOrder =>
  change(id, 8_000, (backup, { federation, random }, at) => {
    const bytes = Math.round(backup.sizeBytes * (0.02 + 0.2 * random.next()))
    backup.omnistack = { ...backup.omnistack, unique: { bytes, at } }
    federation.backups.changed(id)
  })

/** Stops a backup that is still being taken or sent. */
export const cancelBackup = (id: string): TaskOrder => ({
  durationMs: 5_000,
  begin: (site, at) => {
    const { backup } = heldIn(site, id, at)
    if (backup.state !== 'RUNNING' && backup.state !== 'QUEUED')
      throw new TaskFailure(1, 'The backup is not running.')
    Object.assign(backup, { state: 'FAILED', reason: 'The backup was canceled.' })
    backup.omnistack = { ...backup.omnistack, cancel: 'asked' }
  },
  finish: (site, at) => {
    const { backup } = heldIn(site, id, at)
    backup.omnistack = { ...backup.omnistack, cancel: 'done' }
    return changed(backup)
  },
})

/** When a backup of `at` expires that is kept for so long; null: never. */
export const expiryAfter = (backup: Backup, keepMinutes: number | null): number | null =>
  keepMinutes === null || keepMinutes === 0 ? null : backup.at + keepMinutes * minute

/** Keeps backups for as long after they were taken; what is older goes. `keepMinutes` null: for ever. */
export const keepBackups = (ids: readonly string[], keepMinutes: number | null): TaskOrder => ({
  durationMs: 2_000,
  finish: (site, at) => {
    const kept = ids.map((id) => heldIn(site, id, at).backup)
    for (const backup of kept) backup.expiresAt = expiryAfter(backup, keepMinutes)
    const late = kept.filter(({ expiresAt }) => expiresAt !== null && expiresAt <= at)
    dropBackups(site, new Set(late.map(({ id }) => id)))
    site.federation.backups.expiryChanged()
    return changed(...kept)
  },
})

const restoreMs = ({ sizeBytes }: Backup) => 20_000 + (sizeBytes / gibibyte) * 400

/** Makes a new VM of a backup, on the datastore that it was taken from unless another is named. */
export const restoreAsNew = (source: Backup, name: string, datastoreId?: string): TaskOrder => ({
  durationMs: restoreMs(source),
  begin: (site, at) => wantWhole(heldIn(site, source.id, at).backup),
  finish: (site, at) => {
    const { vm } = heldIn(site, source.id, at)
    const made = createVmLike(site, at, vm, name, datastoreId ?? vm.datastoreId)
    return [{ type: 'virtual_machine', id: made.id }]
  },
})

/** Puts a VM back to what it was: what it has become since is lost, and it is off. */
export const restoreOriginal = (source: Backup): TaskOrder => ({
  durationMs: restoreMs(source),
  begin: (site, at) => {
    const { backup } = heldIn(site, source.id, at)
    wantWhole(backup)
    if (backup.omnistack?.place && 'externalStore' in backup.omnistack.place)
      throw new TaskFailure(1, 'A backup on an external store cannot replace its virtual machine.')
    vmIn(site, backup.vmId)
  },
  finish: (site, at) => {
    const vm = vmIn(site, source.vmId)
    touchVm(vm, at, { power: 'OFF', ailment: null })
    return [{ type: 'virtual_machine', id: vm.id }]
  },
})

/** Hands files of a backup to a running VM, as a disc in its drive: nothing of it shows in the API. */
export const restoreFiles = (source: Backup, vmId: string): TaskOrder => ({
  durationMs: 15_000,
  begin: (site, at) => {
    wantWhole(heldIn(site, source.id, at).backup)
    if (vmIn(site, vmId).power !== 'ON')
      throw new TaskFailure(130, 'The VM power state is not acceptable.')
  },
  finish: (site) => [{ type: 'virtual_machine', id: vmIn(site, vmId).id }],
})
