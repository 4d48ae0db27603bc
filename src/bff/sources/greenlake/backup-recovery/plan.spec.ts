import { expect, test } from 'vitest'
import { parseItem } from '../../tolerant'
import { planOf } from './plan'
import {
  jobOperational,
  protectionJobSchema,
  protectionPolicySchema,
  type WireProtectionJob,
  type WireProtectionPolicy,
} from './wire'

type Schedule = NonNullable<
  NonNullable<WireProtectionJob['protections']>[number]['schedules']
>[number]

const daily: Schedule = {
  scheduleId: 2,
  name: 'Daily',
  operational: 'ACTIVE',
  schedule: { recurrence: 'DAILY', repeatInterval: { every: 1 }, startTime: '00:00' },
  nextRunTime: '2026-11-21T00:00:00Z',
  prevRunTime: '2026-11-20T00:00:00Z',
  prevSuccessfulRunTime: '2026-11-20T00:00:00Z',
  executionStatuses: [{ status: 'OK', timestamp: '2026-11-20T00:04:00Z', taskUri: '/x/1' }],
}

const planFor = (
  protections: WireProtectionJob['protections'],
  job: Partial<WireProtectionJob> = {},
  policy: Partial<WireProtectionPolicy> | null = null,
) => {
  const record = parseItem(protectionJobSchema, {
    id: 'j1',
    type: 'protection-job',
    operational: 'ACTIVE',
    assetInfo: { id: 'vm1', type: 'virtualization/virtual-machine' },
    protectionPolicyInfo: { id: 'p1', name: 'Gold' },
    protections,
    ...job,
  })
  const rules = policy && parseItem(protectionPolicySchema, { id: 'p1', name: 'Gold', ...policy })
  if (record === null) throw new Error('The job on the wire cannot be read.')
  return planOf(record, rules)
}
const withSchedule = (changes: Partial<Schedule>) =>
  planFor([{ type: 'BACKUP', schedules: [{ ...daily, ...changes }] }])

test('a daily backup: a day as RPO, the next run, the newest good one', () => {
  expect(withSchedule({})).toMatchObject({
    policy: 'Gold',
    rpoMinutes: 1440,
    nextRunAt: '2026-11-21T00:00:00.000Z',
    newestGoodAt: '2026-11-20T00:00:00.000Z',
    lastRun: { at: '2026-11-20T00:04:00.000Z', failed: false, error: null },
    paused: false,
  })
})

test.each([
  [{ recurrence: 'BY_MINUTES', repeatInterval: { every: 15 } }, 15],
  [{ recurrence: 'HOURLY', repeatInterval: { every: 4 } }, 240],
  [{ recurrence: 'DAILY', repeatInterval: { every: 2 } }, 2880],
  [{ recurrence: 'WEEKLY', repeatInterval: { every: 1 } }, 10080],
  [{ recurrence: 'WEEKLY', repeatInterval: { every: 1, on: [1, 3, 5] } }, 4320],
  [{ recurrence: 'WEEKLY', repeatInterval: { every: 1, on: [2] } }, 10080],
  [{ recurrence: 'WEEKLY', repeatInterval: { every: 2, on: [1, 3] } }, 20160],
  [{ recurrence: 'MONTHLY', repeatInterval: { every: 1 } }, 44640],
  [{ recurrence: 'MONTHLY', repeatInterval: { every: 1, on: [1, 15] } }, 24480],
  [{ recurrence: 'DAILY', repeatInterval: null }, 1440],
  [{ recurrence: 'YEARLY', repeatInterval: { every: 1 } }, null],
  [null, null],
])('the schedule %j leaves at most %s minutes between runs', (schedule, minutes) => {
  expect(withSchedule({ schedule }).rpoMinutes).toBe(minutes)
})

test("the policy's schedules set the RPO: the shortest of those that make backups", () => {
  const policy = {
    protections: [
      {
        type: 'SNAPSHOT',
        schedules: [{ schedule: { recurrence: 'HOURLY', repeatInterval: { every: 4 } } }],
      },
      {
        type: 'BACKUP',
        schedules: [{ schedule: { recurrence: 'DAILY', repeatInterval: { every: 1 } } }],
      },
      {
        type: 'CLOUD_BACKUP',
        schedules: [{ schedule: { recurrence: 'DAILY', repeatInterval: { every: 2 } } }],
      },
    ],
  }
  expect(planFor([], {}, { ...policy, name: 'Three tiers' })).toMatchObject({
    policy: 'Three tiers',
    rpoMinutes: 1440,
  })
})

