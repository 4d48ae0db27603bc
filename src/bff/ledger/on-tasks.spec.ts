import { expect, test } from 'vitest'
import { createFaultBook } from '../../../mocks/faults/fault-book'
import type { ActDetail, TaskOffers } from '../../contract/act'
import type { Task, TaskDetail } from '../../contract/task'
import { openRegion } from '../sources/greenlake/testing/open-region'
import { openActing } from './testing/act-on'

/** Acts on tasks, where their source and their state allow them. */

const slow = { timeout: 60_000 }

const open = async (
  before: (estate: ReturnType<typeof openRegion>['estate']) => void = () => {},
) => {
  const faults = createFaultBook()
  const region = openRegion({ faults })
  before(region.estate)
  const acting = await openActing(region, { settleMs: 10_000 })
  const machines = [...region.estate.machines.values()].filter(
    ({ region: where, subscribed, connected, power, generation }) =>
      where === region.region &&
      subscribed &&
      connected &&
      power === 'ON' &&
      generation === 'GEN_11',
  )
  const [one, two] = machines
  if (!one || !two) throw new Error('The estate is too small.')
  const url = (id: string) => `/api/tasks/eu-central/${encodeURIComponent(id)}`
  const offers = async (id: string) => (await acting.read<TaskOffers>(`${url(id)}/acts`)).offers
  const task = (id: string) => acting.read<TaskDetail>(url(id))
  const reasons = async (id: string) =>
    Object.fromEntries((await offers(id)).map(({ act, reason }) => [act, reason]))
  return { ...region, ...acting, faults, one, two, offers, reasons, task }
}

/** A restart that has stalled at the source. */
const openStalled = async () => {
  const opened = await open()
  const job = opened.estate.startJob({
    template: 'restart',
    resourceId: opened.one.id,
    outcome: 'success',
    stallMs: 3_600_000,
  })
  for (let ms = 0; ms < 900_000 && job.state !== 'STALLED'; ms += 5_000) await opened.advance(5_000)
  expect(job.state).toBe('STALLED')
  await opened.advance(15_000)
  return { ...opened, job }
}

test('a stalled job is dismissed, and its task says so', slow, async () => {
  const { act, follow, reasons, task, job } = await openStalled()
  expect(await reasons(job.id)).toMatchObject({
    dismiss: null,
    'start-again': 'It has not ended yet.',
  })
  const { end } = await follow((await act('dismiss', [job.id])).id)
  expect(end.items).toMatchObject([{ state: 'succeeded', note: 'Dismissed.' }])
  expect(job.state).toBe('ERROR')
  expect(await task(job.id)).toMatchObject({ state: 'failed' })
})

test('one that has gone on since the preview is not dismissed', slow, async () => {
  const { follow, estate, order, post, job, requests } = await openStalled()
  const wanted = await order('dismiss', [job.id])
  const { dismissJob } = await import('../../../mocks/estate/job-run')
  estate.act((_, at) => dismissJob(at, job, 'COMPLETE'))
  const started = (await post('/api/acts', wanted)).json<ActDetail>()
  const { end } = await follow(started.id)
  expect(end.items).toMatchObject([
    { state: 'skipped', note: expect.stringMatching(/not stalled any more/) as string },
  ])
  expect(requests.filter((request) => request.startsWith('PATCH'))).toHaveLength(0)
})

test('a dismissal whose answer is lost is unknown until the job shows it', slow, async () => {
  const { act, follow, faults, job, requests } = await openStalled()
  faults.add({
    source: 'eu-central',
    method: 'PATCH',
    path: '/compute-ops-mgmt/*',
    times: 1,
    fault: { kind: 'truncated' },
  })
  const { end } = await follow((await act('dismiss', [job.id])).id)
  expect(end.items).toMatchObject([{ state: 'succeeded', note: 'Dismissed.', problem: null }])
  expect(requests.filter((request) => request.startsWith('PATCH'))).toHaveLength(1)
})

test.each([
  [403, /\w/],
  [409, /\w/],
  [412, /It is not stalled any more\./],
] as const)(
  'a dismissal that is refused with %d says what that means',
  slow,
  async (status, words) => {
    const { act, detail, faults, job, advance } = await openStalled()
    faults.add({
      source: 'eu-central',
      method: 'PATCH',
      path: '/compute-ops-mgmt/*',
      times: 1,
      fault: { kind: 'status', status },
    })
    const started = await act('dismiss', [job.id])
    await advance(1_000)
    expect((await detail(started.id)).items).toMatchObject([
      { state: 'failed', problem: { status, detail: expect.stringMatching(words) as string } },
    ])
  },
)

