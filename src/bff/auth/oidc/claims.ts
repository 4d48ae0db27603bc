import type { Role } from '../../../contract/session'
import { roles } from '../../../contract/session'
import type { OidcConfig } from './config'

type Claims = Readonly<Record<string, unknown>>

/** The groups that a claim names: a list, or a single one as text. Null: the claim is not there. */
export const groupsIn = (claims: Claims, claim: string): string[] | null => {
  const value = claims[claim]
  if (value === undefined) return null
  const list = Array.isArray(value) ? value : [value]
  return list.filter((group): group is string => typeof group === 'string')
}

/** What a person is called: by the configured claim, else by the next best that is there. */
export const nameIn = (claims: Claims, claim: string): string => {
  const names = [claims[claim], claims['name'], claims['email'], claims['sub']]
  const name = names.find((one): one is string => typeof one === 'string' && one.trim() !== '')
  return (name ?? '').trim().slice(0, 200)
}

/** The highest role that one of the groups has; null: none has any. */
export const roleOf = (groups: readonly string[], map: OidcConfig['roles']): Role | null => {
  const given = groups.flatMap((group) => (Object.hasOwn(map, group) ? [map[group]] : []))
  return roles.findLast((role) => given.includes(role)) ?? null
}