test('a policy of snapshots only is judged by them', () => {
  const hourly = { schedule: { recurrence: 'HOURLY', repeatInterval: { every: 1 } } }
  expect(
    planFor([], {}, { protections: [{ type: 'SNAPSHOT', schedules: [hourly] }] }).rpoMinutes,
  ).toBe(60)
})

test('of several schedules: the earliest next run, the newest good run', () => {
  const cloud = {
    ...daily,
    nextRunTime: '2026-11-20T18:00:00Z',
    prevSuccessfulRunTime: '2026-11-19T18:00:00Z',
  }
  const plan = planFor([
    { type: 'BACKUP', schedules: [daily] },
    {
      type: 'CLOUD_BACKUP',
      schedules: [
        cloud,
        { ...cloud, operational: 'SUSPENDED', nextRunTime: '2026-11-20T12:00:00Z' },
      ],
    },
  ])
  expect(plan).toMatchObject({
    nextRunAt: '2026-11-20T18:00:00.000Z',
    newestGoodAt: '2026-11-20T00:00:00.000Z',
  })
})

test.each([
  [
    [{ status: 'ERROR', timestamp: '2026-11-20T00:04:00Z', errorMessage: 'The store is offline.' }],
    true,
    'The store is offline.',
  ],
  [
    [
      {
        status: 'WARNING',
        timestamp: '2026-11-20T00:04:00Z',
        errorMessage: 'One disk was skipped.',
      },
    ],
    false,
    null,
  ],
  [
    [
      { status: 'ERROR', timestamp: '2026-11-19T00:04:00Z', errorMessage: 'Older.' },
      { status: 'OK', timestamp: '2026-11-20T00:04:00Z' },
    ],
    false,
    null,
  ],
  [
    [
      { status: 'IN_PROGRESS', timestamp: '2026-11-20T09:59:00Z' },
      { status: 'SKIPPED', timestamp: '2026-11-20T08:00:00Z' },
      { status: 'ERROR', timestamp: '2026-11-20T00:04:00Z', errorMessage: 'Before it.' },
    ],
    true,
    'Before it.',
  ],
])('the last outcome of %j: failed %s, %j', (executionStatuses, failed, error) => {
  expect(withSchedule({ executionStatuses }).lastRun).toMatchObject({ failed, error })
})

test('a job without outcomes tells when it last ran; one that never ran tells nothing', () => {
  expect(withSchedule({ executionStatuses: null }).lastRun).toEqual({
    at: '2026-11-20T00:00:00.000Z',
    failed: false,
    error: null,
  })
  expect(withSchedule({ executionStatuses: null, prevRunTime: null }).lastRun).toBeNull()
})

test.each([
  ['ACTIVE', false],
  ['PARTIALLY_SUSPENDED', false],
  ['SUSPENDED', true],
  ['PERMANENTLY_SUSPENDED', true],
  ['ARCHIVED', false],
])('a job that is %s is paused: %s', (operational, paused) => {
  expect(planFor([], { operational }).paused).toBe(paused)
})

test('every documented operational state is in the table above', () => {
  expect(jobOperational.filter((operational) => planFor([], { operational }).paused)).toEqual([
    'SUSPENDED',
    'PERMANENTLY_SUSPENDED',
  ])
})

test('a run that starts and one that ends each change the mark of the runs', () => {
  const before = withSchedule({}).runs
  const started = withSchedule({
    prevRunTime: '2026-11-20T10:00:00Z',
    executionStatuses: [{ status: 'IN_PROGRESS', timestamp: '2026-11-20T10:00:00Z' }],
  }).runs
  const ended = withSchedule({
    prevRunTime: '2026-11-20T10:00:00Z',
    executionStatuses: [{ status: 'OK', timestamp: '2026-11-20T10:03:00Z' }],
  }).runs
  expect(new Set([before, started, ended]).size).toBe(3)
  expect(withSchedule({ nextRunTime: '2026-11-22T00:00:00Z' }).runs).toBe(before)
})
