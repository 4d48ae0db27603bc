import type { Store } from '../store/store'
import { hash } from './sessions'

const longestMs = 15 * 60_000
const forgottenAfterMs = 3_600_000
/** Failures that cost nothing: a person mistypes, and many people share an address. */
const free = { name: 3, address: 10 }

/** How long the next attempt waits after so many failures: twice as long with each. */
export const delayAfter = (failures: number, free: number): number =>
  failures < free ? 0 : Math.min(1000 * 2 ** (failures - free), longestMs)

export type Knock = { name: string; address: string }
type Row = { key: string; failures: number; at: string }

/**
 * Attempts to sign in, counted per account and per address in the store, so that several BFFs and
 * restarts share the counts. An attempt counts as a failure until it has succeeded: many at once gain
 * nothing. Names lie there as hashes: people type passwords into the wrong field.
 */
export const createDelays = (store: Store, now: () => Date) => {
  const kinds = ['name', 'address'] as const
  const keyOf = (kind: (typeof kinds)[number], knock: Knock) => hash(`${kind} ${knock[kind]}`)

  const read = async (key: string): Promise<Row | null> => {
    const row = await store
      .selectFrom('sign_in_failure')
      .selectAll()
      .where('key', '=', key)
      .executeTakeFirst()
    return row ?? null
  }
  /** Counts one more on what was read; false when another attempt came between. */
  const count = async (key: string, seen: Row | null) => {
    const at = now().toISOString()
    const counted = seen
      ? await store
          .updateTable('sign_in_failure')
          .set({ failures: seen.failures + 1, at })
          .where('key', '=', key)
          .where('failures', '=', seen.failures)
          .executeTakeFirst()
      : await store
          .insertInto('sign_in_failure')
          .values({ key, failures: 1, at })
          .onConflict((on) => on.doNothing())
          .executeTakeFirst()
    return (
      ('numUpdatedRows' in counted ? counted.numUpdatedRows : counted.numInsertedOrUpdatedRows) ===
      1n
    )
  }

  return {
    /** Null: go on. Else why not, and for how long. */
    admit: async (knock: Knock): Promise<{ kind: 'name' | 'address'; waitMs: number } | null> => {
      const at = now().getTime()
      const old = new Date(at - forgottenAfterMs).toISOString()
      await store.deleteFrom('sign_in_failure').where('at', '<', old).execute()
      const seen = await Promise.all(
        kinds.map(async (kind) => ({
          kind,
          key: keyOf(kind, knock),
          row: await read(keyOf(kind, knock)),
        })),
      )
      for (const { kind, row } of seen) {
        const waitMs = row ? Date.parse(row.at) + delayAfter(row.failures, free[kind]) - at : 0
        if (waitMs > 0) return { kind, waitMs }
      }
      for (const { kind, key, row } of seen)
        if (!(await count(key, row))) return { kind, waitMs: 1000 }
      return null
    },
    /** The attempt was none: the account starts anew, the address has one failure less. */
    succeeded: async (knock: Knock): Promise<void> => {
      await store.deleteFrom('sign_in_failure').where('key', '=', keyOf('name', knock)).execute()
      await store
        .updateTable('sign_in_failure')
        .set((row) => ({ failures: row('failures', '-', 1) }))
        .where('key', '=', keyOf('address', knock))
        .where('failures', '>', 0)
        .execute()
    },
  }
}
