import { expect, test } from 'vitest'
import { openConsole } from '../testing/console'
import { aTask } from '../testing/entities'
import { fillOperations } from './operations'

/** A store with a rollout of two parts and a task by itself. */
const openStore = async () => {
  const { store, hold } = await openConsole()
  await hold('task', [
    aTask({ id: 'rollout' }),
    aTask({ id: 'part-1', parentId: 'rollout' }),
    aTask({ id: 'part-2', parentId: 'rollout' }),
    aTask({ id: 'alone' }),
  ])
  const told = async () => ({
    rows: await store.selectFrom('operation').selectAll().orderBy('id').execute(),
    documents: await store
      .selectFrom('document')
      .selectAll()
      .where('kind', '=', 'operation')
      .orderBy('id')
      .execute(),
  })
  return { store, told }
}

test('a start makes the operations that tasks of an older store have none of', async () => {
  const { store, told } = await openStore()
  const before = await told()
  expect(before.rows.map(({ id }) => id)).toEqual(['alone', 'rollout'])
  await store.deleteFrom('operation').where('id', '=', 'rollout').execute()
  await fillOperations(store)
  expect(await told()).toEqual(before)
})

test('a start forgets the operations whose tasks went with their source, and no other', async () => {
  const { store, told } = await openStore()
  const [alone] = (await told()).documents
  await store.deleteFrom('task').where('id', '<>', 'alone').execute()
  await fillOperations(store)
  const after = await told()
  expect(after.rows.map(({ id }) => id)).toEqual(['alone'])
  expect(after.documents).toEqual([alone])
})