test(
  'a job that has ended is started again, with the same template and parameters',
  slow,
  async () => {
    const { act, follow, estate, one, advance, offers } = await open()
    const first = estate.startJob({ template: 'uidOn', resourceId: one.id, outcome: 'success' })
    await advance(60_000)
    const [again] = await offers(first.id)
    expect(again).toMatchObject({ act: 'start-again', reason: null, order: { act: 'start-again' } })
    const { end } = await follow((await act('start-again', [first.id])).id)
    expect(end.items).toMatchObject([{ state: 'succeeded' }])
    const made = [...estate.jobs.values()].find(({ id }) => id === end.items[0]?.taskId)
    expect(made).toMatchObject({
      templateId: first.templateId,
      resourceId: one.id,
      params: first.params,
    })
  },
)

test('what was begun here is started again as the same act', slow, async () => {
  const { act, follow, one, offers } = await open()
  const { end } = await follow((await act('uid-on', [one.id])).id)
  const found = await offers(end.items[0]?.taskId ?? '')
  expect(found).toMatchObject([
    {
      act: 'start-again',
      reason: null,
      order: { act: 'uid-on', targets: [{ sourceId: 'eu-central', id: one.id }] },
    },
  ])
})

/** A serial update of a group's servers that is at its first. */
const openRollout = async () => {
  const opened = await open()
  const group = [...opened.estate.groups.values()].find(
    ({ region, machineIds }) => region === opened.region && machineIds.length > 2,
  )
  if (!group) throw new Error('There is no group.')
  const job = opened.estate.startJob({
    template: 'groupFirmware',
    resourceId: group.id,
    machineIds: group.machineIds.slice(0, 3),
    outcome: 'success',
  })
  await opened.advance(30_000)
  return { ...opened, job }
}

test('a serial update of a group stops after the server in turn', slow, async () => {
  const { act, follow, reasons, job } = await openRollout()
  expect(await reasons(job.id)).toMatchObject({ 'stop-after-current': null })
  const { end } = await follow((await act('stop-after-current', [job.id])).id)
  expect(end.items).toMatchObject([{ state: 'succeeded' }])
})

test('a stop whose answer is lost is not said to have failed: nothing shows it', slow, async () => {
  const { act, detail, faults, follow, advance, job } = await openRollout()
  faults.add({
    source: 'eu-central',
    method: 'PATCH',
    path: '/compute-ops-mgmt/*',
    times: 1,
    fault: { kind: 'status', status: 502 },
  })
  const { id } = await act('stop-after-current', [job.id])
  await advance(180_000)
  expect((await detail(id)).items).toMatchObject([
    { state: 'unknown', note: expect.stringMatching(/does not show/) as string },
  ])
  for (let ms = 0; ms < 7_200_000 && job.state !== 'COMPLETE'; ms += 60_000) await advance(60_000)
  const { end } = await follow(id)
  expect(end.items).toMatchObject([{ state: 'succeeded', note: 'The update has ended.' }])
})

/** An operation that somebody else has asked for, and that needs a second person. */
const openHeld = async (requestedBy = 'ana.diaz@example.com') => {
  const opened = await open()
  const { holdUntilApproved } = await import('../../../mocks/estate/dual-auth')
  const told: string[] = []
  const held = opened.estate.act((course, at) =>
    holdUntilApproved(
      course,
      at,
      {
        region: opened.region,
        operation: 'DELETE_BACKUP',
        description: 'Delete the backup of sql-prod-01',
        product: 'Backup and Recovery',
        resource: {
          name: 'sql-prod-01',
          uri: '/virtualization/v1beta1/virtual-machines/none',
          type: 'virtualization/virtual-machine',
        },
        requestedBy,
      },
      { approved: () => told.push('approved'), cancelled: () => told.push('cancelled') },
    ),
  )
  await opened.advance(30_000)
  return { ...opened, held, told }
}

test(
  'what needs a second person waits among the tasks, with who asked and what it is about',
  slow,
  async () => {
    const { held, read, task, reasons } = await openHeld()
    const { items } = await read<{ items: Task[] }>(
      '/api/tasks?state=waiting&kind=dual-authorization',
    )
    expect(items).toMatchObject([
      { id: held.id, name: 'Delete the backup of sql-prod-01', startedBy: 'ana.diaz' },
    ])
    expect(await task(held.id)).toMatchObject({
      note: 'ana.diaz asked; it waits for approval by a second person.',
    })
    expect(await reasons(held.id)).toEqual({ approve: null, decline: null })
  },
)

