import type { Result } from '../../../contract/problem'
import type { Store } from '../../store/store'
import type { Surroundings } from '../../upstream/upstream'
import { hasAccount } from '../accounts'
import type { Person } from '../person'
import { providerPrefix } from '../person'
import type { Vouched } from '../sessions'
import { roleOf } from './claims'
import type { OidcConfig } from './config'
import { createFlows, newBinding } from './flows'
import type { Failure } from './outcome'
import { failureOf } from './outcome'
import type { Provider, Vouch } from './provider'
import { createProvider } from './provider'
import { createSeal } from './seal'

/** A session goes on for so long beyond its recheck while the provider is silent. */
const patienceMs = 60 * 60_000

/** How a sign-in ended, and the page it was begun on. `who`: for the audit log. */
export type Ending = { returnTo: string; former: string; who: string } & (
  | { entered: true; person: Person; vouched: Vouched }
  | { entered: false; failure: Failure; code: string }
)

export type SingleSignOnOptions = {
  oidc: OidcConfig
  publicUrl: string
  store: Store
  surroundings: Pick<Surroundings, 'fetch' | 'now'>
}

/** Sign-in through the identity provider: who comes in by it, as what, and for how long. */
export const createSingleSignOn = (options: SingleSignOnOptions) => {
  const { oidc, publicUrl, store, surroundings } = options
  const { now } = surroundings
  const provider: Provider = createProvider(oidc, publicUrl, surroundings)
  const flows = createFlows(store, now)
  const seal = createSeal(oidc.clientSecret())
  const prefix = providerPrefix(oidc.issuer)
  const recheckMs = oidc.recheckMinutes * 60_000
  const later = (ms: number) => new Date(now().getTime() + ms).toISOString()

  /** The person that the provider stands for; null without a role. Nobody passes for a local account. */
  const personOf = async ({ subject, name, groups }: Vouch): Promise<Person | null> => {
    const role = roleOf(groups, oidc.roles)
    if (!role) return null
    const taken = await hasAccount(store, name)
    return { key: `${prefix}${subject}`, name: taken ? `${name} (${oidc.name})` : name, role }
  }
  /** Without a refresh token nobody can be asked: the word is good for an hour. */
  const vouchedBy = ({ refreshToken }: Vouch): Vouched =>
    refreshToken === null
      ? { until: later(patienceMs), checkAt: '', refresh: '' }
      : {
          until: later(recheckMs + patienceMs),
          checkAt: later(recheckMs),
          refresh: seal.seal(refreshToken),
        }

  return {
    name: oidc.name,
    prefix,
    personOf,
    vouchedBy,

    /** A sign-in under way: the token for the browser's cookie, and where the browser goes. */
    begin: async (
      returnTo: string,
      former: string,
    ): Promise<Result<{ token: string; url: string }>> => {
      const binding = newBinding()
      const url = await provider.signInUrl(binding)
      if (!url.ok) return url
      const token = await flows.keep({ ...binding, returnTo, former })
      return { ok: true, value: { token, url: url.value } }
    },

    /** The browser is back from the provider with what that gave it. */
    finish: async (token: string | undefined, brought: URLSearchParams): Promise<Ending> => {
      const state = brought.get('state')
      const flow = token && state ? await flows.take(token, state) : null
      if (!flow)
        return { returnTo: '/', former: '', who: '', entered: false, failure: 'expired', code: '' }
      const { returnTo, former } = flow
      const vouch = await provider.redeem(brought, flow)
      if (!vouch.ok) {
        const { kind, upstreamCode: code = '' } = vouch.problem
        return { returnTo, former, who: '', entered: false, failure: failureOf(kind), code }
      }
      const { name: who, refreshToken } = vouch.value
      const person = await personOf(vouch.value)
      if (person)
        return { returnTo, former, who, entered: true, person, vouched: vouchedBy(vouch.value) }
      if (refreshToken !== null) await provider.revoke(refreshToken)
      return { returnTo, former, who, entered: false, failure: 'no-role', code: '' }
    },

    /** Asks the provider about somebody who is in. A token that cannot be read is as good as none. */
    renew: async (sealed: string, key: string): Promise<Result<Vouch>> => {
      const refreshToken = seal.open(sealed)
      if (refreshToken !== null) return provider.renew(refreshToken, key.slice(prefix.length))
      const title = `${oidc.name} cannot be asked about this session`
      const detail = 'The client secret was changed since it began.'
      return { ok: false, problem: { kind: 'refused', title, detail } }
    },

    /** Gives refresh tokens back to the provider. */
    release: async (refreshes: readonly string[]): Promise<void> => {
      for (const sealed of refreshes) {
        const refreshToken = seal.open(sealed)
        if (refreshToken !== null) await provider.revoke(refreshToken)
      }
    },

    signOutUrl: provider.signOutUrl,
  }
}

export type SingleSignOn = ReturnType<typeof createSingleSignOn>
