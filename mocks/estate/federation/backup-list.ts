import type { Backup } from '../backup-types'
import type { Vm } from '../virtual/types'

/** A backup with the VM that it is of, which may be gone. */
export type HeldBackup = { readonly backup: Backup; readonly vm: Vm }

/** The backups of a federation, whatever VM they are of: too many to gather for each that asks. */
export type BackupList = {
  /** Adds one at its place by time. */
  add: (held: HeldBackup) => void
  /** Takes some out; gives those that were there. */
  drop: (ids: ReadonlySet<string>) => HeldBackup[]
  /** To be told whenever a backup gets another expiry. */
  expiryChanged: () => void
  /** To be told whenever a backup gets another name, size or state, or something more is known of it. */
  changed: (id: string) => void
  /** Oldest first, without what has expired. The array goes on changing: nobody keeps it. */
  at: (now: number) => readonly HeldBackup[]
  /** One that has not expired, by its id. */
  find: (id: string, now: number) => HeldBackup | undefined
  /** Those of a VM, in the same order. */
  ofVm: (vmId: string, now: number) => readonly HeldBackup[]
  /** All that are not plainly good: any other is GOOD, and nothing more is known of it. Nobody keeps it. */
  readonly unsettled: ReadonlySet<HeldBackup>
  /** Those of each VM, in the same order. Nobody keeps them. */
  readonly byVm: ReadonlyMap<string, readonly HeldBackup[]>
  /** Another number whenever one has come, has gone or has another name, size or expiry. */
  version: (now: number) => number
}

const isSettled = ({ backup: { state, omnistack } }: HeldBackup) => state === 'GOOD' && !omnistack

const expiryOf = ({ backup }: HeldBackup) => backup.expiresAt ?? Number.POSITIVE_INFINITY

/** Adds one behind all that are not younger. */
const insert = (list: HeldBackup[], one: HeldBackup) => {
  let place = list.length
  while (place > 0 && (list[place - 1]?.backup.at ?? 0) > one.backup.at) place -= 1
  if (place === list.length) list.push(one)
  else list.splice(place, 0, one)
}

/** The same by what they are asked for. */
const createIndex = (held: readonly HeldBackup[]) => {
  const byId = new Map<string, HeldBackup>()
  const byVm = new Map<string, HeldBackup[]>()
  const unsettled = new Set<HeldBackup>()
  const add = (one: HeldBackup) => {
    byId.set(one.backup.id, one)
    if (!isSettled(one)) unsettled.add(one)
    const ofVm = byVm.get(one.backup.vmId)
    if (ofVm) insert(ofVm, one)
    else byVm.set(one.backup.vmId, [one])
  }
  for (const one of held) add(one)
  return {
    byId,
    byVm,
    unsettled,
    add,
    drop: (one: HeldBackup) => {
      unsettled.delete(one)
      byId.delete(one.backup.id)
      const ofVm = byVm.get(one.backup.vmId) ?? []
      ofVm.splice(ofVm.indexOf(one), 1)
    },
  }
}

/** A list of what is `held` at first, in order of time. */
export const createBackupList = (held: HeldBackup[] = []): BackupList => {
  let next = Number.NEGATIVE_INFINITY
  let version = 0
  const index = createIndex(held)
  const purge = (now: number) => {
    let kept = 0
    next = Number.POSITIVE_INFINITY
    for (const one of held) {
      const expiry = expiryOf(one)
      if (expiry <= now) {
        index.drop(one)
        version += 1
        continue
      }
      if (expiry < next) next = expiry
      held[kept] = one
      kept += 1
    }
    held.length = kept
  }
  const renew = (now: number) => {
    if (now >= next) purge(now)
  }
  return {
    add: (one) => {
      insert(held, one)
      index.add(one)
      version += 1
      next = Math.min(next, expiryOf(one))
    },
    drop: (ids) => {
      const dropped = held.filter(({ backup }) => ids.has(backup.id))
      held = held.filter(({ backup }) => !ids.has(backup.id))
      for (const one of dropped) index.drop(one)
      version += dropped.length
      return dropped
    },
    expiryChanged: () => {
      next = Number.NEGATIVE_INFINITY
      version += 1
    },
    changed: (id) => {
      const one = index.byId.get(id)
      if (one && isSettled(one)) index.unsettled.delete(one)
      else if (one) index.unsettled.add(one)
      version += 1
    },
    at: (now) => {
      renew(now)
      return held
    },
    find: (id, now) => {
      renew(now)
      return index.byId.get(id)
    },
    ofVm: (vmId, now) => {
      renew(now)
      return index.byVm.get(vmId) ?? []
    },
    unsettled: index.unsettled,
    byVm: index.byVm,
    version: (now) => {
      renew(now)
      return version
    },
  }
}
