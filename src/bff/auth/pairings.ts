import { randomInt } from 'node:crypto'
import { codeLength, codeLetters } from '../../contract/display'
import type { Store } from '../store/store'
import type { Whence } from './sessions'
import { hash, secret as drawSecret } from './sessions'

const goodForMs = 5 * 60_000
/** However many ask: a guess hits one of a thousand among eleven million. */
const mostWaiting = 1000
const mostDraws = 5

/** A screen that nobody has let in yet. */
export type Waiting = { code: string; expiresAt: string }

const drawCode = () =>
  Array.from({ length: codeLength }, () => codeLetters[randomInt(codeLetters.length)]).join('')

/**
 * Screens that wait to be paired. Each holds a secret of its own, by which it learns that somebody has
 * entered its code; the code alone fetches nothing.
 */
export const createPairings = (store: Store, now: () => Date) => {
  const at = () => now().toISOString()
  const living = () => store.selectFrom('pairing').where('expires_at', '>', at())

  const freeCode = async (): Promise<string | null> => {
    for (let draw = 0; draw < mostDraws; draw += 1) {
      const code = drawCode()
      const taken = await living().select('code').where('code', '=', code).executeTakeFirst()
      if (!taken) return code
    }
    return null
  }

  return {
    /** Begins to wait; null where too many wait already. The secret goes into a cookie. */
    open: async (asker: Whence): Promise<(Waiting & { secret: string }) | null> => {
      await store.deleteFrom('pairing').where('expires_at', '<=', at()).execute()
      const { waiting } = await living()
        .select((it) => it.fn.countAll().as('waiting'))
        .executeTakeFirstOrThrow()
      const code = Number(waiting) < mostWaiting ? await freeCode() : null
      if (code === null) return null
      const secret = drawSecret()
      const expiresAt = new Date(now().getTime() + goodForMs).toISOString()
      await store
        .insertInto('pairing')
        .values({
          ...asker,
          secret_hash: hash(secret),
          code,
          display_id: '',
          created_at: at(),
          expires_at: expiresAt,
        })
        .execute()
      return { secret, code, expiresAt }
    },

    /** What became of the screen with this secret: it waits, it was let in as a display, or neither. */
    find: async (secret: string): Promise<Waiting | { displayId: string } | null> => {
      const found = await living()
        .selectAll()
        .where('secret_hash', '=', hash(secret))
        .executeTakeFirst()
      if (!found) return null
      if (found.display_id !== '') return { displayId: found.display_id }
      return { code: found.code, expiresAt: found.expires_at }
    },

    /**
     * Takes a code out of use in favour of a display, and tells whose it was; null where no screen waits
     * with it. The screen has as long again to come for its identity.
     */
    take: async (code: string, displayId: string): Promise<Whence | null> => {
      const pairing = await living()
        .select(['secret_hash', 'address', 'browser'])
        .where('code', '=', code)
        .where('display_id', '=', '')
        .executeTakeFirst()
      if (!pairing) return null
      const expiresAt = new Date(now().getTime() + goodForMs).toISOString()
      const { numUpdatedRows } = await store
        .updateTable('pairing')
        .set({ code: '', display_id: displayId, expires_at: expiresAt })
        .where('secret_hash', '=', pairing.secret_hash)
        .where('display_id', '=', '')
        .executeTakeFirst()
      if (numUpdatedRows !== 1n) return null
      return { address: pairing.address, browser: pairing.browser }
    },

    /** The screen no longer waits: it has what it came for. */
    close: async (secret: string): Promise<void> => {
      await store.deleteFrom('pairing').where('secret_hash', '=', hash(secret)).execute()
    },
  }
}

export type Pairings = ReturnType<typeof createPairings>
