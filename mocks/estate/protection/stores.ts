import type { Backup } from '../backup-types'
import type { Course } from '../course'
import { storeFull } from '../issue-kinds'
import { clearIssues, raiseIssue } from '../issues'
import type { World } from '../types'
import type { Gateway, Store } from './types'

const tebibyte = 2 ** 40
/** How much smaller copies are on disk than what they hold. */
const deduplication = 2

/** What a store has on its disks, bytes. */
export const onDisk = ({ copiesBytes, otherBytes }: Store): number =>
  Math.round(copiesBytes / deduplication) + otherBytes

/** What fits into a store before it is full, bytes on disk; it never is where nothing limits it. */
export const spaceIn = (store: Store): number =>
  store.capacityBytes === null
    ? Number.POSITIVE_INFINITY
    : Math.max(0, store.capacityBytes - onDisk(store))

/** Marks a record of an appliance or store as changed at `at`. */
export const touch = <T extends { updatedAt: number; revision: number }>(
  thing: T,
  at: number,
  change: Partial<T> = {},
) => {
  Object.assign(thing, change, { updatedAt: at })
  thing.revision += 1
}

const storeOf = (world: World, { storeId }: Pick<Backup, 'storeId'>) =>
  storeId === null ? undefined : world.protection.stores.get(storeId)

/** A copy that is finished lies in its store. */
export const keepInStore = (world: World, backup: Backup) => {
  const store = storeOf(world, backup)
  if (store) store.copiesBytes += backup.sizeBytes
}

/** A copy that goes leaves room for others. */
export const releaseFromStore = (world: World, backup: Backup) => {
  const store = storeOf(world, backup)
  if (store) store.copiesBytes = Math.max(0, store.copiesBytes - backup.sizeBytes)
}

/** Whether a gateway lets anything through to its stores. */
export const isServing = ({ state }: Pick<Gateway, 'state'>): boolean =>
  ![
    'PSG_STATE_OK_OFF',
    'PSG_STATE_DELETING',
    'PSG_STATE_DEPLOYING',
    'PSG_STATE_POWERING_ON',
  ].includes(state)

/** Whether what stands between a store and its orchestrator lets copies through. */
export const isOnline = (world: World, { system }: Store): boolean => {
  const { gateways, storeOnces } = world.protection
  if (system.type === 'STOREONCE') return storeOnces.get(system.id)?.state === 'OK'
  const gateway = gateways.get(system.id)
  return gateway !== undefined && isServing(gateway)
}

/** Why nothing can be done in a store at this moment; null where it can. */
export const storeOutage = (world: World, storeId: string | null): string | null => {
  if (storeId === null) return null
  const store = world.protection.stores.get(storeId)
  if (!store) return 'The protection store does not exist any more.'
  return isOnline(world, store) ? null : 'The protection store is not reachable.'
}

/** Why a store takes no copy at this moment; null where it does. */
export const hindranceOf = (world: World, storeId: string | null): string | null => {
  const outage = storeOutage(world, storeId)
  if (outage !== null || storeId === null) return outage
  const store = world.protection.stores.get(storeId)
  return store && spaceIn(store) === 0 ? 'The protection store is full.' : null
}

/** What a store's space means: an issue while it is full. */
export const noteStore = (course: Course, at: number, storeId: string | null) => {
  const store = course.world.protection.stores.get(storeId ?? '')
  if (!store) return
  if (spaceIn(store) > 0) clearIssues(course, at, store.id)
  else raiseIssue(course, at, storeFull(store.region, store.id, store.name))
}

/** Something else fills a store to its last byte. */
export const fillStore = (course: Course, at: number, store: Store) => {
  if (store.capacityBytes === null) return
  touch(store, at, { otherBytes: store.otherBytes + spaceIn(store) })
  noteStore(course, at, store.id)
}

/** A store has nothing left in it but its copies. */
export const freeStore = (course: Course, at: number, store: Store) => {
  touch(store, at, { otherBytes: 0 })
  noteStore(course, at, store.id)
}

/** Gives each store on premises the disks that suit what lies in it: they are two thirds full. */
export const settleStores = ({ protection }: World) => {
  for (const store of protection.stores.values())
    if (store.type === 'ON_PREMISES')
      store.capacityBytes = Math.max(20, Math.ceil((onDisk(store) * 1.5) / tebibyte)) * tebibyte
}