test.each([
  ['approve', 'approved', 'succeeded'],
  ['decline', 'cancelled', 'cancelled'],
] as const)('%s is the word of the second person', slow, async (name, verdict, state) => {
  const { held, told, act, follow, task, advance, preview } = await openHeld()
  const { items } = await preview(name, [held.id])
  expect(items[0]?.remark).toContain('ana.diaz asked.')
  const { end } = await follow((await act(name, [held.id])).id)
  expect(end.items).toMatchObject([{ state: 'succeeded' }])
  expect(told).toEqual([verdict])
  await advance(3_000)
  expect(await task(held.id)).toMatchObject({ state })
})

test('nobody approves what they asked for themselves', slow, async () => {
  const { held, reasons } = await openHeld('Demo operator@example.com')
  expect(await reasons(held.id)).toEqual({
    approve: 'You asked for it yourself: somebody else has to approve it.',
    decline: null,
  })
})

test(
  'one that the client itself asked for is refused by the source, in plain words',
  slow,
  async () => {
    const { held, act, follow } = await openHeld('client-1@example.com')
    const { end } = await follow((await act('approve', [held.id])).id)
    expect(end.items).toMatchObject([
      {
        state: 'failed',
        problem: { kind: 'forbidden', detail: expect.stringMatching(/Who requested/) as string },
      },
    ])
  },
)

/** A power off that a policy of its group holds until one of these approves it. */
const openHeldJob = async (approver: string) => {
  const opened = await open((estate) => {
    const machine = [...estate.machines.values()].find(
      ({ region, subscribed, connected, power, groupId }) =>
        region === 'eu-central' && subscribed && connected && power === 'ON' && groupId !== null,
    )
    const policy = [...estate.approvalPolicies.values()].find(
      ({ region }) => region === 'eu-central',
    )
    policy?.groupIds.push(machine?.groupId ?? '')
    policy?.approvables.push({ name: 'Power off', approvers: [approver], minApprovers: 1 })
    estate.startJob({
      template: 'powerOff',
      resourceId: machine?.id ?? '',
      pendingMs: 0,
      durationMs: 4_000,
      outcome: 'success',
      requester: 'ana.diaz@example.com',
    })
  })
  const job = [...opened.estate.jobs.values()].find(({ state }) => state === 'APPROVAL_PENDING')
  if (!job) throw new Error('No job waits for approval.')
  return { ...opened, job }
}

test.each([
  ['approve', 'SUCCESS', 'succeeded'],
  ['decline', 'DECLINED', 'declined'],
] as const)(
  '%s: a job of Compute Ops Management that waits for it goes on accordingly',
  slow,
  async (name, result, state) => {
    const { job, act, follow, reasons, task, advance } = await openHeldJob('client-1@example.com')
    expect(await task(job.id)).toMatchObject({
      state: 'waiting',
      note: expect.stringContaining('ana.diaz') as string,
    })
    expect(await reasons(job.id)).toMatchObject({ approve: null, decline: null })
    const { end } = await follow((await act(name, [job.id])).id)
    expect(end.items).toMatchObject([{ state: 'succeeded' }])
    await advance(30_000)
    expect(job.resultCode).toBe(result)
    expect(await task(job.id)).toMatchObject({ state })
  },
)

test('who is no approver of a job is told so, and the job waits on', slow, async () => {
  const { job, act, follow } = await openHeldJob('change.board@example.com')
  const { end } = await follow((await act('approve', [job.id])).id)
  expect(end.items).toMatchObject([
    {
      state: 'failed',
      problem: { status: 403, detail: expect.stringMatching(/is no approver/) as string },
    },
  ])
  expect(job.state).toBe('APPROVAL_PENDING')
})

test.each([
  ['SUSTAINABILITY_METRICS_COLLECTION', null],
  [
    'INVENTORY_EXPORT',
    'Compute Ops Management can cancel only the collection of sustainability metrics.',
  ],
])('whether an operation can be cancelled: %s', slow, async (name, reason) => {
  const { estate, act, follow, reasons, task, advance } = await open()
  const operation = estate.startOperation({
    family: 'compute-ops',
    region: 'eu-central',
    name,
    service: 'compute-ops-mgmt',
    user: 'ana.diaz@example.com',
    durationMs: 600_000,
    steps: [{ message: 'Working', percent: 20 }],
  })
  await advance(15_000)
  expect(await reasons(operation.id)).toEqual({ cancel: reason })
  if (reason !== null) return
  const { end } = await follow((await act('cancel', [operation.id])).id)
  expect(end.items).toMatchObject([{ state: 'succeeded', note: 'It was asked to stop.' }])
  await advance(30_000)
  expect(await task(operation.id)).toMatchObject({ state: 'cancelled' })
})

test('a viewer is shown nothing to do', slow, async () => {
  const { held, ask, as } = await openHeld()
  const reply = await ask({
    url: `/api/tasks/eu-central/${held.id}/acts`,
    headers: await as('viewer'),
  })
  expect(reply.statusCode).toBe(403)
})
