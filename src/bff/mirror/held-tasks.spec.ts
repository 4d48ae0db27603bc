import { expect, test } from 'vitest'
import { openConsole } from '../testing/console'
import { aTask } from '../testing/entities'
import { openTaskIds, tasksAsSaid, tasksWithLogs } from './held-tasks'

const minute = 60_000
const begun = { createdAt: '2026-11-20T10:00:00.000Z', startedAt: '2026-11-20T10:00:00.000Z' }
const line = (clock: string, text: string) => ({ at: `2026-11-20T${clock}.000Z`, text })

test('what is open of one kind, whichever collection holds it', async () => {
  const { hold, store } = await openConsole()
  await hold('task', [
    aTask({ id: 'runs', kind: 'redfish-task' }),
    aTask({ id: 'over', kind: 'redfish-task', state: 'succeeded' }),
    aTask({ id: 'other', kind: 'ilo-update-task' }),
  ])
  expect(await openTaskIds(store, 'us-west', 'redfish-task')).toEqual(['runs'])
  expect(await openTaskIds(store, 'elsewhere', 'redfish-task')).toEqual([])
})

test('a task comes with every line of its log that was kept, oldest first', async () => {
  const { hold, store } = await openConsole()
  await hold('task', [aTask({ id: 't' }, { log: [line('10:00:00', 'Uploaded.')] })])
  await hold('task', [aTask({ id: 't' }, { log: [line('10:01:00', 'Flashed.')] })])
  const [task] = await tasksWithLogs(store, 'us-west', ['t', 'unheard of'])
  expect(task?.facts.log.map(({ text }) => text)).toEqual(['Uploaded.', 'Flashed.'])
  expect(await tasksWithLogs(store, 'us-west', [])).toEqual([])
})

test('what a task was told stays where its record does not repeat it', async () => {
  const { hold, store } = await openConsole()
  const parameters = async () => (await tasksAsSaid(store, 'us-west', ['t']))[0]?.facts.parameters
  const image = { name: 'Image', value: 'https://files.example.net/a.fwpkg' }
  await hold('task', [aTask({ id: 't' }, { parameters: [image] })])
  await hold('task', [aTask({ id: 't', state: 'succeeded' }, { parameters: [] })])
  expect(await parameters()).toEqual([image])
  const told = { ...image, value: 'b.fwpkg' }
  await hold('task', [aTask({ id: 't', state: 'failed' }, { parameters: [told] })])
  expect(await parameters()).toEqual([told])
})

test('one that is silent for too long is told as its source told it, so that reading it again changes nothing', async () => {
  const { hold, store, advance, mirror } = await openConsole()
  const task = aTask({ id: 'quiet', ...begun, updatedAt: begun.createdAt })
  await hold('task', [task], 'jobs')
  await advance(50 * minute)
  await mirror.timePasses()
  const state = async () =>
    (await store.selectFrom('task').select('state').executeTakeFirst())?.state
  expect(await state()).toBe('stalled')
  const [said] = await tasksAsSaid(store, 'us-west', ['quiet'])
  expect(said?.row).toMatchObject({ state: 'running', updatedAt: begun.createdAt })
  expect(said?.row).not.toHaveProperty('stalledSince')
  expect(said?.row).not.toHaveProperty('operation')
  await hold('task', [task], 'jobs')
  expect(await state()).toBe('stalled')
})
