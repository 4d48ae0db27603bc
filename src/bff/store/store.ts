import { Kysely, Migrator, PostgresDialect, sql } from 'kysely'
import { isPostgres } from './dialect'
import { migrations } from './migrations'
import type { Schema } from './schema'
import { sqliteDialect } from './sqlite'
import { whyRefused } from './why-refused'

export type Store = Kysely<Schema>

/** Where the store is: a file (or `:memory:`) of its own, or a PostgreSQL database that BFFs share. */
export type StorePlace = { file: string } | { url: string }

/** What an operator calls the store; a URL holds a password. */
export const nameOfStore = (place: StorePlace): string =>
  'file' in place ? `The store ${place.file}` : 'The PostgreSQL store'

const provider = { getMigrations: () => Promise.resolve(migrations) }

/** The record of migrations lies beside the tables: another schema of the database may have its own. */
const migrate = async (db: Store): Promise<{ error?: unknown }> => {
  try {
    if (!isPostgres(db)) return await new Migrator({ db, provider }).migrateToLatest()
    const { rows } = await sql<{ name: string }>`select current_schema() as name`.execute(db)
    const migrationTableSchema = rows[0]?.name ?? 'public'
    return await new Migrator({ db, provider, migrationTableSchema }).migrateToLatest()
  } catch (error) {
    return { error }
  }
}

const undefinedTable = '42P01'

/** The look for tables reads those of every schema, and fails where another's is dropped meanwhile. */
const isPassing = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === undefinedTable

const migrated = async (db: Store): Promise<{ error?: unknown }> => {
  const first = await migrate(db)
  return isPassing(first.error) ? migrate(db) : first
}

/** Its driver is loaded only where it is used. */
const openPostgres = async (url: string, onLost: (error: Error) => void): Promise<Store> => {
  const { noteConnections, openPool } = await import('./postgres')
  const pool = openPool(url, onLost)
  const store = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
  noteConnections(store, pool)
  return store
}

/**
 * Opens the store and brings it to the present version; several that open one at once wait for each other.
 * A store that a newer version wrote is refused and left as it is.
 */
export const openStore = async (
  place: StorePlace,
  onLost: (error: Error) => void = () => {},
): Promise<Store> => {
  const store =
    'file' in place
      ? new Kysely<Schema>({ dialect: sqliteDialect(place.file) })
      : await openPostgres(place.url, onLost)
  const { error } = await migrated(store)
  if (error) {
    await store.destroy()
    throw new Error(whyRefused(place, error), { cause: error })
  }
  return store
}
