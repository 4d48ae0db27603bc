import { generateKeyPairSync, randomUUID } from 'node:crypto'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import type { Context } from 'oidc-provider'
import { Provider } from 'oidc-provider'

/** Who can sign in at the provider, by name. `disabled`: not any more. */
export type Member = { groups: string[]; disabled?: boolean }
export type Members = Map<string, Member>

/** A console that people sign in to by the provider. */
export type ClientOptions = {
  clientId: string
  clientSecret: string
  publicUrl: string
  /** Where the groups are said; else in the ID token. */
  groupsIn: 'id-token' | 'userinfo'
  /** Without refresh tokens nobody can be asked about again. */
  refreshTokens: boolean
}

const page = (title: string, body: string) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${title}</title></head>
<body><main><h1>${title}</h1>${body}</main></body></html>`

const signInForm = page(
  'Example login',
  `<form method="post"><label>Name <input name="name" autofocus></label>
<button>Sign in</button></form>`,
)

/** Everybody trusts the console: consent is given before it is asked for. */
const grantAll = async ({ oidc }: Context) => {
  const { accountId } = oidc.session
  const grant = new oidc.provider.Grant({ accountId, clientId: oidc.client.clientId })
  grant.addOIDCScope(oidc.params.scope ?? 'openid')
  await grant.save()
  return grant
}

const configurationOf = (members: Members, client: ClientOptions) => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const groups = client.groupsIn === 'id-token' ? { openid: ['sub', 'groups'] } : {}
  return {
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        redirect_uris: [`${client.publicUrl}/api/session/provider/callback`],
        post_logout_redirect_uris: [`${client.publicUrl}/`],
        grant_types: ['authorization_code', ...(client.refreshTokens ? ['refresh_token'] : [])],
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', kid: randomUUID() }] },
    cookies: { keys: [randomUUID()] },
    claims: { openid: ['sub'], profile: ['preferred_username'], email: ['groups'], ...groups },
    conformIdTokenClaims: client.groupsIn === 'userinfo',
    issueRefreshToken: () => client.refreshTokens,
    rotateRefreshToken: true,
    loadExistingGrant: grantAll,
    interactions: { url: (_: Context, { uid }: { uid: string }) => `/interaction/${uid}` },
    findAccount: (_: Context, name: string) => {
      const member = members.get(name)
      if (!member || member.disabled) return undefined
      const claims = { sub: `id-of-${name}`, preferred_username: name, groups: member.groups }
      return { accountId: name, claims: () => claims }
    },
    features: {
      devInteractions: { enabled: false },
      revocation: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (context: Context, form: string) => {
          const button = '<button form="op.logoutForm" name="logout" value="yes">Sign out</button>'
          context.body = page('Sign out of Example login?', `${form}${button}`)
        },
      },
    },
  }
}

/**
 * A real OpenID provider on loopback, with a page to sign in at that believes every member's name. It
 * goes by `localhost`: to a browser that is another site than a console at 127.0.0.1.
 */
export const openProvider = async (
  members: Members,
  client: ClientOptions,
  port = 0,
): Promise<{ issuer: string; server: Server }> => {
  let answer: (request: IncomingMessage, response: ServerResponse) => void = () => {}
  const server = createServer((request, response) => answer(request, response))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve)
  })
  const address = server.address()
  const issuer = `http://localhost:${typeof address === 'object' && address ? address.port : port}`
  const provider = new Provider(issuer, configurationOf(members, client))
  const others = provider.callback()

  const interact = async (request: IncomingMessage, response: ServerResponse) => {
    if (request.method !== 'POST') {
      response.setHeader('content-type', 'text/html; charset=utf-8').end(signInForm)
      return
    }
    const name = new URLSearchParams(await text(request)).get('name') ?? ''
    const known = members.has(name) && !members.get(name)?.disabled
    const result = known ? { login: { accountId: name } } : { error: 'access_denied' }
    await provider.interactionFinished(request, response, result)
  }
  answer = (request, response) => {
    if (request.url?.startsWith('/interaction/'))
      interact(request, response).catch(() => response.writeHead(500).end())
    else others(request, response)
  }
  return { issuer, server }
}
