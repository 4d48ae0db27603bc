import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, inject, onTestFinished, test } from 'vitest'
import { chunks } from '../chunks'
import { emptyPlace, openTestStore } from '../testing/store'
import { upsert } from './bulk'
import { isPostgres } from './dialect'
import { labels } from './migrations/0017-labels'
import type { Store } from './store'
import { openStore } from './store'
import { inTransaction } from './transaction'

/** Bytes in the write-ahead log beside a file. */
const logOf = (file: string) => statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0

const task = (id: string, text: string) => ({ source_id: 's', task_id: id, at: '', text })

test('what was written is there after the store is opened again', async () => {
  const place = await emptyPlace()
  const first = await openStore(place)
  await first.insertInto('task_log').values(task('t', 'kept')).execute()
  await first.destroy()
  const second = await openStore(place)
  expect(await second.selectFrom('task_log').select('text').execute()).toEqual([{ text: 'kept' }])
  await second.destroy()
})

test('a store of a newer version is refused with a clear message, and left as it is', async () => {
  const place = await emptyPlace()
  const store = await openStore(place)
  await sql`insert into kysely_migration (name, timestamp) values ('9999-future', '')`.execute(
    store,
  )
  await store.destroy()
  await expect(openStore(place)).rejects.toThrow('cannot be used by this version of Sightline')
})

test('a file of a newer version is left as it is to the last byte', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'store-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'sightline.db')
  const store = await openStore({ file })
  await store.insertInto('task_log').values(task('t', 'kept')).execute()
  await sql`insert into kysely_migration (name, timestamp) values ('9999-future', '')`.execute(
    store,
  )
  await store.destroy()
  const before = readFileSync(file)
  for (let tries = 0; tries < 3; tries += 1)
    await expect(openStore({ file })).rejects.toThrow('cannot be used by this version')
  expect(readFileSync(file).equals(before)).toBe(true)
  expect(logOf(file)).toBe(0)
})

test('a store that was closed is whole in its one file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'store-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'sightline.db')
  const store = await openStore({ file })
  await store.insertInto('task_log').values(task('t', 'kept')).execute()
  expect(logOf(file)).toBeGreaterThan(0)
  await store.destroy()
  expect(logOf(file)).toBe(0)
  const copy = join(folder, 'copy.db')
  copyFileSync(file, copy)
  const second = await openStore({ file: copy })
  expect(await second.selectFrom('task_log').select('text').execute()).toEqual([{ text: 'kept' }])
  await second.destroy()
})

test('servers that were held before names were kept as they are written have theirs', async () => {
  const store = await openTestStore()
  onTestFinished(() => store.destroy())
  await sql`alter table server drop column label`.execute(store)
  await sql`insert into server (source_id, id, name) values ('s', 'a', 'esx-00000002'), ('s', 'b', '')`.execute(
    store,
  )
  const row = JSON.stringify({ name: 'ESX-2' })
  await sql`insert into document (kind, source_id, id, "row", facts)
    values ('server', 's', 'a', ${row}, '{}')`.execute(store)
  await labels.up(store)
  const { rows } = await sql`select id, label from server order by id`.execute(store)
  expect(rows).toEqual([
    { id: 'a', label: 'ESX-2' },
    { id: 'b', label: '' },
  ])
})

test('upsert inserts what is new and overwrites the columns given', async () => {
  const store = await openTestStore()
  const key = ['kind', 'source_id', 'id']
  const document = { kind: 'vm', source_id: 's', id: 'v', row: '1', facts: 'f' }
  await upsert(store, 'document', key, [document])
  await upsert(store, 'document', key, [{ kind: 'vm', source_id: 's', id: 'v', row: '2' }])
  expect(await store.selectFrom('document').selectAll().execute()).toEqual([
    { ...document, row: '2' },
  ])
})

test('upsert of nothing does nothing, and of many does all', async () => {
  const store = await openTestStore()
  const key = ['source_id', 'task_id', 'at', 'text']
  await upsert(store, 'task_log', key, [])
  const many = Array.from({ length: 1234 }, (_, index) => task('t', String(index)))
  await upsert(store, 'task_log', key, many)
  await upsert(store, 'task_log', key, many)
  expect(await store.selectFrom('task_log').select('text').execute()).toHaveLength(1234)
})

