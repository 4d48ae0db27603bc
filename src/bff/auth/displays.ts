import { randomUUID } from 'node:crypto'
import * as v from 'valibot'
import type { BoardName, Display, DisplayChange } from '../../contract/display'
import { boardNames } from '../../contract/display'
import type { Schema } from '../store/schema'
import type { Store } from '../store/store'
import type { Tokens } from './display-token'
import { afterUse, isDue, withSuccessor } from './display-token'
import { createRemembered } from './remembered'
import type { Whence } from './sessions'
import { hash, secret as drawSecret } from './sessions'

/** How seldom a use is written down. */
const noteEveryMs = 60_000

/** A paired screen as requests carry it. */
export type KnownDisplay = { id: string; name: string; boards: BoardName[] }
type Row = Schema['display']

/** Boards as they are stored; those that this version does not know are left out. */
const readBoards = (json: string): BoardName[] => {
  const parsed = v.safeParse(v.array(v.string()), JSON.parse(json))
  return boardNames.filter((board) => parsed.success && parsed.output.includes(board))
}

const tokensOf = (row: Row): Tokens => ({
  current: row.token_hash,
  next: row.next_hash,
  former: row.former_hash,
  rotatedAt: row.rotated_at,
})
const columnsOf = ({ current, next, former, rotatedAt }: Tokens) => ({
  token_hash: current,
  next_hash: next,
  former_hash: former,
  rotated_at: rotatedAt,
})

const describe = (row: Row): Display => ({
  id: row.id,
  name: row.name,
  boards: readBoards(row.boards),
  pairedBy: row.paired_by,
  pairedAt: row.paired_at,
  seenAt: row.seen_at || null,
  address: row.address || null,
  browser: row.browser || null,
  version: row.version || null,
})

/**
 * Paired screens: each has an identity that never ends by itself, and ends at once when revoked. `tell` lets
 * the other BFFs of this store know that some ended or changed.
 */
export const createDisplays = (store: Store, now: () => Date, tell: () => void) => {
  const known = createRemembered<Row>(now)

  /** Displays ended or changed in the store just now. */
  const changed = () => {
    known.forget()
    tell()
  }

  const byToken = (hash: string) =>
    store
      .selectFrom('display')
      .selectAll()
      .where((it) =>
        it.or([
          it('token_hash', '=', hash),
          it('next_hash', '=', hash),
          it('former_hash', '=', hash),
        ]),
      )
      .executeTakeFirst()

  /** Writes tokens, unless another request has been there first. */
  const turn = async (row: Row, tokens: Tokens) => {
    const { numUpdatedRows } = await store
      .updateTable('display')
      .set(columnsOf(tokens))
      .where('id', '=', row.id)
      .where('token_hash', '=', row.token_hash)
      .where('next_hash', '=', row.next_hash)
      .executeTakeFirst()
    changed()
    return numUpdatedRows === 1n
  }

  return {
    /** Displays ended or changed in the store, by another hand: none is taken for what it was. */
    forget: known.forget,

    list: async (): Promise<Display[]> => {
      const rows = await store.selectFrom('display').selectAll().orderBy('name').execute()
      return rows.map(describe)
    },

    get: async (id: string): Promise<Display | null> => {
      const row = await store
        .selectFrom('display')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst()
      return row ? describe(row) : null
    },

    /** Draws the id of a display that is yet to be added. */
    drawId: (): string => randomUUID(),

    /** Adds a display that has no token yet: its screen comes for it. */
    add: async (
      id: string,
      display: DisplayChange & Whence & { pairedBy: string; simulated: boolean },
    ): Promise<void> => {
      const { name, boards, address, browser, pairedBy, simulated } = display
      await store
        .insertInto('display')
        .values({
          id,
          name,
          boards: JSON.stringify(boards),
          paired_by: pairedBy,
          paired_at: now().toISOString(),
          simulated: Number(simulated),
          seen_at: '',
          address,
          browser,
          version: '',
          ...columnsOf({ current: '', next: '', former: '', rotatedAt: '' }),
        })
        .execute()
    },

    /** A token for a display whose screen has come for it; null where it has been revoked meanwhile. */
    issue: async (id: string): Promise<string | null> => {
      const token = drawSecret()
      const rotatedAt = now().toISOString()
      const { numUpdatedRows } = await store
        .updateTable('display')
        .set(columnsOf({ current: hash(token), next: '', former: '', rotatedAt }))
        .where('id', '=', id)
        .executeTakeFirst()
      changed()
      return numUpdatedRows === 1n ? token : null
    },

    /** The display with this token. The first use of a successor puts it in force. */
    find: async (token: string): Promise<KnownDisplay | null> => {
      const used = hash(token)
      const row = known.recent(used) ?? (await known.read(used, () => byToken(used)))
      if (!row) return null
      const tokens = tokensOf(row)
      const after = afterUse(tokens, used)
      if (after !== tokens) await turn(row, after)
      return { id: row.id, name: row.name, boards: readBoards(row.boards) }
    },

    /** The successor of a token, where it is time for one. */
    renew: async (token: string): Promise<string | null> => {
      const used = hash(token)
      const row = await byToken(used)
      if (!row || !isDue(tokensOf(row), now())) return null
      const successor = drawSecret()
      const tokens = withSuccessor(tokensOf(row), used, hash(successor), now())
      return (await turn(row, tokens)) ? successor : null
    },

    /** Notes that a display is there, from where and with what. */
    seen: async (id: string, present: Whence & { version: string }): Promise<void> => {
      const at = now()
      const before = new Date(at.getTime() - noteEveryMs).toISOString()
      await store
        .updateTable('display')
        .set({ ...present, seen_at: at.toISOString() })
        .where('id', '=', id)
        .where((it) => it.or([it('seen_at', '<=', before), it('version', '!=', present.version)]))
        .execute()
    },

    change: async (id: string, { name, boards }: DisplayChange): Promise<void> => {
      await store
        .updateTable('display')
        .set({ name, boards: JSON.stringify(boards) })
        .where('id', '=', id)
        .execute()
      changed()
    },

    revoke: async (id: string): Promise<void> => {
      await store.deleteFrom('display').where('id', '=', id).execute()
      changed()
    },

    /** Revokes what was paired without an account, for a store that now serves real sources. */
    revokeSimulated: async (): Promise<void> => {
      await store.deleteFrom('display').where('simulated', '=', 1).execute()
      changed()
    },
  }
}

export type Displays = ReturnType<typeof createDisplays>
