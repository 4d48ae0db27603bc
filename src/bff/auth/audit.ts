import { randomUUID } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { AuditAction } from '../../contract/audit'
import { auditActions } from '../../contract/audit'
import type { Role } from '../../contract/session'
import type { Store } from '../store/store'

/**
 * One line of the audit log: who, in which role and from where, did what to what. What does not apply
 * is left out; no secret is ever in it.
 */
export type AuditEntry = {
  actor: string
  role?: Role
  address?: string
  action: AuditAction
  target?: string
  detail?: string
}

/** Whoever asks, as the audit log names them. */
export const askerOf = ({
  session,
  display,
  ip,
}: FastifyRequest): Pick<AuditEntry, 'actor' | 'role' | 'address'> => ({
  actor: session?.name ?? display?.name ?? '',
  ...(session ? { role: session.role } : {}),
  address: ip,
})

let written = 0
/** Ids of lines of the same millisecond follow each other as they were written. */
const nextId = () => {
  written += 1
  return `${written.toString().padStart(12, '0')}-${randomUUID()}`
}

/** Neither database keeps the character NUL in a text; a name that was typed may hold it. */
const storable = (text: string) => text.replaceAll('\0', '')

/** Appends to the audit log. */
export const writeAudit = async (store: Store, now: Date, entry: AuditEntry): Promise<void> => {
  const { action } = entry
  const actor = storable(entry.actor)
  const { role = '', address = '' } = entry
  const [target, detail] = [storable(entry.target ?? ''), storable(entry.detail ?? '')]
  const search = [actor, role, address, auditActions[action], action, target, detail]
  await store
    .insertInto('audit')
    .values({
      id: nextId(),
      at: now.toISOString(),
      actor,
      role,
      address,
      action,
      target,
      detail,
      search: search.join(' ').toLowerCase(),
    })
    .execute()
}
