import type { Config } from '../config'
import type { Store } from '../store/store'
import type { Surroundings } from '../upstream/upstream'
import { createRechecks, startRechecks } from './oidc/rechecks'
import type { SingleSignOn, SingleSignOnOptions } from './oidc/single-sign-on'
import { demoPrefix } from './person'
import type { Sessions } from './sessions'
import { createSessions } from './sessions'

/** Who people are: their sessions, and the identity provider where one is configured. */
export type Identity = {
  sessions: Sessions
  signOn: SingleSignOn | null
  /** Asks the provider about everybody who is due; happens by itself as well. */
  recheck: () => Promise<void>
  stop: () => Promise<void>
}

/** What speaks to a provider is loaded only where one is configured. */
const openProvider = async (options: SingleSignOnOptions): Promise<SingleSignOn> => {
  const { createSingleSignOn } = await import('./oidc/single-sign-on')
  return createSingleSignOn(options)
}

/** Opens the doors that are configured, and ends what came in by others. */
export const openIdentity = async (options: {
  config: Config
  store: Store
  surroundings: Surroundings
  onFault: (error: unknown) => void
  /** Tells the other BFFs of this store that sessions ended or changed. */
  tell: () => void
}): Promise<Identity> => {
  const { config, store, surroundings, onFault, tell } = options
  const { oidc, publicUrl, sessions: limits } = config
  const { now } = surroundings
  const signOn =
    oidc && publicUrl !== null ? await openProvider({ oidc, publicUrl, store, surroundings }) : null
  const onEnded = (refreshes: string[]) => void signOn?.release(refreshes)
  const sessions = createSessions({ store, now, limits, onEnded, tell })
  const doors = [...(config.simulated ? [demoPrefix] : []), ...(signOn ? [signOn.prefix] : [])]
  await sessions.endStrangers(doors)
  if (!signOn) return { sessions, signOn, recheck: async () => {}, stop: async () => {} }
  const recheck = createRechecks({ store, signOn, now, onChanged: sessions.changed })
  return { sessions, signOn, recheck, ...startRechecks({ recheck, surroundings, onFault }) }
}
