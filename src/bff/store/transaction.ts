import type { Transaction } from 'kysely'
import { isPostgres } from './dialect'
import type { Schema } from './schema'
import type { Store } from './store'

/** PostgreSQL's words for two writers that met on one row: the one told so tries again. */
const passing: ReadonlySet<unknown> = new Set(['40001', '40P01'])
/** Of those that meet one gets through each time: as many as two or three BFFs have connections. */
const mostTries = 20

const codeOf = (error: unknown) =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : null

let lastTurn = Promise.resolve()
let waiting = 0

/** How many pieces of work wait for their turn to write. */
export const writersWaiting = (): number => waiting

/**
 * Waits for a turn to write: one piece of work a turn of the event loop, however many passes are under
 * way, so that requests get through between any two. The embedded store answers without a pause.
 */
const turnToWrite = (): Promise<void> => {
  waiting += 1
  lastTurn = lastTurn.then(async () => {
    await new Promise((resolve) => setImmediate(resolve))
    waiting -= 1
  })
  return lastTurn
}

/**
 * Rows are read and written back whole: on PostgreSQL, where several work at once, one that read a row which
 * another then changed must not write over it, but is told to try again.
 */
const transactionOf = (store: Store) =>
  isPostgres(store) ? store.transaction().setIsolationLevel('repeatable read') : store.transaction()

/** All of the work or nothing of it, when its turn has come. `work` may run again. */
export const inTransaction = async <T>(
  store: Store,
  work: (transaction: Transaction<Schema>) => Promise<T>,
): Promise<T> => {
  for (let tries = 1; ; tries += 1) {
    await turnToWrite()
    try {
      return await transactionOf(store).execute(work)
    } catch (error) {
      if (tries >= mostTries || !passing.has(codeOf(error))) throw error
    }
  }
}
