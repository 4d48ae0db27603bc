import type { Store } from '../../store/store'
import { hash, secret } from '../sessions'
import type { Binding } from './provider'

/** How long somebody may take at the provider. */
export const flowMs = 10 * 60_000

/** A sign-in under way: what it is bound to, where it leads, and which session it replaces. */
export type Flow = Binding & { returnTo: string; former: string }

/** What a new sign-in is bound to: nobody can guess any of it. */
export const newBinding = (): Binding => ({
  state: secret(),
  nonce: secret(),
  verifier: secret(),
})

/**
 * Sign-ins that are under way at the provider. The browser holds an opaque token in a cookie, the store
 * the rest; each is good for one return, in that browser, with its own state, in time.
 */
export const createFlows = (store: Store, now: () => Date) => {
  const oldest = () => new Date(now().getTime() - flowMs).toISOString()
  return {
    /** Gives the token for the browser's cookie. */
    keep: async (flow: Flow): Promise<string> => {
      const token = secret()
      const { state, nonce, verifier, former } = flow
      await store.deleteFrom('sign_in_flow').where('at', '<=', oldest()).execute()
      await store
        .insertInto('sign_in_flow')
        .values({
          token_hash: hash(token),
          state_hash: hash(state),
          nonce,
          verifier,
          return_to: flow.returnTo,
          former,
          at: now().toISOString(),
        })
        .execute()
      return token
    },
    /** Takes it out of the store, so that no other return finds it. Null: there is none like this. */
    take: async (token: string, state: string): Promise<Flow | null> => {
      const taken = await store
        .deleteFrom('sign_in_flow')
        .where('token_hash', '=', hash(token))
        .where('state_hash', '=', hash(state))
        .returning(['nonce', 'verifier', 'return_to', 'former', 'at'])
        .executeTakeFirst()
      if (!taken || taken.at <= oldest()) return null
      const { nonce, verifier, return_to: returnTo, former } = taken
      return { state, nonce, verifier, returnTo, former }
    },
  }
}
