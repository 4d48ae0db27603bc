import { expect, test } from 'vitest'
import type { Policy } from './backup-types'
import { createDrivenEstate } from './driven-estate'
import type { Estate } from './estate'
import { runAfter } from './schedule'
import type { Vm } from './virtual/types'

const minute = 60_000
const hour = 60 * minute

const scheduledVms = (estate: Estate, home: 'greenlake' | 'omnistack') =>
  [...estate.vms.values()].flatMap((vm) => {
    const policy = vm.policyId === null ? undefined : estate.policies.get(vm.policyId)
    return home in vm.home && !vm.suspended && policy && policy.everyMinutes > 0
      ? [{ vm, policy }]
      : []
  })
const firstOf = (estate: Estate, home: 'greenlake' | 'omnistack') => {
  const [first] = scheduledVms(estate, home)
  if (!first) throw new Error('No VM has a schedule.')
  return first
}

test.each([
  ['before the first run of the day', '00:00', '01:30'],
  ['at a run: the one after it', '01:30', '09:30'],
  ['between two runs', '12:00', '17:30'],
])('every 8 h, 90 minutes past: %s', (_, at, next) => {
  const vm = { offsetMinutes: 90 } as Vm
  const policy = { everyMinutes: 480 } as Policy
  const on = (time: string) => Date.parse(`2026-11-21T${time}:00Z`)
  expect(runAfter(vm, policy, on(at))).toBe(on(next))
})

test('a manual backup under Backup and Recovery runs with a task of its own, and then is good', () => {
  const { estate, pass } = createDrivenEstate()
  const { vm } = firstOf(estate, 'greenlake')
  const backup = estate.takeBackup(vm.id, { durationMs: minute })
  expect(backup).toMatchObject({ vmId: vm.id, origin: 'MANUAL', state: 'RUNNING' })
  expect(estate.operations.get(backup.operationId ?? '')).toMatchObject({
    name: `Back up virtual machine ${vm.name}`,
    sourceUri: `/virtualization/v1beta1/virtual-machines/${vm.id}`,
  })
  pass(minute)
  expect(['GOOD', 'DEGRADED']).toContain(backup.state)
  expect(backup.sizeBytes).toBeGreaterThan(0)
  expect(estate.backupsOf(vm.id).at(-1)).toBe(backup)
})

test('a failing backup keeps the reason, and so does its task', () => {
  const { estate, pass } = createDrivenEstate()
  const { vm } = firstOf(estate, 'greenlake')
  const backup = estate.takeBackup(vm.id, { failure: 'The protection store is full.' })
  pass(minute)
  expect(backup).toMatchObject({ state: 'FAILED', reason: 'The protection store is full.' })
  expect(estate.operations.get(backup.operationId ?? '')).toMatchObject({
    state: 'FAILED',
    error: { error: 'The protection store is full.' },
  })
})

test('an OmniStack backup needs no task', () => {
  const { estate, pass } = createDrivenEstate()
  const backup = estate.takeBackup(firstOf(estate, 'omnistack').vm.id)
  expect(backup.operationId).toBeNull()
  pass(minute)
  expect(backup.state).not.toBe('RUNNING')
})

test('a living estate backs every VM up on schedule and lets what is too old expire', () => {
  const { estate, pass } = createDrivenEstate({ life: true })
  pass(48 * hour)
  for (const { vm, policy } of scheduledVms(estate, 'omnistack')) {
    const backups = estate.backupsOf(vm.id).filter(({ origin }) => origin === 'POLICY')
    const newest = backups.at(-1)?.at ?? 0
    expect(estate.now() - newest).toBeLessThanOrEqual(policy.everyMinutes * minute)
    for (const { at } of backups)
      expect(estate.now() - at).toBeLessThanOrEqual(policy.keepMinutes * minute)
  }
})

test('in a still estate every run that was due has been made and has ended', () => {
  const { estate } = createDrivenEstate({ size: 'default' })
  for (const { vm, policy } of scheduledVms(estate, 'greenlake')) {
    const newest = estate.backupsOf(vm.id).at(-1)
    expect(newest?.state).not.toBe('RUNNING')
    expect(estate.now() - (newest?.at ?? 0)).toBeLessThanOrEqual(policy.everyMinutes * minute)
  }
}, 20_000)

test('backups stand oldest first', () => {
  const { estate } = createDrivenEstate()
  for (const vmId of estate.vms.keys()) {
    const times = estate.backupsOf(vmId).map(({ at }) => at)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
  }
})

test('the next run is told, and none where the schedule is suspended', () => {
  const { estate } = createDrivenEstate()
  const { vm, policy } = firstOf(estate, 'greenlake')
  expect(estate.nextRunOf(vm)).toBe(runAfter(vm, policy, estate.now()))
  expect(estate.nextRunOf({ ...vm, suspended: true })).toBeNull()
})
