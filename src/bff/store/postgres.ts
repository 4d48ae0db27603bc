import { PostgresDialect } from 'kysely'
import pg from 'pg'

const int8 = 20
const connections = 8
const connectTimeoutMs = 5_000

/** Counts fit into a number. */
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === int8 ? Number : pg.types.getTypeParser(oid, format),
}

/** A PostgreSQL database by URL; `onLost` hears of idle connections that break. */
export const postgresDialect = (url: string, onLost: (error: Error) => void): PostgresDialect => {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: connectTimeoutMs,
    application_name: 'sightline',
    types,
  })
  pool.on('error', onLost)
  return new PostgresDialect({ pool })
}
