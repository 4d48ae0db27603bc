/** As much of the package as is used here; it brings no types. */
declare module 'oidc-provider' {
  import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'

  export type Context = {
    body: unknown
    type: string
    oidc: {
      client: { clientId: string }
      session: { accountId: string }
      params: { scope?: string }
      provider: Provider
    }
  }
  export type Account = {
    accountId: string
    claims: () => Record<string, unknown> & { sub: string }
  }

  class Grant {
    constructor(of: { accountId: string; clientId: string })
    addOIDCScope(scope: string): void
    save(): Promise<string>
  }

  export class Provider {
    constructor(issuer: string, configuration: object)
    Grant: typeof Grant
    callback(): RequestListener
    interactionFinished(
      request: IncomingMessage,
      response: ServerResponse,
      result: object,
    ): Promise<void>
  }
}
