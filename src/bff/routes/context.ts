import type { Displays } from '../auth/displays'
import type { SingleSignOn } from '../auth/oidc/single-sign-on'
import type { Pairings } from '../auth/pairings'
import type { Sessions } from '../auth/sessions'
import type { Config } from '../config'
import type { Collections } from '../mirror/collections'
import type { Mirror } from '../mirror/mirror'
import type { ListQueries } from '../mirror/query'
import type { Source } from '../sources/source'
import type { Store } from '../store/store'

/** What routes stand on. */
export type Context = {
  config: Config
  store: Store
  sources: readonly Source[]
  mirror: Mirror
  collections: Collections
  queries: ListQueries
  sessions: Sessions
  displays: Displays
  pairings: Pairings
  /** Null: local accounts only. */
  signOn: SingleSignOn | null
  now: () => Date
  /** Display names by source id. */
  sourceNames: ReadonlyMap<string, string>
  /** Of the application that is served. */
  version: string
}