test('chunks hold everything, in order, and none is too large', () => {
  fc.assert(
    fc.property(fc.array(fc.nat()), fc.integer({ min: 1, max: 9 }), (items, size) => {
      const pieces = chunks(items, size)
      expect(pieces.flat()).toEqual(items)
      expect(pieces.every((piece) => piece.length > 0 && piece.length <= size)).toBe(true)
    }),
  )
})

test('of many that wait to write, one goes a turn, in order, and others get between them', async () => {
  const store = await openStore({ file: ':memory:' })
  const seen: string[] = []
  const writers = ['a', 'b', 'c'].map((name) =>
    inTransaction(store, async () => void seen.push(name)),
  )
  let waiting = true
  const request = () => {
    seen.push('request')
    if (waiting) setImmediate(request)
  }
  setImmediate(request)
  await Promise.all(writers)
  waiting = false
  const gaps = seen.join(' ').split(/[abc]/).slice(1, 3)
  expect(seen.filter((name) => name !== 'request').toSorted()).toEqual(['a', 'b', 'c'])
  expect(gaps.every((gap) => gap.includes('request'))).toBe(true)
})

test('a transaction that fails leaves nothing behind', async () => {
  const store = await openTestStore()
  const failing = inTransaction(store, async (transaction) => {
    await transaction.insertInto('task_log').values(task('t', 'half')).execute()
    throw new Error('The other half failed.')
  })
  await expect(failing).rejects.toThrow('The other half failed.')
  expect(await store.selectFrom('task_log').selectAll().execute()).toEqual([])
})

test('one that the database asks to try again is tried again', async () => {
  const store = await openTestStore()
  let tries = 0
  const done = await inTransaction(store, async () => {
    tries += 1
    if (tries < 3) throw Object.assign(new Error('deadlock detected'), { code: '40P01' })
    return 'done'
  })
  expect({ done, tries }).toEqual({ done: 'done', tries: 3 })
})

test('of several that change one row at the same time, none loses what another wrote', async () => {
  const store = await openTestStore()
  onTestFinished(() => store.destroy())
  await upsert(
    store,
    'collection',
    ['source_id', 'collection'],
    [{ source_id: 's', collection: 'servers', total: 0 }],
  )
  const total = async (db: Store) =>
    (await db.selectFrom('collection').select('total').executeTakeFirstOrThrow()).total
  let reads = 0
  let goOn = () => {}
  const twoHaveRead = new Promise<void>((resolve) => {
    goOn = resolve
  })
  // The embedded store lets only one in at a time.
  if (!isPostgres(store)) goOn()
  const addOne = () =>
    inTransaction(store, async (transaction) => {
      const before = await total(transaction)
      reads += 1
      if (reads === 2) goOn()
      await twoHaveRead
      await transaction
        .updateTable('collection')
        .set({ total: before + 1 })
        .execute()
    })
  await Promise.all(Array.from({ length: 12 }, addOne))
  expect(await total(store)).toBe(12)
})

test('text loses the one character that no store keeps', async () => {
  const store = await openTestStore()
  await upsert(store, 'task_log', ['source_id', 'task_id', 'at', 'text'], [task('t', 'a\u0000b')])
  const [line] = await store.selectFrom('task_log').select('text').execute()
  expect(line?.text).toBe('ab')
})

test('text sorts by its bytes: capitals, then small letters, then accents', async () => {
  const store = await openTestStore()
  const words = ['b', 'É', 'a', 'B', 'A', '_']
  await upsert(
    store,
    'task_log',
    ['source_id', 'task_id', 'at', 'text'],
    words.map((word) => task(word, word)),
  )
  const rows = await store.selectFrom('task_log').select('text').orderBy('text').execute()
  expect(rows.map(({ text }) => text)).toEqual(['A', 'B', '_', 'a', 'b', 'É'])
})

// What PostgreSQL does is up to what it knows of the rows by then.
test.runIf(inject('postgresUrl') === undefined)(
  'what a collection holds is told without reading the rows',
  async () => {
    const store = await openTestStore()
    onTestFinished(() => store.destroy())
    for (const kind of ['server', 'activity', 'vm', 'backup', 'task']) {
      const { rows } = await sql<{ detail: string }>`explain query plan
        select id from ${sql.table(kind)} where source_id = 's' and collection = 'c'`.execute(store)
      expect(rows.map(({ detail }) => detail).join()).toContain('COVERING INDEX')
    }
  },
)
