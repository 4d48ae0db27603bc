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
  /** Oldest first, without what has expired. The array goes on changing: nobody keeps it. */
  at: (now: number) => readonly HeldBackup[]
}

const expiryOf = ({ backup }: HeldBackup) => backup.expiresAt ?? Number.POSITIVE_INFINITY

/** A list of what is `held` at first, in order of time. */
export const createBackupList = (held: HeldBackup[] = []): BackupList => {
  let next = Number.NEGATIVE_INFINITY
  const purge = (now: number) => {
    let kept = 0
    next = Number.POSITIVE_INFINITY
    for (const one of held) {
      const expiry = expiryOf(one)
      if (expiry <= now) continue
      if (expiry < next) next = expiry
      held[kept] = one
      kept += 1
    }
    held.length = kept
  }
  return {
    add: (one) => {
      let place = held.length
      while (place > 0 && (held[place - 1]?.backup.at ?? 0) > one.backup.at) place -= 1
      if (place === held.length) held.push(one)
      else held.splice(place, 0, one)
      next = Math.min(next, expiryOf(one))
    },
    drop: (ids) => {
      const dropped = held.filter(({ backup }) => ids.has(backup.id))
      held = held.filter(({ backup }) => !ids.has(backup.id))
      return dropped
    },
    expiryChanged: () => {
      next = Number.NEGATIVE_INFINITY
    },
    at: (now) => {
      if (now >= next) purge(now)
      return held
    },
  }
}
