import { Kysely, Migrator, SqliteDialect } from 'kysely'
import Database from 'libsql'
import { migrations } from './migrations'
import type { Schema } from './schema'

export type Store = Kysely<Schema>

const mostStatements = 200

/** The database as Kysely takes it, with the statements that it prepared last kept for reuse. */
const withStatements = (database: Database.Database) => {
  const statements = new Map<string, Database.Statement>()
  return {
    prepare: (text: string): Database.Statement => {
      const statement = statements.get(text) ?? database.prepare(text)
      statements.delete(text)
      statements.set(text, statement)
      if (statements.size > mostStatements)
        for (const oldest of [...statements.keys()].slice(0, 1)) statements.delete(oldest)
      return statement
    },
    close: () => database.close(),
  }
}

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
  const store = new Kysely<Schema>({
    dialect: new SqliteDialect({ database: withStatements(database) }),
  })
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
