import type { Proxy } from '../../estate/protection/types'
import { createRandom } from '../../estate/random'
import type { Scope } from '../resource'

/** A secret that an answer carries though nobody should pass it on; the same each time for the same name. */
export const secretOf = ({ secretMark }: Scope, name: string): string =>
  `${secretMark}${createRandom(0, `secret/${name}`).hex(64)}`

/** A proxy with the credentials that the live API gives away with it (facts.md 11). */
export const proxyWire = (scope: Scope, { username, ...proxy }: Proxy) => ({
  ...proxy,
  credentials: { username, password: secretOf(scope, username) },
})
