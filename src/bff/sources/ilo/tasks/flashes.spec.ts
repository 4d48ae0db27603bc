import { expect, test } from 'vitest'
import { imageFor } from '../../../../../mocks/estate/firmware-baseline'
import { openTasks } from '../testing/open-tasks'

/** What a BMC flashes without keeping a record of it. */

const second = 1_000
const minute = 60 * second

test('an image that somebody uploads is a task although the iLO keeps no record of it', async () => {
  const { of, followFor, shown, hooks } = openTasks()
  const { host, machine, part } = of(6)
  let state: object = { State: 'Updating', FlashProgressPercent: 30 }
  hooks.intercept = ({ url }) =>
    url.startsWith(`https://${host}`) && /UpdateService\/?$/.test(url)
      ? Response.json({ Oem: { Hpe: state } })
      : null
  await followFor(4 * second)
  expect(shown()).toMatchObject([
    {
      kind: 'ilo-update-task',
      name: 'Firmware update',
      state: 'running',
      progress: { kind: 'measured', percent: 30 },
      targets: [{ id: machine.uuid }],
    },
  ])
  const [{ id } = { id: '' }] = shown()
  expect(id).toMatch(new RegExp(`^${part}/redfish/v1/UpdateService@`))
  state = { State: 'Updating', FlashProgressPercent: 70 }
  await followFor(4 * second)
  state = { State: 'Complete', Result: { MessageId: 'Base.1.18.Success' } }
  await followFor(4 * second)
  expect(shown()).toMatchObject([{ id, state: 'succeeded', note: 'It was carried out.' }])
  await followFor(2 * minute)
  expect(shown()).toHaveLength(1)
})

test('one that was seen once alone is none: its record was about to be listed, or was just over', async () => {
  const { of, follow, shown, hooks, advance } = openTasks()
  const { host } = of(6)
  let state = 'Writing'
  hooks.intercept = ({ url }) =>
    url.startsWith(`https://${host}`) && /UpdateService\/?$/.test(url)
      ? Response.json({ Oem: { Hpe: { State: state } } })
      : null
  await follow()
  await advance(3 * second)
  state = 'Complete'
  await follow()
  expect(shown()).toEqual([])
})

test('one that is listed late is taken for the one that was seen flashing, and stands once', async () => {
  const { of, followFor, shown, simpleUpdate, hooks } = openTasks()
  const { machine, host } = of(6)
  await simpleUpdate(host, imageFor(machine, 'rom'))
  hooks.intercept = ({ url }) =>
    url.startsWith(`https://${host}`) && /TaskService\/Tasks/.test(url)
      ? Response.json({ Members: [] })
      : null
  await followFor(7 * second)
  expect(shown()).toMatchObject([{ kind: 'ilo-update-task' }])
  hooks.intercept = () => null
  await followFor(7 * second)
  expect(shown()).toMatchObject([{ kind: 'redfish-task', state: 'running' }])
})

test('where it flashes itself and does not say how it went, nobody knows', async () => {
  const { of, followFor, shown, hooks } = openTasks()
  const { host } = of(7)
  let state = 'Updating'
  hooks.intercept = ({ url }) =>
    url.startsWith(`https://${host}`) && /UpdateService\/?$/.test(url)
      ? Response.json({ Oem: { Hpe: { State: state } } })
      : null
  await followFor(4 * second)
  state = 'Idle'
  await followFor(4 * second)
  expect(shown()).toMatchObject([{ state: 'lost' }])
})

test('an iLO 4 has neither tasks nor a queue; what it flashes is a task all the same', async () => {
  const { of, followFor, shown, installFromUri } = openTasks()
  const { machine, host } = of(4)
  await installFromUri(host, imageFor(machine, 'rom'))
  await followFor(60 * second)
  expect(shown()).toMatchObject([
    {
      kind: 'ilo-update-task',
      state: 'running',
      note: 'The image is flashed.',
      targets: [{ id: machine.uuid }],
    },
  ])
  await followFor(2 * minute)
  expect(shown()).toMatchObject([{ state: 'succeeded' }])
})
