import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { backUp } from './backup'
import type { Store } from './store'
import { openStore } from './store'

const aFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), "sightline's-"))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return { folder, file: join(folder, 'sightline.db'), target: join(folder, 'backup.db') }
}

const line = (number: number) => ({
  source_id: 's',
  task_id: 't',
  at: String(number).padStart(6, '0'),
  text: 'x'.repeat(500),
})
const write = (store: Store, from: number, count: number) =>
  store
    .insertInto('task_log')
    .values(Array.from({ length: count }, (_, index) => line(from + index)))
    .execute()
const lines = async (store: Store) =>
  (await store.selectFrom('task_log').select('at').orderBy('at').execute()).map(({ at }) => at)

test('a store that is open and not at rest is backed up, and the backup opens as a store', async () => {
  const { file, target } = aFolder()
  const store = await openStore({ file })
  await write(store, 0, 200)
  expect(backUp({ file }, target)).toEqual({
    ok: true,
    says: `The store is backed up in ${target}.`,
  })
  await write(store, 200, 200)
  expect(await lines(store)).toHaveLength(400)
  await store.destroy()

  const restored = await openStore({ file: target })
  expect(await lines(restored)).toEqual(Array.from({ length: 200 }, (_, n) => line(n).at))
  await restored.destroy()
})

test('what another is in the middle of writing is in it whole or not at all', async () => {
  const { file, target } = aFolder()
  const store = await openStore({ file })
  await store.transaction().execute(async (transaction) => {
    await write(transaction, 0, 100)
    expect(backUp({ file }, target).ok).toBe(true)
    await write(transaction, 100, 100)
  })
  await store.destroy()
  const restored = await openStore({ file: target })
  expect(await lines(restored)).toEqual([])
  await restored.destroy()
})

test('a backup overwrites nothing', async () => {
  const { file, target } = aFolder()
  await (await openStore({ file })).destroy()
  writeFileSync(target, 'last night')
  expect(backUp({ file }, target)).toMatchObject({
    ok: false,
    says: expect.stringContaining('overwrites nothing') as string,
  })
  expect(statSync(target).size).toBe('last night'.length)
})

test('without a store there is nothing to back up, and none is made', () => {
  const { file, target } = aFolder()
  expect(backUp({ file }, target)).toEqual({ ok: false, says: `There is no store at ${file}.` })
  expect(existsSync(file)).toBe(false)
})

test('what is no store is told as that, and leaves no half of a backup', () => {
  const { folder, file, target } = aFolder()
  writeFileSync(file, 'This is a letter, not a database. '.repeat(100))
  expect(backUp({ file }, target)).toMatchObject({
    ok: false,
    says: expect.stringContaining('was not backed up') as string,
  })
  expect(readdirSync(folder)).toEqual(['sightline.db'])
})

test('a PostgreSQL is left to its own tools, and its password is not told', () => {
  const { target } = aFolder()
  const { ok, says } = backUp({ url: 'postgres://sightline:canary@127.0.0.1/sightline' }, target)
  expect(ok).toBe(false)
  expect(says).toContain('pg_dump')
  expect(says).not.toContain('canary')
})
