import * as client from 'openid-client'
import type { Problem, Result } from '../../../contract/problem'
import type { Surroundings } from '../../upstream/upstream'
import { groupsIn, nameIn } from './claims'
import type { OidcConfig } from './config'
import { callbackPath } from './config'
import { problemOfProvider } from './problems'

const timeoutSeconds = 10
const maxBytes = 2 ** 20
/** The provider's own description is read anew after this long. */
const describedForMs = 3_600_000
/** Before a browser is sent there: nobody is led to a provider that is down. */
const heardFromMs = 5_000

/** What the provider says of a person, and how to ask it again. */
export type Vouch = {
  subject: string
  name: string
  groups: string[]
  refreshToken: string | null
}
/** What a sign-in is bound to, from its beginning to its end. */
export type Binding = { state: string; nonce: string; verifier: string }

/** An OpenID provider: code flow with PKCE, every answer checked, problems as values. */
export type Provider = {
  /** Where a browser goes to sign in. */
  signInUrl: (binding: Binding) => Promise<Result<string>>
  /** Trades what the browser brought back for the provider's word. */
  redeem: (brought: URLSearchParams, binding: Binding) => Promise<Result<Vouch>>
  /** Asks whether it still stands by a person. */
  renew: (refreshToken: string, subject: string) => Promise<Result<Vouch>>
  /** Gives a refresh token back. */
  revoke: (refreshToken: string) => Promise<void>
  /** Where a browser signs out there; null where the provider offers none, or is not to be reached. */
  signOutUrl: () => Promise<string | null>
}

/** An answer that is not read past the cap. */
const capped = (response: Response): Response => {
  let bytes = 0
  const counting = new TransformStream<Uint8Array, Uint8Array>({
    transform: (chunk, controller) => {
      bytes += chunk.byteLength
      if (bytes > maxBytes) controller.error(new Error('The answer is too large.'))
      else controller.enqueue(chunk)
    },
  })
  return response.body ? new Response(response.body.pipeThrough(counting), response) : response
}

const authentication = ({ clientAuth, clientSecret }: OidcConfig) =>
  clientAuth === 'post'
    ? client.ClientSecretPost(clientSecret())
    : client.ClientSecretBasic(clientSecret())

/** Knows the provider from its discovery document, read when it is first needed. */
export const createProvider = (
  oidc: OidcConfig,
  publicUrl: string,
  { fetch, now }: Pick<Surroundings, 'fetch' | 'now'>,
): Provider => {
  const callbackUrl = new URL(callbackPath, publicUrl)
  const issuer = new URL(oidc.issuer)

  const discover = () =>
    client.discovery(issuer, oidc.clientId, undefined, authentication(oidc), {
      timeout: timeoutSeconds,
      [client.customFetch]: async (url, { method, headers, body, signal }) =>
        capped(
          await fetch(
            new Request(url, {
              method,
              headers,
              redirect: 'manual',
              ...(body instanceof URLSearchParams ? { body } : {}),
              ...(signal ? { signal } : {}),
            }),
          ),
        ),
      execute: [
        client.enableNonRepudiationChecks,
        ...(issuer.protocol === 'http:' ? [client.allowInsecureRequests] : []),
      ],
    })
  let known: { at: number; configuration: Promise<client.Configuration> } | null = null
  /** One discovery for all who ask at once; one that failed is tried again by the next. */
  const described = (forMs: number): Promise<client.Configuration> => {
    const at = now().getTime()
    if (known && at - known.at < forMs) return known.configuration
    const next = { at, configuration: discover() }
    known = next
    next.configuration.catch(() => {
      if (known === next) known = null
    })
    return next.configuration
  }

  const attempt = async <T>(
    work: (configuration: client.Configuration) => Promise<T>,
    forMs = describedForMs,
  ): Promise<Result<T>> => {
    try {
      return { ok: true, value: await work(await described(forMs)) }
    } catch (error) {
      return { ok: false, problem: problemOfProvider(oidc.name, error) }
    }
  }

  /** Groups stand in the ID token, or else in what the userinfo endpoint says. */
  const claimsOf = async (
    configuration: client.Configuration,
    tokens: client.TokenEndpointResponse & client.TokenEndpointResponseHelpers,
    subject: string,
  ) => {
    const claims = tokens.claims()
    const complete = claims && groupsIn(claims, oidc.groupsClaim) !== null
    if (complete || !configuration.serverMetadata().userinfo_endpoint) return { ...claims }
    const more = await client.fetchUserInfo(configuration, tokens.access_token, subject)
    return { ...more, ...claims }
  }
  const vouchOf = (
    claims: Readonly<Record<string, unknown>>,
    subject: string,
    refreshToken: string | null,
  ): Vouch => ({
    subject,
    name: nameIn({ ...claims, sub: subject }, oidc.nameClaim),
    groups: groupsIn(claims, oidc.groupsClaim) ?? [],
    refreshToken,
  })

  return {
    signInUrl: ({ state, nonce, verifier }) =>
      attempt(async (configuration) => {
        const url = client.buildAuthorizationUrl(configuration, {
          redirect_uri: callbackUrl.href,
          scope: oidc.scopes.join(' '),
          state,
          nonce,
          code_challenge: await client.calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
        })
        return url.href
      }, heardFromMs),

    redeem: (brought, { state, nonce, verifier }) =>
      attempt(async (configuration) => {
        const current = new URL(`?${brought.toString()}`, callbackUrl)
        const tokens = await client.authorizationCodeGrant(configuration, current, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        })
        const subject = tokens.claims()?.sub ?? ''
        const claims = await claimsOf(configuration, tokens, subject)
        return vouchOf(claims, subject, tokens.refresh_token ?? null)
      }),

    renew: async (refreshToken, subject) => {
      const renewed = await attempt(async (configuration) => {
        const tokens = await client.refreshTokenGrant(configuration, refreshToken)
        const claims = await claimsOf(configuration, tokens, subject)
        return { claims, next: tokens.refresh_token ?? refreshToken }
      })
      if (!renewed.ok) return renewed
      const { claims, next } = renewed.value
      if (claims['sub'] === subject) return { ok: true, value: vouchOf(claims, subject, next) }
      return { ok: false, problem: otherPerson(oidc.name) }
    },

    revoke: async (refreshToken) => {
      await attempt(async (configuration) => {
        if (configuration.serverMetadata().revocation_endpoint)
          await client.tokenRevocation(configuration, refreshToken)
      })
    },

    signOutUrl: async () => {
      const url = await attempt(async (configuration) =>
        configuration.serverMetadata().end_session_endpoint
          ? client.buildEndSessionUrl(configuration, {
              post_logout_redirect_uri: new URL('/', publicUrl).href,
            }).href
          : null,
      )
      return url.ok ? url.value : null
    },
  }
}

/** The renewed word is about somebody else: as good as none. */
const otherPerson = (name: string): Problem => ({
  kind: 'refused',
  title: `${name} did not confirm the sign-in`,
  detail: 'It spoke of another person.',
})
