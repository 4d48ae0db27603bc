import { randomUUID } from 'node:crypto'
import type { Store } from '../store/store'

/** One line of the audit log: who did what, and on what. */
export type AuditEntry = {
  actor: string
  action:
    | 'signed-in'
    | 'sign-in-refused'
    | 'signed-out'
    | 'pairing-refused'
    | 'display-paired'
    | 'display-renamed'
    | 'display-boards-changed'
    | 'display-revoked'
    | 'session-ended'
    | 'role-changed'
    | 'account-changed'
    | 'account-disabled'
    | 'account-enabled'
  detail: string
}

/** Appends to the audit log. */
export const writeAudit = async (store: Store, now: Date, entry: AuditEntry): Promise<void> => {
  await store
    .insertInto('audit')
    .values({ id: randomUUID(), at: now.toISOString(), ...entry })
    .execute()
}
