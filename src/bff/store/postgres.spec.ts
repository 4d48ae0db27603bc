import { sql } from 'kysely'
import { describe, expect, inject, onTestFinished, test } from 'vitest'
import { emptyPlace } from '../testing/store'
import type { Store } from './store'
import { openStore } from './store'
import { inTransaction } from './transaction'

/** A store, and what it told of connections that broke. */
const open = async () => {
  const lost: string[] = []
  const store = await openStore(await emptyPlace(), ({ message }) => lost.push(message))
  onTestFinished(() => store.destroy())
  return { store, lost }
}

const ownBackend = async (db: Store) => {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db)
  return rows[0]?.pid ?? 0
}

const kept = async (store: Store) => {
  const rows = await store.selectFrom('task_log').select('text').execute()
  return rows.map(({ text }) => text)
}
const write = (db: Store, text: string) =>
  db.insertInto('task_log').values({ source_id: 's', task_id: 't', at: '', text }).execute()

describe.runIf(inject('postgresUrl'))('a connection that PostgreSQL ends', () => {
  test('in the middle of a transaction costs that transaction, and nothing else', async () => {
    const { store, lost } = await open()
    const failing = inTransaction(store, async (transaction) => {
      await write(transaction, 'half')
      const pid = await ownBackend(transaction)
      await sql`select pg_terminate_backend(${pid})`.execute(store)
      await expect.poll(() => lost.length, { timeout: 20_000 }).toBe(1)
      await write(transaction, 'the other half')
    })
    await expect(failing).rejects.toThrow()
    expect(lost).toEqual([expect.stringContaining('terminating connection')])
    await inTransaction(store, (transaction) => write(transaction, 'the next'))
    expect(await kept(store)).toEqual(['the next'])
  })

  test('while nobody uses it is told once, and another takes its place', async () => {
    const { store, lost } = await open()
    await ownBackend(store)
    const other = await openStore(await emptyPlace())
    onTestFinished(() => other.destroy())
    await sql`select pg_terminate_backend(${await ownBackend(store)})`.execute(other)
    await expect.poll(() => lost.length, { timeout: 20_000 }).toBe(1)
    await write(store, 'after it')
    expect(await kept(store)).toEqual(['after it'])
    expect(lost).toHaveLength(1)
  })
})
