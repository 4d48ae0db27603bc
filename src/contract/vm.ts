import * as v from 'valibot'
import type { ListParams } from './list-query'
import type { Status } from './shape'

/**
 * Whether a VM could be brought back as its policy promises. `past-rpo`: the newest good backup is
 * older than the policy's interval allows; `failed`: past it and the last run failed.
 */
export const protectionStates = [
  'failed',
  'past-rpo',
  'unprotected',
  'paused',
  'unknown',
  'protected',
] as const
export type ProtectionState = (typeof protectionStates)[number]

export const protectionStatus: Record<ProtectionState, Status> = {
  failed: { rank: 0, word: 'Backup failed', shape: 'octagon', tone: 'critical' },
  'past-rpo': { rank: 1, word: 'Past its RPO', shape: 'triangle', tone: 'warning' },
  unprotected: { rank: 2, word: 'Unprotected', shape: 'struck-circle', tone: 'neutral' },
  paused: { rank: 3, word: 'Paused', shape: 'square', tone: 'waiting' },
  unknown: { rank: 4, word: 'Unknown', shape: 'diamond', tone: 'neutral' },
  protected: { rank: 5, word: 'Protected', shape: 'dot', tone: 'ok' },
}

export const backupStates = [
  'good',
  'running',
  'degraded',
  'failed',
  'deleting',
  'unknown',
] as const
export type BackupState = (typeof backupStates)[number]

export const backupStatus: Record<BackupState, Status> = {
  failed: { rank: 0, word: 'Failed', shape: 'octagon', tone: 'critical' },
  degraded: { rank: 1, word: 'Degraded', shape: 'triangle', tone: 'warning' },
  running: { rank: 2, word: 'Running', shape: 'ring', tone: 'running' },
  deleting: { rank: 3, word: 'Deleting', shape: 'square', tone: 'waiting' },
  unknown: { rank: 4, word: 'Unknown', shape: 'diamond', tone: 'neutral' },
  good: { rank: 5, word: 'Good', shape: 'dot', tone: 'ok' },
}

const text = v.nullable(v.string())

/** Which product backs the VM up. */
export const vmSystems = ['backup-recovery', 'omnistack'] as const
export const vmSystemWord: Record<(typeof vmSystems)[number], string> = {
  'backup-recovery': 'Backup and Recovery',
  omnistack: 'OmniStack',
}

/** A row of the backups view: one VM and how well it is protected. Times ISO, `rpoMinutes` minutes. */
export const vmSchema = v.object({
  sourceId: v.string(),
  id: v.string(),
  name: v.string(),
  system: v.picklist(vmSystems),
  protection: v.fallback(v.picklist(protectionStates), 'unknown'),
  /** Why the protection is not good, in words. */
  reason: text,
  /** When the newest restorable backup was taken. */
  newestGoodAt: text,
  rpoMinutes: v.nullable(v.number()),
  policy: text,
  nextRunAt: text,
  host: text,
  cluster: text,
  /** Backups held now; null where they have not been read yet. */
  backups: v.nullable(v.number()),
})
export type Vm = v.InferOutput<typeof vmSchema>

export const vmFactsSchema = v.object({
  power: text,
  capacityBytes: v.nullable(v.number()),
  guest: text,
  datastore: text,
  lastRunAt: text,
  lastRunError: text,
})
export type VmFacts = v.InferOutput<typeof vmFactsSchema>

export const vmDetailSchema = v.object({
  ...vmSchema.entries,
  ...vmFactsSchema.entries,
  sourceName: v.string(),
  asOf: text,
})
export type VmDetail = v.InferOutput<typeof vmDetailSchema>

/** One backup of a VM. `at`: the moment that it restores to. */
export const backupSchema = v.object({
  sourceId: v.string(),
  id: v.string(),
  vmId: v.string(),
  name: v.string(),
  at: v.string(),
  state: v.fallback(v.picklist(backupStates), 'unknown'),
  /** The source's own word for the state. */
  sourceState: text,
  reason: text,
  /** `policy`, `manual` or what the source says. */
  origin: text,
  destination: text,
  sizeBytes: v.nullable(v.number()),
  consistency: text,
  expiresAt: text,
  lockedUntil: text,
})
export type Backup = v.InferOutput<typeof backupSchema>

export const vmList = {
  sorts: ['protection', 'name', 'newestGoodAt', 'policy', 'nextRunAt', 'cluster', 'backups'],
  filters: ['protection', 'system', 'policy', 'cluster', 'source'],
  bounds: [],
  defaultSort: 'protection,newestGoodAt',
} as const satisfies ListParams

export const backupList = {
  sorts: ['at', 'state', 'sizeBytes', 'expiresAt'],
  filters: ['state', 'destination'],
  bounds: ['since', 'until'],
  defaultSort: '-at',
} as const satisfies ListParams
