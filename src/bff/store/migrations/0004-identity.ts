import type { Kysely, Migration } from 'kysely'
import { sql } from 'kysely'
import { textType } from '../dialect'
import { index, table, texts } from '../tables'

const addTexts = async (db: Kysely<unknown>, to: string, names: string[]) => {
  for (const name of names)
    await db.schema
      .alterTable(to)
      .addColumn(name, textType(db), (it) => it.notNull().defaultTo(''))
      .execute()
}

/**
 * Whose a session is and where it began, what the identity provider holds of it, accounts that may not
 * sign in, sign-ins under way at the provider, and attempts that failed. Former sessions end: nobody
 * knows where they began.
 */
export const identity: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`delete from session`.execute(db)
    await addTexts(db, 'session', ['id', 'person', 'address', 'browser'])
    await addTexts(db, 'session', ['until', 'check_at', 'refresh'])
    await index(db, 'session', ['id'])
    await index(db, 'session', ['person'])
    await index(db, 'session', ['check_at'])

    await addTexts(db, 'account', ['disabled_at', 'signed_in_at'])

    await table(
      db,
      'sign_in_flow',
      ['token_hash'],
      texts('token_hash', 'state_hash', 'nonce', 'verifier', 'return_to', 'former', 'at'),
    ).execute()
    await table(
      db,
      'sign_in_failure',
      ['key'],
      [...texts('key', 'at'), ['failures', 'integer']],
    ).execute()
  },
}
