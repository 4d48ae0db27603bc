import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { chunks, turnToWrite, upsert } from './bulk'
import { openStore } from './store'

const tempFile = () => {
  const folder = mkdtempSync(join(tmpdir(), 'store-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return join(folder, 'sightline.db')
}
const task = (id: string, text: string) => ({ source_id: 's', task_id: id, at: '', text })

test('what was written is there after the store is opened again', async () => {
  const file = tempFile()
  const first = await openStore(file)
  await first.insertInto('task_log').values(task('t', 'kept')).execute()
  await first.destroy()
  const second = await openStore(file)
  expect(await second.selectFrom('task_log').select('text').execute()).toEqual([{ text: 'kept' }])
  await second.destroy()
})

test('a store of a newer version is refused with a clear message, and left as it is', async () => {
  const file = tempFile()
  const store = await openStore(file)
  await sql`insert into kysely_migration (name, timestamp) values ('9999-future', '')`.execute(
    store,
  )
  await store.destroy()
  await expect(openStore(file)).rejects.toThrow('cannot be used by this version of Sightline')
})

test('upsert inserts what is new and overwrites the columns given', async () => {
  const store = await openStore(':memory:')
  const key = ['kind', 'source_id', 'id']
  const document = { kind: 'vm', source_id: 's', id: 'v', row: '1', facts: 'f' }
  await upsert(store, 'document', key, [document])
  await upsert(store, 'document', key, [{ kind: 'vm', source_id: 's', id: 'v', row: '2' }])
  expect(await store.selectFrom('document').selectAll().execute()).toEqual([
    { ...document, row: '2' },
  ])
})

test('upsert of nothing does nothing, and of many does all', async () => {
  const store = await openStore(':memory:')
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
  const seen: string[] = []
  const writers = ['a', 'b', 'c'].map((name) => turnToWrite().then(() => seen.push(name)))
  const request = (left: number) => {
    seen.push('request')
    if (left > 0) setImmediate(request, left - 1)
  }
  setImmediate(request, 5)
  await Promise.all(writers)
  const gaps = seen.join(' ').split(/[abc]/).slice(1, 3)
  expect(seen.filter((name) => name !== 'request')).toEqual(['a', 'b', 'c'])
  expect(gaps).toEqual([' request ', ' request '])
})
