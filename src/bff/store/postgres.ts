import pg from 'pg'

const int8 = 20
const connections = 8
const connectTimeoutMs = 5_000

/** Counts fit into a number. */
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === int8 ? Number : pg.types.getTypeParser(oid, format),
}

/** Connections to a PostgreSQL database by URL; `onLost` hears of those that break, idle or in use. */
export const openPool = (url: string, onLost: (error: Error) => void): pg.Pool => {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: connectTimeoutMs,
    application_name: 'sightline',
    keepAlive: true,
    types,
  })
  // The pool listens only while a connection is idle, and an error that nobody hears ends the process.
  pool.on('connect', (client) => client.once('error', onLost).on('error', () => {}))
  pool.on('error', () => {})
  return pool
}

/** The connections of a store on PostgreSQL, as its pool counts them. */
export type Connections = Pick<pg.Pool, 'totalCount' | 'idleCount' | 'waitingCount'>

const pools = new WeakMap<object, Connections>()

/** Remembers by which connections a store is reached. */
export const noteConnections = (store: object, connections: Connections): void => {
  pools.set(store, connections)
}

/** Null for the embedded store, which has none. */
export const connectionsOf = (store: object): Connections | null => pools.get(store) ?? null
