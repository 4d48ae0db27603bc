import { hash } from '../../../src/bff/auth/sessions'
import type { Store } from '../../../src/bff/store/store'
import type { Acknowledged } from './writers'

const missing = (wanted: ReadonlySet<string>, held: ReadonlySet<string>) =>
  [...wanted].filter((one) => !held.has(one)).length

/** How much of what was acknowledged a store does not hold. */
export const lostFrom = async (store: Store, acknowledged: Acknowledged) => {
  // What is acknowledged while the store is read does not count yet.
  const told = Object.fromEntries(
    Object.entries(acknowledged).map(([what, all]) => [what, new Set(all)]),
  ) as Acknowledged
  const lines = await store.selectFrom('audit').select(['action', 'address']).execute()
  const from = (action: string) =>
    new Set(lines.flatMap((line) => (line.action === action ? [line.address] : [])))
  const sessions = await store.selectFrom('session').select('token_hash').execute()
  const held = new Set(sessions.map((session) => session.token_hash))
  return {
    audit:
      missing(told.signIns, from('signed-in')) +
      missing(told.refusals, from('sign-in-refused')) +
      missing(told.signOuts, from('signed-out')),
    sessions: missing(new Set([...told.live].map(hash)), held),
    /** Sessions that were ended, and live. */
    undead: [...told.ended].filter((token) => held.has(hash(token))).length,
  }
}
