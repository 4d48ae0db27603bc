import { beforeEach, expect, test } from 'vitest'
import { recordPass } from '../../../testing/recorded-pass'
import type { Collector } from '../../source'
import { createNames } from '../names'
import { pageOf, Refusal, scriptUpstream } from '../testing/scripted-upstream'
import { vmsCollector } from '../virtualization/collect'
import type { WireVm } from '../virtualization/wire'
import { backupRecoveryCollectors } from './collect'
import type { Protection } from './protection'
import type { WireBackup, WireProtectionJob, WireProtectionPolicy } from './wire'

const vm = (id: string, more: Partial<WireVm> = {}): WireVm => ({
  id,
  name: `db-${id}`,
  protectionStatus: 'PROTECTED',
  recoveryPointsExist: true,
  ...more,
})
const job = (vmId: string, prevRunTime: string): WireProtectionJob => ({
  id: `job-${vmId}`,
  operational: 'ACTIVE',
  assetInfo: { id: vmId, type: 'virtualization/virtual-machine' },
  protectionPolicyInfo: { id: 'gold', name: 'Gold' },
  protections: [
    { type: 'BACKUP', schedules: [{ prevRunTime, nextRunTime: '2026-11-21T00:00:00Z' }] },
  ],
})
const backup = (id: string, more: Partial<WireBackup> = {}): WireBackup => ({
  id,
  name: id,
  pointInTime: '2026-11-20T00:00:00Z',
  expiresAt: '2026-11-27T00:00:00Z',
  state: 'OK',
  status: 'OK',
  ...more,
})

let region: {
  vms: WireVm[]
  jobs: WireProtectionJob[]
  policies: WireProtectionPolicy[]
  backups: Record<string, WireBackup[]>
  refuse: Record<string, number>
}
const lastNight = '2026-11-20T00:00:00Z'
beforeEach(() => {
  region = {
    vms: [vm('v1'), vm('v2', { recoveryPointsExist: false, protectionStatus: 'UNPROTECTED' })],
    jobs: [job('v1', lastNight)],
    policies: [
      {
        id: 'gold',
        name: 'Gold',
        protections: [
          {
            type: 'BACKUP',
            schedules: [{ schedule: { recurrence: 'DAILY', repeatInterval: { every: 1 } } }],
          },
        ],
      },
    ],
    backups: { v1: [backup('b1'), backup('b2')] },
    refuse: {},
  }
})

/** The region as Backup and Recovery and Virtualization tell it. */
const open = () => {
  const budget = { spare: true }
  const { upstream, asked } = scriptUpstream(({ path, query }) => {
    const [service = '', , name = '', id = '', below] = path.split('/').slice(1)
    const refusal = region.refuse[below ? id : name]
    if (refusal) throw new Refusal(refusal)
    if (service === 'virtualization') return pageOf(region.vms, { query })
    if (below === 'backups') return pageOf(region.backups[id] ?? [], { query })
    return pageOf(name === 'protection-jobs' ? region.jobs : region.policies, { query })
  })
  const protection: Protection = { policies: null, plans: null, vms: null }
  const origin = { sourceId: 'ds-eu', region: null }
  const recovery = backupRecoveryCollectors(upstream, protection, origin, () => budget.spare)
  const vms = vmsCollector(upstream, protection, createNames(), origin, recovery)
  const collectors = [...recovery.all, vms]
  const collector = (name: string): Collector => {
    const found = collectors.find(({ collection }) => collection === name)
    if (!found) throw new Error(`no collector ${name}`)
    return found
  }
  const recorded = recordPass()
  const collect = (name: string) => collector(name).collect(recorded.pass)
  /** A round of what runs on its own in the end: jobs, then VMs, then backups. */
  const round = async () => {
    await collect('protection-jobs')
    await collect('virtual-machines')
    const before = asked.length
    const end = await collect('backups')
    return { end, vmsAsked: asked.slice(before).map(({ path }) => path.split('/')[4]) }
  }
  return { ...recorded, collector, collect, round, asked, budget }
}

test('the first pass over VMs knows their policies and jobs already', async () => {
  const { collect, rows } = open()
  expect(await collect('virtual-machines')).toEqual({ ok: true, value: { total: 2 } })
  expect(rows.vm.get('v1')).toMatchObject({
    row: { name: 'db-v1', policy: 'Gold', rpoMinutes: 1440, nextRunAt: '2026-11-21T00:00:00.000Z' },
    claims: { protected: true },
  })
  expect(rows.vm.get('v2')).toMatchObject({ row: { policy: null }, claims: { protected: false } })
})

