import { expect, test } from 'vitest'
import { createFaultBook } from '../../../mocks/faults/fault-book'
import type { Task } from '../../contract/task'
import { openRegion } from '../sources/greenlake/testing/open-region'
import { openFederation } from '../sources/omnistack/testing/open-federation'
import { openActing } from './testing/act-on'

/** Backups of VMs that are asked for here, from their preview to the end of their task. */

const slow = { timeout: 60_000 }
const runs = /^POST \/backup-recovery\/v1beta1\/protection-jobs\/[^/]+\/run$/

const open = async () => {
  const faults = createFaultBook()
  const region = openRegion({ faults })
  const acting = await openActing(region, { settleMs: 10_000 })
  const vms = [...region.estate.vms.values()].filter(
    ({ home, jobId, ailment }) =>
      'greenlake' in home && home.greenlake === region.region && jobId !== null && ailment === null,
  )
  const [one, two] = vms
  if (!one || !two) throw new Error('The estate is too small.')
  const posts = () => region.requests.filter((request) => runs.test(request)).length
  return { ...region, ...acting, faults, one, two, posts }
}

test(
  'back up now runs the protection job of a VM, and its task is followed to its end',
  slow,
  async () => {
    const { act, follow, preview, one, posts, read } = await open()
    const { items } = await preview('back-up-now', [one.id])
    expect(items).toMatchObject([
      { name: one.name, reason: null, says: expect.any(String) as string },
    ])
    const started = await act('back-up-now', [one.id])
    const { seen, end } = await follow(started.id)
    expect(end.items).toMatchObject([{ state: 'succeeded', problem: null }])
    expect(seen.join()).toContain('running')
    expect(posts()).toBe(1)
    const { items: tasks } = await read<{ items: Task[] }>(
      `/api/tasks?vm=eu-central~${encodeURIComponent(one.id)}`,
    )
    expect(tasks.find(({ id }) => id === end.items[0]?.taskId)).toMatchObject({
      state: 'succeeded',
    })
  },
)

test('several are backed up at once, and one that no job covers is passed over', slow, async () => {
  const { act, preview, follow, estate, region, one, two } = await open()
  const bare = [...estate.vms.values()].find(
    ({ home, jobId, name }) =>
      'greenlake' in home && home.greenlake === region && jobId === null && name !== '',
  )
  const ids = [one.id, two.id, ...(bare ? [bare.id] : [])]
  const { items } = await preview('back-up-now', ids)
  expect(items.filter(({ reason }) => reason === null)).toHaveLength(2)
  const { end } = await follow((await act('back-up-now', ids)).id)
  expect(end.counts['succeeded']).toBe(2)
})

test(
  'one that the source refuses says what that means, with its id for support',
  slow,
  async () => {
    const { act, detail, faults, one, advance } = await open()
    faults.add({
      source: 'eu-central',
      method: 'POST',
      path: '/backup-recovery/*',
      times: 1,
      fault: { kind: 'status', status: 403 },
    })
    const started = await act('back-up-now', [one.id])
    await advance(1_000)
    expect((await detail(started.id)).items).toMatchObject([
      {
        state: 'failed',
        problem: {
          kind: 'forbidden',
          detail: expect.stringContaining("The owner of Sightline's API client may not") as string,
        },
      },
    ])
  },
)

test('a run whose answer is lost is unknown, and is found among the tasks', slow, async () => {
  const { act, follow, faults, one, posts } = await open()
  faults.add({
    source: 'eu-central',
    method: 'POST',
    path: '/backup-recovery/*',
    times: 1,
    fault: { kind: 'truncated' },
  })
  const { seen, end } = await follow((await act('back-up-now', [one.id])).id)
  expect(seen[0]).toMatch(/queued|sending|unknown/)
  expect(end.items).toMatchObject([{ state: 'succeeded', problem: null }])
  expect(end.items[0]?.taskId).toBeTruthy()
  expect(posts()).toBe(1)
})

const openOmnistack = async () => {
  const federation = openFederation()
  const acting = await openActing(federation, { settleMs: 10_000 })
  const { items } = await acting.read<{ items: { id: string; name: string }[] }>('/api/vms')
  const [vm] = items
  if (!vm) throw new Error('The federation has no VM.')
  return { ...federation, ...acting, vm }
}

test(
  'an OmniStack VM is backed up under a name of its own, followed by its task',
  slow,
  async () => {
    const { act, follow, vm, requests, read } = await openOmnistack()
    const { seen, end } = await follow((await act('back-up-now', [vm.id])).id)
    expect(end.items).toMatchObject([{ state: 'succeeded', problem: null }])
    expect(seen.join()).toContain('running')
    expect(
      requests.filter((request) => request.includes('/backup') && request.includes('POST')),
    ).toHaveLength(1)
    const { items } = await read<{ items: Task[] }>('/api/tasks')
    expect(items).toMatchObject([
      { kind: 'omnistack-task', name: 'Back up now', startedBy: 'Demo operator' },
    ])
  },
)

test(
  'an OmniStack backup that was begun here is cancelled while it is under way',
  slow,
  async () => {
    const { act, follow, vm, advance, detail, read, source } = await openOmnistack()
    const backup = await act('back-up-now', [vm.id])
    await advance(4_000)
    const taskId = (await detail(backup.id)).items[0]?.taskId ?? ''
    const { offers } = await read<{ offers: { act: string; reason: string | null }[] }>(
      `/api/tasks/${source.id}/${encodeURIComponent(taskId)}/acts`,
    )
    expect(offers).toMatchObject([
      { act: 'cancel', reason: null },
      { act: 'start-again', reason: 'It has not ended yet.' },
    ])
    const cancelled = await act('cancel', [taskId])
    expect((await follow(cancelled.id)).end.items).toMatchObject([{ state: 'succeeded' }])
    expect((await follow(backup.id)).end.items).toMatchObject([
      { state: 'failed', note: expect.stringContaining('cancel') as string },
    ])
  },
)
