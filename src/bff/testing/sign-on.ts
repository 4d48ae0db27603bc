import { signInAt } from '../../../mocks/identity/browse'
import type { IdentityProvider } from '../../../mocks/identity/start'
import { csrfHeader } from '../../contract/session'
import type { OidcConfig } from '../auth/oidc/config'
import type { Config } from '../config'
import type { Store } from '../store/store'
import { openConsole, ownOrigin } from './console'
import { driveSurroundings } from './driven-surroundings'

/** A console that people sign in to by this provider, and what their browsers do. */
export const openSignOn = async (
  provider: Pick<IdentityProvider, 'issuer' | 'clientId' | 'clientSecret'>,
  options: {
    oidc?: Partial<OidcConfig>
    config?: Partial<Config>
    store?: Store
    fetch?: (request: Request) => Promise<Response>
  } = {},
) => {
  const oidc: OidcConfig = {
    issuer: provider.issuer,
    clientId: provider.clientId,
    clientSecret: () => provider.clientSecret,
    clientAuth: 'basic',
    name: 'Example login',
    scopes: ['openid', 'profile', 'email'],
    nameClaim: 'preferred_username',
    groupsClaim: 'groups',
    roles: { noc: 'viewer', ops: 'operator', leads: 'admin' },
    recheckMinutes: 10,
    trust: null,
    ...options.oidc,
  }
  const console = await openConsole({
    driven: driveSurroundings(options.fetch ?? fetch),
    config: { simulated: false, publicUrl: ownOrigin, oidc, ...options.config },
    ...(options.store ? { store: options.store } : {}),
  })
  const { ask } = console

  /** The browser asks to sign in; `cookie` is what it keeps meanwhile. */
  const begin = async (returnTo = '/servers', headers: Record<string, string> = {}) => {
    const reply = await ask({
      method: 'POST',
      url: '/api/session/provider',
      headers: { origin: ownOrigin, ...headers },
      payload: { returnTo },
    })
    const { url = '' } = reply.json<{ url?: string }>()
    return { reply, url, cookie: String(reply.headers['set-cookie']).split(';')[0] ?? '' }
  }
  /** The browser comes back, from another site: of its cookies only that of the sign-in comes along. */
  const comeBack = async (from: URL, cookie: string) => {
    const reply = await ask({
      url: `${from.pathname}${from.search}`,
      headers: { cookie, 'sec-fetch-site': 'cross-site' },
    })
    const set = reply.cookies.map(({ name, value }) => `${name}=${value}`)
    return { reply, set, location: reply.headers.location }
  }
  /** All the way in; the headers of the session, for reads and writes. */
  const signIn = async (name: string, returnTo = '/servers') => {
    const { url, cookie } = await begin(returnTo)
    const { set, location } = await comeBack(await signInAt(url, name), cookie)
    const session = set.find((pair) => pair.startsWith('sightline=')) ?? ''
    const who = await ask({ url: '/api/session', headers: { cookie: session } })
    const { csrf = '' } = who.json<{ csrf?: string }>()
    const headers = { cookie: session, origin: ownOrigin, [csrfHeader]: csrf }
    return { headers, location, session: who.json<Record<string, unknown>>() }
  }
  return { ...console, oidc, begin, comeBack, signIn }
}