test('VMs are shown without plans where those cannot be read', async () => {
  region.refuse = { 'protection-jobs': 403 }
  const { collect, rows } = open()
  expect(await collect('virtual-machines')).toMatchObject({ ok: true })
  expect(rows.vm.get('v1')?.row).toMatchObject({ name: 'db-v1', rpoMinutes: null })
})

test('machines of the products themselves are neither shown nor counted', async () => {
  region.vms.push(vm('gateway', { vmClassification: 'PROTECTION_STORE_GATEWAY' }))
  region.vms.push(vm('cluster-service', { vclsVm: true }))
  const { collect, rows } = open()
  expect(await collect('virtual-machines')).toEqual({ ok: true, value: { total: 2 } })
  expect([...rows.vm.keys()]).toEqual(['v1', 'v2'])
})

test('jobs and policies are read in one page each: their offset ends at 1000', async () => {
  const { collect, asked } = open()
  await collect('protection-jobs')
  expect(asked.map(({ query }) => query.limit)).toEqual([20_000, 20_000])
})

test('backups are read only of VMs that hold some, and those that are gone are dropped', async () => {
  const { round, rows, kept } = open()
  expect(await round()).toEqual({ end: { ok: true, value: { total: null } }, vmsAsked: ['v1'] })
  expect([...rows.backup.values()].map(({ row }) => [row.vmId, row.id])).toEqual([
    ['v1', 'b1'],
    ['v1', 'b2'],
  ])
  expect(kept.get('v1')).toEqual(['b1', 'b2'])
})

test('before VMs are known there is nothing to read, and the next pass comes soon', async () => {
  const { collect, collector, round } = open()
  await collect('backups')
  expect(collector('backups').sooner?.()).toBe(2_000)
  await round()
  expect(collector('backups').sooner?.()).toBeNull()
})

test('backups of a VM are read again when its job has run, not before', async () => {
  const { round, rows } = open()
  await round()
  expect((await round()).vmsAsked).toEqual([])
  region.jobs = [job('v1', '2026-11-20T10:00:00Z')]
  region.backups = { v1: [backup('b3', { pointInTime: '2026-11-20T10:00:00Z' }), backup('b2')] }
  expect((await round()).vmsAsked).toEqual(['v1'])
  expect([...rows.backup.keys()].sort()).toEqual(['b2', 'b3'])
})

test('a VM that a finished task touched is read at once', async () => {
  const { round, collector, pass, rows, asked } = open()
  await round()
  region.backups = { v1: [backup('by-hand', { scheduleInfo: null })], v2: [backup('b9')] }
  const before = asked.length
  expect(await collector('backups').refresh?.(['v1', 'v2', 'elsewhere'], pass)).toMatchObject({
    ok: true,
  })
  expect(asked.slice(before).map(({ path }) => path.split('/')[4])).toEqual(['v1', 'v2'])
  expect([...rows.backup.keys()].sort()).toEqual(['b9', 'by-hand'])
})

test('a copy that is being made is looked at until it is done', async () => {
  region.backups = { v1: [backup('b1', { state: 'CREATING' })] }
  const { round, rows, clock } = open()
  await round()
  expect(rows.backup.get('b1')?.row.state).toBe('running')
  region.backups = { v1: [backup('b1')] }
  clock.at += 29_000
  expect((await round()).vmsAsked).toEqual([])
  clock.at += 1_000
  expect((await round()).vmsAsked).toEqual(['v1'])
  expect(rows.backup.get('b1')?.row.state).toBe('good')
  clock.at += 60_000
  expect((await round()).vmsAsked).toEqual([])
})

test('when a copy was to expire it is looked whether it has', async () => {
  region.backups = { v1: [backup('b1', { expiresAt: '2026-11-20T11:00:00Z' }), backup('b2')] }
  const { round, rows, clock } = open()
  await round()
  region.backups = { v1: [backup('b2')] }
  clock.at += 59 * 60_000
  expect((await round()).vmsAsked).toEqual([])
  clock.at += 60_000
  expect((await round()).vmsAsked).toEqual(['v1'])
  expect([...rows.backup.keys()]).toEqual(['b2'])
})

test('what no job announces is found within six hours', async () => {
  const { round, clock } = open()
  await round()
  clock.at += 6 * 3_600_000
  expect((await round()).vmsAsked).toEqual(['v1'])
})

