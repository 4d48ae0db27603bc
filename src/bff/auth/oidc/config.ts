import * as v from 'valibot'
import { roles } from '../../../contract/session'
import type { Role } from '../../../contract/session'
import type { Secret } from '../../config-values'
import { readHost, secretSchema, text, tlsSchema, url } from '../../config-values'
import type { Trust } from '../../upstream/tls'

/** Where the provider sends a browser back to. */
export const callbackPath = '/api/session/provider/callback'

/** The identity provider as an operator configures it. */
export const oidcSchema = v.strictObject({
  issuer: url,
  clientId: text,
  clientSecret: secretSchema,
  clientAuth: v.optional(v.picklist(['basic', 'post'], 'must be basic or post'), 'basic'),
  name: v.optional(text),
  scopes: v.optional(v.array(text), ['openid', 'profile', 'email']),
  nameClaim: v.optional(text, 'preferred_username'),
  groupsClaim: v.optional(text, 'groups'),
  roles: v.pipe(
    v.record(text, v.picklist(roles, `must be one of ${roles.join(', ')}`)),
    v.check((map) => Object.keys(map).length > 0, 'must give a role to at least one group'),
  ),
  recheckMinutes: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(60)), 10),
  tls: v.optional(tlsSchema),
})

export type OidcConfig = {
  issuer: string
  clientId: string
  clientSecret: Secret
  clientAuth: 'basic' | 'post'
  /** What people call it, as in "Sign in with …". */
  name: string
  scopes: string[]
  nameClaim: string
  groupsClaim: string
  /** By group. */
  roles: Record<string, Role>
  /** How often the provider is asked whether somebody may still come in. */
  recheckMinutes: number
  trust: Trust | null
}

/** What the shapes cannot say: nothing of a sign-in travels in the open. */
export const oidcFaults = (oidc: OidcConfig, publicUrl: string | null): string[] => {
  const faults: string[] = []
  if (readHost(oidc.issuer).open) faults.push('oidc: the issuer must be reached over https.')
  if (!oidc.scopes.includes('openid')) faults.push('oidc: the scopes must include openid.')
  if (publicUrl === null)
    faults.push('oidc: needs publicUrl, the address that the provider sends people back to.')
  else if (readHost(publicUrl).open) faults.push('oidc: publicUrl must be https.')
  return faults
}
