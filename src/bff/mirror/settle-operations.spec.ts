import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openConsole } from '../testing/console'
import { aTask } from '../testing/entities'

type Console = Awaited<ReturnType<typeof openConsole>>

const operationsIn = async ({ store }: Pick<Console, 'store'>) => {
  const rows = await store.selectFrom('task').select(['id', 'operation']).orderBy('id').execute()
  const documents = await store
    .selectFrom('document')
    .select(['id', 'row'])
    .where('kind', '=', 'task')
    .execute()
  for (const { id, row } of documents)
    expect(JSON.parse(row).operation).toBe(rows.find((one) => one.id === id)?.operation)
  return Object.fromEntries(rows.map(({ id, operation }) => [id, operation]))
}

const tree = [
  aTask({ id: 'root' }),
  aTask({ id: 'part', parentId: 'root' }),
  aTask({ id: 'step', parentId: 'part' }),
  aTask({ id: 'alone' }),
]
const settled = {
  root: 'us-west~root',
  part: 'us-west~root',
  step: 'us-west~root',
  alone: 'us-west~alone',
}

test('a task is a part of what its root is, in whatever order they are read', async () => {
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(tree, { minLength: tree.length }), async ([...order]) => {
      const console = await openConsole()
      for (const task of order) await console.hold('task', [task], 'jobs')
      expect(await operationsIn(console)).toEqual(settled)
    }),
    { numRuns: 12 },
  )
})

test('what was started here stays under its act, with all below it, whatever the source says later', async () => {
  const console = await openConsole()
  await console.hold('task', tree, 'jobs')
  await console.hold('task', [aTask({ id: 'root', operation: 'act~a1' })], 'jobs')
  const named = { ...settled, root: 'act~a1', part: 'act~a1', step: 'act~a1' }
  expect(await operationsIn(console)).toEqual(named)
  await console.hold('task', [aTask({ id: 'root', state: 'succeeded' }), ...tree.slice(1)], 'jobs')
  expect(await operationsIn(console)).toEqual(named)
})

test('a part whose root is no longer kept stays where it was', async () => {
  const console = await openConsole()
  await console.hold('task', tree, 'jobs')
  await console.mirror.openPass('us-west', 'jobs', null).remove('task', ['root', 'part'])
  await console.hold('task', [aTask({ id: 'step', parentId: 'part', state: 'failed' })], 'jobs')
  expect((await operationsIn(console))['step']).toBe('us-west~root')
})
