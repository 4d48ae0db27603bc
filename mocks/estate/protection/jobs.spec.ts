import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Backup, Policy } from '../backup-types'
import { createDrivenEstate } from '../driven-estate'
import type { Vm } from '../virtual/types'
import { assetOf, membersOf } from './assets'
import { addGroup, editGroup, removeGroup } from './groups'
import { rememberEnd, rememberRun } from './job-runs'
import { protect, runJob, setSuspended, unprotect } from './jobs'
import { slotsOfPolicy } from './slots'
import type { AssetKind, ProtectionJob } from './types'

const minute = 60_000
const region = 'eu-central'

/** VMs of a region that nothing protects, and a policy for them; schedules run only where there is life. */
const open = (options: { life?: boolean } = {}) => {
  const { estate, pass } = createDrivenEstate(options)
  const isHere = (home: Vm['home'] | Policy['home']) =>
    'greenlake' in home && home.greenlake === region
  const vms = [...estate.vms.values()].filter(
    ({ home, ailment }) => isHere(home) && ailment === null,
  )
  const policy = [...estate.policies.values()].find(
    ({ home, everyMinutes }) => isHere(home) && everyMinutes === 720,
  )
  for (const vm of vms) {
    const job = estate.protection.jobs.get(vm.jobId ?? '')
    if (job) estate.act((course, at) => unprotect(course, at, job))
  }
  const [vm, other] = vms
  if (!policy || !vm || !other) throw new Error('The region has nothing to protect.')
  const protectIt = (kind: AssetKind, id: string, effectiveFrom: number | null = null) =>
    estate.act((course, at) =>
      protect(course, at, {
        region,
        user: 'ines',
        asset: { kind, id },
        policyId: policy.id,
        overrides: [],
        effectiveFrom,
      }),
    )
  return {
    estate,
    pass,
    vm,
    other,
    policy,
    protectIt,
    group: (...members: Vm[]) =>
      estate.act(({ world, random }, at) =>
        addGroup(world, at, random.uuid(), {
          region,
          name: 'erp',
          description: '',
          type: 'CUSTOM',
          category: 'VMFS_VMS',
          vmIds: members.map(({ id }) => id),
        }),
      ),
    /** Everything that has been copied of something since `at`, snapshots too. */
    copies: (id: string, at = estate.now()) =>
      [...estate.backupsOf(id), ...estate.snapshotsOf(id)].filter((copy) => copy.at >= at),
  }
}

test('protected, a VM says so and is copied at once for every schedule, in full', () => {
  const { estate, vm, policy, protectIt, copies } = open()
  const job = protectIt('VM', vm.id)
  expect(vm).toMatchObject({ jobId: job.id, policyId: policy.id, suspended: false })
  const taken = copies(vm.id)
  expect(taken.map(({ scheduleId }) => scheduleId)).toEqual(
    slotsOfPolicy(estate, policy.id).map(({ scheduleId }) => scheduleId),
  )
  for (const { full, state } of taken) expect([full, state]).toEqual([true, 'RUNNING'])
})

test('its job remembers no more than five runs of a schedule, and the last good one', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 12 }), (ends) => {
      const job = { runs: new Map() } as ProtectionJob
      for (const [at, good] of ends.entries()) {
        const backup = { scheduleId: 1, at, state: good ? 'GOOD' : 'FAILED' } as Backup
        rememberRun(job, backup)
        rememberEnd(job, backup)
      }
      const runs = job.runs.get(1)
      const first = Math.max(0, ends.length - 5)
      expect(runs?.recent.map(({ at }) => at)).toEqual([...ends.keys()].slice(first))
      const last = ends.lastIndexOf(true)
      expect(runs?.goodAt).toBe(last < 0 ? null : last)
    }),
  )
})

test('what was taken by hand is remembered by no schedule', () => {
  const job = { runs: new Map() } as ProtectionJob
  rememberRun(job, { scheduleId: null } as Backup)
  expect(job.runs.size).toBe(0)
})

test('a job that begins later runs for the first time when it begins', () => {
  const { estate, pass, vm, other, group, protectIt, copies } = open({ life: true })
  const since = estate.now()
  const begins = since + 24 * 60 * minute
  const together = group(vm, other)
  protectIt('GROUP', together.id, begins)
  pass(24 * 60 * minute - 1)
  expect(copies(together.id, since)).toEqual([])
  pass(13 * 60 * minute)
  const [first] = copies(together.id, since)
  expect(first?.at).toBeGreaterThanOrEqual(begins)
})

