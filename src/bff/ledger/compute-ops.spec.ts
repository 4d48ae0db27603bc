import { expect, test } from 'vitest'
import type { ActName } from '../../contract/act'
import type { Bundle } from '../../contract/act'
import type { Task, TaskDetail } from '../../contract/task'
import { openRegion } from '../sources/greenlake/testing/open-region'
import { openActing } from './testing/act-on'

/** Acts on servers of Compute Ops Management, from their preview to the end of their task. */

const slow = { timeout: 60_000 }

const open = async () => {
  const region = openRegion()
  const machines = [...region.estate.machines.values()].filter(
    (machine) =>
      machine.region === region.region &&
      machine.subscribed &&
      machine.connected &&
      machine.power === 'ON' &&
      machine.generation === 'GEN_11',
  )
  const acting = await openActing(region)
  const [one, two, three] = machines
  if (!one || !two || !three) throw new Error('The estate is too small.')
  return { ...region, ...acting, one, two, three, machines }
}

const plain: [
  ActName,
  (machine: { power: string; led: string; com: { maintenance: boolean } }) => void,
][] = [
  ['power-off', ({ power }) => expect(power).toBe('OFF')],
  ['force-off', ({ power }) => expect(power).toBe('OFF')],
  ['restart', ({ power }) => expect(power).toBe('ON')],
  ['cold-boot', ({ power }) => expect(power).toBe('ON')],
  ['uid-on', ({ led }) => expect(led).toBe('LIT')],
  ['uid-off', ({ led }) => expect(led).toBe('OFF')],
  ['maintenance-on', ({ com }) => expect(com.maintenance).toBe(true)],
  ['refresh-inventory', () => undefined],
  ['collect-logs', () => undefined],
  ['update-ilo-firmware', () => undefined],
]

test.each(plain)('%s, from its preview to the end of its job', slow, async (name, check) => {
  const { act, follow, preview, one, requests, read } = await open()
  const { items } = await preview(name, [one.id])
  expect(items).toMatchObject([{ name: one.hostName, reason: null }])
  const started = await act(name, [one.id])
  expect(started.items).toHaveLength(1)
  const { seen, end } = await follow(started.id)
  expect(end.items).toMatchObject([{ state: 'succeeded', problem: null }])
  expect(seen.join()).toMatch(/running|waiting/)
  check(one)
  expect(requests.filter((request) => request.startsWith('POST /compute-ops'))).toHaveLength(1)
  const tasks = await read<{ items: Task[] }>(
    `/api/tasks?server=eu-central~${encodeURIComponent(one.id)}`,
  )
  expect(tasks.items[0]).toMatchObject({
    id: end.items[0]?.taskId,
    state: 'succeeded',
    startedBy: 'Demo operator',
  })
})

test('power on, of one that is off', slow, async () => {
  const { act, follow, estate, one, advance } = await open()
  estate.setPower(one.id, 'OFF')
  await advance(150_000)
  const started = await act('power-on', [one.id])
  const { end } = await follow(started.id)
  expect(end.items).toMatchObject([{ state: 'succeeded' }])
  expect(one.power).toBe('ON')
})

test('maintenance mode off, of one that is in it', slow, async () => {
  const { act, follow, one, advance } = await open()
  await follow((await act('maintenance-on', [one.id])).id)
  await advance(15_000)
  const { end } = await follow((await act('maintenance-off', [one.id])).id)
  expect(end.items).toMatchObject([{ state: 'succeeded' }])
  expect(one.com.maintenance).toBe(false)
})

test(
  'a firmware update goes to the bundle that was chosen, with what the job takes',
  slow,
  async () => {
    const { act, follow, read, preview, one, estate } = await open()
    const { bundles } = await read<{ bundles: Bundle[] }>('/api/acts/bundles?source=eu-central')
    const [fitting] = bundles.filter(({ generation, kind }) => generation === 11 && kind === 'BASE')
    const [other] = bundles.filter(({ generation }) => generation === 12)
    if (!fitting || !other) throw new Error('There are no bundles.')
    const unfit = await preview('update-firmware', [one.id], { bundle: other.id })
    expect(unfit.items).toMatchObject([{ reason: 'The bundle is for Gen12, it is Gen11.' }])
    const unheard = await preview('update-firmware', [one.id], { bundle: 'f'.repeat(32) })
    expect(unheard.items).toMatchObject([
      { reason: expect.stringMatching(/does not have/) as string },
    ])
    const options = { bundle: fitting.id, skipPrerequisites: true, downgrade: true }
    const started = await act('update-firmware', [one.id], options)
    expect(started.items[0]?.note).toContain(fitting.name)
    const { end } = await follow(started.id)
    expect(end.items).toMatchObject([{ state: 'succeeded' }])
    expect(one.com.firmwareUpdate).toMatchObject({ bundleId: fitting.id, downgrade: true })
    const job = [...estate.jobs.values()].find(({ id }) => id === end.items[0]?.taskId)
    expect(job?.params).toMatchObject({ bundle_id: fitting.id, prerequisite_check: false })
    const told = await read<TaskDetail>(`/api/tasks/eu-central/${end.items[0]?.taskId}`)
    expect(told.parameters).toContainEqual({ name: 'Firmware bundle', value: fitting.name })
  },
)

test('the task of an act is there at once, and each change within four seconds', slow, async () => {
  const { act, read, one, advance } = await open()
  const { items } = await act('restart', [one.id])
  await advance(100)
  const url = `/api/tasks?server=eu-central~${encodeURIComponent(one.id)}`
  const first = await read<{ items: Task[] }>(url)
  expect(first.items.map(({ id }) => id)).toContain(items[0]?.taskId ?? first.items[0]?.id)
  await advance(6_000)
  expect((await read<{ items: Task[] }>(url)).items[0]).toMatchObject({ state: 'running' })
})
