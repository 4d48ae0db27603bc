import type { Kysely, Migration } from 'kysely'
import { index, table, texts } from '../tables'

/** Screens on the wall: those that wait to be paired, and those that are. */
export const displays: Migration = {
  up: async (db: Kysely<unknown>) => {
    const pairing = texts('secret_hash', 'code', 'display_id', 'created_at', 'expires_at')
    await table(
      db,
      'pairing',
      ['secret_hash'],
      [...pairing, ...texts('address', 'browser')],
    ).execute()
    await index(db, 'pairing', ['code'])

    await table(
      db,
      'display',
      ['id'],
      [
        ...texts('id', 'name', 'boards', 'paired_by', 'paired_at', 'seen_at', 'address'),
        ...texts('browser', 'version', 'token_hash', 'next_hash', 'former_hash', 'rotated_at'),
        ['simulated', 'integer'],
      ],
    ).execute()
  },
}