test('a group is copied in one task, the whole of it and each of its VMs', () => {
  const { estate, pass, vm, other, group, protectIt, copies } = open()
  const together = group(vm, other)
  const job = protectIt('GROUP', together.id)
  const tasks = [together, vm, other].map(({ id }) => copies(id)[0]?.operationId)
  expect(new Set(tasks).size).toBe(1)
  expect(together.jobId).toBe(job.id)
  pass(10 * minute)
  expect(estate.operations.get(tasks[0] ?? '')?.state).toBe('SUCCEEDED')
  expect(copies(vm.id, 0).at(-1)?.state).not.toBe('RUNNING')
})

test('run for one of its VMs, a group is copied, and that VM, but no other', () => {
  const { estate, pass, vm, other, group, protectIt, copies } = open()
  const job = protectIt('GROUP', group(vm, other).id)
  pass(10 * minute)
  const asset = assetOf(estate, job)
  const slots = slotsOfPolicy(estate, job.policyId)
  if (!asset) throw new Error('The group is gone.')
  estate.act((course, at) =>
    runJob(course, at, job, asset, {
      slots,
      user: 'ines',
      origin: 'MANUAL',
      full: false,
      only: [vm.id],
    }),
  )
  expect([asset.id, vm.id, other.id].map((id) => copies(id).length)).toEqual([
    slots.length,
    slots.length,
    0,
  ])
})

test('VMs that leave a group lose its protection, those that join it have it', () => {
  const { estate, vm, other, group, protectIt } = open()
  const together = group(vm)
  const job = protectIt('GROUP', together.id)
  estate.act((course, at) => editGroup(course, at, together, { vmIds: [other.id] }))
  expect([vm.jobId, other.jobId]).toEqual([null, job.id])
  expect(membersOf(estate, together)).toEqual([other])
})

test('a group goes with its job; its VMs keep what was copied of them', () => {
  const { estate, vm, group, protectIt, copies } = open()
  const together = group(vm)
  const job = protectIt('GROUP', together.id)
  const kept = copies(vm.id).length
  estate.act((course, at) => removeGroup(course, at, together))
  expect(estate.protection.jobs.has(job.id)).toBe(false)
  expect(vm).toMatchObject({ jobId: null, policyId: null })
  expect(copies(together.id)).toEqual([])
  expect([copies(vm.id).length, kept > 0]).toEqual([kept, true])
})

test('with one schedule suspended it still runs; with all of them its VMs are paused', () => {
  const { estate, pass, vm, protectIt, copies } = open({ life: true })
  const job = protectIt('VM', vm.id)
  const ids = slotsOfPolicy(estate, job.policyId).map(({ scheduleId }) => scheduleId ?? 0)
  const suspend = (scheduleIds: number[], suspended = true) =>
    estate.act((course, at) => setSuspended(course, at, job, scheduleIds, suspended))
  pass(10 * minute)
  suspend(ids)
  expect([vm.suspended, estate.nextRunOf(vm)]).toEqual([true, null])
  const since = estate.now()
  pass(25 * 60 * minute)
  expect(copies(vm.id, since)).toEqual([])
  suspend(ids.slice(0, 1), false)
  expect(vm.suspended).toBe(false)
  const resumed = estate.now()
  pass(25 * 60 * minute)
  expect(new Set(copies(vm.id, resumed).map(({ scheduleId }) => scheduleId))).toEqual(
    new Set(ids.slice(0, 1)),
  )
})

test('unprotected, a VM is not copied any more, and keeps what it has', () => {
  const { estate, pass, vm, protectIt, copies } = open({ life: true })
  const job = protectIt('VM', vm.id)
  pass(10 * minute)
  estate.act((course, at) => unprotect(course, at, job))
  expect(vm).toMatchObject({ jobId: null, policyId: null })
  const since = estate.now()
  const held = copies(vm.id, 0).length
  pass(6 * 60 * minute)
  expect([copies(vm.id, since), held > 0]).toEqual([[], true])
})
