import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { inject, onTestFinished } from 'vitest'
import type { Store, StorePlace } from '../store/store'
import { openStore } from '../store/store'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the tests of this project find PostgreSQL; those of others do without. */
    postgresUrl?: string
  }
}

/** A schema of its own in the PostgreSQL of this run. */
export const emptySchema = async (url: string): Promise<string> => {
  const schema = `test_${randomBytes(8).toString('hex')}`
  const client = new pg.Client(url)
  await client.connect()
  await client.query(`create schema ${schema}`)
  await client.end()
  const own = new URL(url)
  own.searchParams.set('options', `-c search_path=${schema}`)
  return own.href
}

/** Where an empty store can be opened, closed and opened again. */
export const emptyPlace = async (): Promise<StorePlace> => {
  const url = inject('postgresUrl')
  if (url !== undefined) return { url: await emptySchema(url) }
  const folder = mkdtempSync(join(tmpdir(), 'store-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return { file: join(folder, 'sightline.db') }
}

/** Schemas of stores that ended, with all tables: to make them anew is most of what a test would wait for. */
const ended: string[] = []

const emptied = async (store: Store): Promise<Store> => {
  const { rows } = await sql<{ name: string }>`select tablename as name from pg_tables
    where schemaname = current_schema() and tablename not like 'kysely%'`.execute(store)
  for (const { name } of rows) await sql`delete from ${sql.table(name)}`.execute(store)
  return store
}

const openOn = async (url: string): Promise<Store> => {
  const former = ended.pop()
  const place = former ?? (await emptySchema(url))
  const store = await openStore({ url: place })
  const destroy = store.destroy.bind(store)
  store.destroy = async () => {
    await destroy()
    ended.push(place)
  }
  return former === undefined ? store : emptied(store)
}

/** An empty store: embedded and in memory, or on PostgreSQL where the project has one. */
export const openTestStore = async (): Promise<Store> => {
  const url = inject('postgresUrl')
  return url === undefined ? openStore({ file: ':memory:' }) : openOn(url)
}
