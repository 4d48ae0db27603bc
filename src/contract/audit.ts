import * as v from 'valibot'
import type { ListParams } from './list-query'
import { facetValueSchema } from './page'

/**
 * What the audit log tells of, in the words that people read. The vocabulary is open: a log may hold
 * actions of another version, which then stand for themselves (`auditWord`).
 */
export const auditActions = {
  'signed-in': 'Signed in',
  'sign-in-refused': 'Sign-in refused',
  'signed-out': 'Signed out',
  'session-ended': 'Session ended',
  'role-changed': 'Role changed',
  'account-changed': 'Account changed',
  'account-disabled': 'Account disabled',
  'account-enabled': 'Account enabled',
  'pairing-refused': 'Pairing refused',
  'display-paired': 'Display paired',
  'display-renamed': 'Display renamed',
  'display-boards-changed': 'Boards of a display changed',
  'display-revoked': 'Display revoked',
  'source-tested': 'Source tested',
  'audit-exported': 'Audit log exported',
  'act-started': 'Act started',
} as const
export type AuditAction = keyof typeof auditActions

const words: Readonly<Record<string, string>> = auditActions
/** An action in words. */
export const auditWord = (action: string): string =>
  Object.hasOwn(words, action) ? (words[action] ?? action) : action

const text = v.nullable(v.string())

/** One line: who, in which role and from where, did what to what. Null where that is not said. */
export const auditEntrySchema = v.object({
  id: v.string(),
  at: v.string(),
  actor: v.string(),
  role: text,
  address: text,
  action: v.string(),
  target: text,
  detail: text,
})
export type AuditEntry = v.InferOutput<typeof auditEntrySchema>

/**
 * A window of the log, newest first: the lines after the key `after`, which is the `next` of the window
 * before; null where the log ends. How many lines there are is told with the first window only.
 */
export const auditPageSchema = v.object({
  items: v.array(auditEntrySchema),
  next: text,
  total: v.nullable(v.number()),
  facets: v.record(v.string(), v.array(facetValueSchema)),
  /** Days that a line is kept. */
  keptDays: v.number(),
})
export type AuditPage = v.InferOutput<typeof auditPageSchema>

export const auditList = {
  sorts: [],
  filters: ['action', 'actor', 'role'],
  bounds: ['since', 'until'],
  defaultSort: '',
} as const satisfies ListParams

export const auditFormats = ['csv', 'jsonl'] as const
export type AuditFormat = (typeof auditFormats)[number]
