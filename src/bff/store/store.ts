import { Kysely, Migrator, SqliteDialect } from 'kysely'
import Database from 'libsql'
import { migrations } from './migrations'
import type { Schema } from './schema'

export type Store = Kysely<Schema>

/**
 * Opens the store and brings it to the present version. `file`: a path, or `:memory:`. A store that a
 * newer version wrote is refused and left as it is.
 */
export const openStore = async (file: string): Promise<Store> => {
  const database = new Database(file)
  for (const pragma of [
    'journal_mode = WAL',
    'synchronous = NORMAL',
    'busy_timeout = 5000',
    'cache_size = -32000',
    'temp_store = MEMORY',
  ])
    database.exec(`PRAGMA ${pragma}`)
  const store = new Kysely<Schema>({ dialect: new SqliteDialect({ database }) })
  const migrator = new Migrator({
    db: store,
    provider: { getMigrations: () => Promise.resolve(migrations) },
  })
  const { error } = await migrator.migrateToLatest()
  if (error) {
    await store.destroy()
    throw new Error(`The store ${file} cannot be used by this version of Sightline.`, {
      cause: error,
    })
  }
  return store
}
