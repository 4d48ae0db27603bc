import { createHash } from 'node:crypto'
import type { Entry, Role } from '../../contract/session'
import { roles } from '../../contract/session'

/** Who somebody is once signed in. `key` tells people of one name apart. */
export type Person = { key: string; name: string; role: Role }

/** A stored role; one that this version does not know may only look. */
export const readRole = (text: string): Role => roles.find((role) => role === text) ?? 'viewer'

const issuerMark = (issuer: string) =>
  createHash('sha256').update(issuer).digest('hex').slice(0, 12)

/** The start of the key of everybody whom this identity provider knows. */
export const providerPrefix = (issuer: string): string => `provider:${issuerMark(issuer)}:`

export const accountPrefix = 'account:'
export const demoPrefix = 'demo:'

/** Which door a person came in by, from the person's key. */
export const entryOf = (key: string): Entry => {
  if (key.startsWith(accountPrefix)) return 'account'
  return key.startsWith(demoPrefix) ? 'demo' : 'provider'
}
