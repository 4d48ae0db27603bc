import type { Job } from './task-types'
import type { Alert, Group, Machine } from './types'

/** What has come into being, changed or gone, as its source notices it. `at` in epoch ms. */
export type Change = {
  operation: 'Created' | 'Updated' | 'Deleted'
  at: number
} & (
  | { kind: 'server'; thing: Machine }
  | { kind: 'job'; thing: Job }
  | { kind: 'alert'; thing: Alert }
  | { kind: 'group'; thing: Group }
)

/** Who hears of changes, at the moment at which they happen. */
export type Changes = {
  tell: (change: Change) => void
  /** Returns what ends the listening. */
  listen: (listener: (change: Change) => void) => () => void
}

/** Nobody listens yet. */
export const createChanges = (): Changes => {
  const listeners = new Set<(change: Change) => void>()
  return {
    tell: (change) => {
      for (const listener of listeners) listener(change)
    },
    listen: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
