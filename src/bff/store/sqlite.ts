import { SqliteDialect } from 'kysely'
import Database from 'libsql'

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
    close: () => {
      keepInOneFile(database)
      database.close()
    },
  }
}

/** Moves what was written out of the log into the file, which is then all there is; untouched, it stays so. */
const keepInOneFile = (database: Database.Database) => {
  const changed: unknown = database.prepare('select total_changes() as changes').raw().get()
  if (Array.isArray(changed) && changed[0] > 0)
    database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').all()
}

/** An embedded database in one file with its write-ahead log beside it, or `:memory:`. */
export const sqliteDialect = (file: string): SqliteDialect => {
  const database = new Database(file)
  for (const pragma of [
    'journal_mode = WAL',
    'synchronous = NORMAL',
    'busy_timeout = 5000',
    'cache_size = -32000',
    'temp_store = MEMORY',
  ])
    database.exec(`PRAGMA ${pragma}`)
  return new SqliteDialect({ database: withStatements(database) })
}