test('the first fill takes 200 VMs a pass, and the rest soon after', async () => {
  region.vms = Array.from({ length: 450 }, (_, i) => vm(`v${i}`))
  const { round, collector, rows } = open()
  region.backups = Object.fromEntries(region.vms.map(({ id }) => [id, [backup(`b-${id}`)]]))
  const asked = []
  for (let pass = 0; pass < 3; pass += 1) {
    asked.push((await round()).vmsAsked.length)
    expect(collector('backups').sooner?.() ?? null).toBe(pass < 2 ? 2_000 : null)
  }
  expect(asked).toEqual([200, 200, 50])
  expect(rows.backup.size).toBe(450)
})

test('VMs whose job has run go before those that were never read', async () => {
  region.vms = Array.from({ length: 300 }, (_, i) => vm(`v${i}`))
  region.jobs = [job('v7', lastNight)]
  const { round } = open()
  await round()
  region.jobs = [job('v7', '2026-11-20T10:00:00Z')]
  expect((await round()).vmsAsked[0]).toBe('v7')
})

test('while the budget is short the fill rests, without an error, and goes on later', async () => {
  const { round, collector, budget, rows } = open()
  budget.spare = false
  expect(await round()).toMatchObject({ end: { ok: true }, vmsAsked: [] })
  expect(collector('backups').sooner?.()).toBe(2_000)
  budget.spare = true
  expect((await round()).vmsAsked).toEqual(['v1'])
  expect(rows.backup.size).toBe(2)
})

test('a copy that cannot be read is not taken for gone', async () => {
  const { round, rows, clock } = open()
  await round()
  region.jobs = [job('v1', '2026-11-20T10:00:00Z')]
  region.backups = { v1: [{ id: 'b1', pointInTime: 'garbled' }, backup('b2')] }
  await round()
  expect([...rows.backup.keys()]).toEqual(['b1', 'b2'])
  clock.at += 30_000
  expect((await round()).vmsAsked).toEqual(['v1'])
})

test('one VM that cannot be read costs only itself, and is tried again', async () => {
  region.vms = [vm('v1'), vm('v3')]
  region.backups = { v1: [backup('b1')], v3: [backup('b3')] }
  region.refuse = { v1: 500 }
  const { round, rows } = open()
  expect(await round()).toMatchObject({ end: { ok: true } })
  expect([...rows.backup.keys()]).toEqual(['b3'])
  region.refuse = {}
  expect((await round()).vmsAsked).toEqual(['v1'])
  expect(rows.backup.has('b1')).toBe(true)
})

test('where no VM can be read the pass has failed', async () => {
  region.refuse = { v1: 500 }
  const { round } = open()
  expect(await round()).toMatchObject({ end: { ok: false, problem: { status: 500 } } })
})

test('when the budget is used up in the middle nobody else is asked', async () => {
  region.vms = Array.from({ length: 50 }, (_, i) => vm(`v${i}`))
  region.refuse = { v5: 429 }
  const { round } = open()
  const { end, vmsAsked } = await round()
  expect(end).toMatchObject({ ok: false, problem: { kind: 'rate-limited' } })
  expect(vmsAsked.length).toBeLessThan(10)
  region.refuse = {}
  expect((await round()).vmsAsked).toHaveLength(50 - (vmsAsked.length - 1))
})

test('a VM that Backup and Recovery does not know has no backups', async () => {
  const { round, rows, kept } = open()
  await round()
  region.refuse = { v1: 404 }
  region.jobs = [job('v1', '2026-11-20T10:00:00Z')]
  expect(await round()).toMatchObject({ end: { ok: true } })
  expect(kept.get('v1')).toEqual([])
  expect(rows.backup.size).toBe(0)
})

test('backups of a VM that left the list go with it', async () => {
  const { round, rows } = open()
  await round()
  region.vms = []
  await round()
  expect(rows.backup.size).toBe(0)
})

test('a VM under a group is planned by the job that it names', async () => {
  region.jobs = [{ ...job('group-1', lastNight), id: 'group-job' }]
  region.vms = [vm('v1', { protectionJobInfo: { id: 'group-job' } })]
  const { collect, rows } = open()
  await collect('virtual-machines')
  expect(rows.vm.get('v1')?.row).toMatchObject({ policy: 'Gold', rpoMinutes: 1440 })
})
