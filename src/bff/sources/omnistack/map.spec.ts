import { expect, test } from 'vitest'
import { mapBackup, mapVm, type VmContext } from './map'
import { aBackup, aVm } from './testing/records'
import { backupStates, consistencyTypes, vmPowerStates } from './wire'

const stateOf = (state: string | null) => mapBackup(aBackup({ state }), 'fed-paris').row

test('every state of the API has a place in ours', () => {
  expect(backupStates.map((state) => [state, stateOf(state).state])).toEqual([
    ['NEW', 'running'],
    ['SAVING', 'running'],
    ['FAILED', 'failed'],
    ['PROTECTED', 'good'],
    ['UNKNOWN', 'unknown'],
    ['CANCELING', 'deleting'],
    ['CANCELED', 'failed'],
    ['QUEUED', 'running'],
    ['REBUILDING', 'running'],
    ['DELETED', 'failed'],
    ['DEGRADED', 'degraded'],
  ])
})

test.each([['ARCHIVED'], ['constructor'], [null]])(
  'a state of %j is unknown, and keeps its word',
  (word) => {
    expect(stateOf(word)).toMatchObject({ state: 'unknown', sourceState: word, reason: null })
  },
)

test('what a state means beyond its name stands as reason', () => {
  expect(stateOf('DEGRADED').reason).toBe('Only one copy of it exists.')
  expect(stateOf('DELETED').reason).toBe('Its data is gone before it expired.')
  expect(stateOf('FAILED').reason).toBeNull()
})

test('a policy backup, as the row shows it', () => {
  expect(mapBackup(aBackup(), 'fed-paris').row).toEqual({
    sourceId: 'fed-paris',
    id: 'f6d5980c-478c-4292-aabf-67da627dbc57',
    vmId: '729861fd-a006-4849-bf08-b232551989c0',
    name: '2026-11-20T06:00:00+00:00',
    at: '2026-11-20T06:00:00.000Z',
    state: 'good',
    sourceState: 'PROTECTED',
    reason: null,
    origin: 'policy',
    destination: 'paris-cluster-01',
    sizeBytes: 12_574_720,
    consistency: 'Crash-consistent (NONE)',
    expiresAt: '2026-11-22T06:00:00.000Z',
    lockedUntil: null,
  })
})

test('a backup without a cluster lives on its external store', () => {
  const record = aBackup({ omnistack_cluster_name: null, external_store_name: 'storeonce-1' })
  expect(mapBackup(record, 'fed-paris').row.destination).toBe('storeonce-1')
})

test.each([
  ['POLICY', 'policy'],
  ['MANUAL', 'manual'],
  ['UNSPECIFIED', 'unspecified'],
  [null, null],
])('a backup of type %j is of origin %j', (type, origin) => {
  expect(mapBackup(aBackup({ type }), 'fed-paris').row.origin).toBe(origin)
})

test('every kind of consistency is told in words, an unknown one in its own', () => {
  const words = [...consistencyTypes, 'QUIESCED', null].map(
    (consistency_type) => mapBackup(aBackup({ consistency_type }), 'fed-paris').row.consistency,
  )
  expect(words).toEqual([
    'Crash-consistent (NONE)',
    'Hypervisor snapshot (DEFAULT)',
    'Crash-consistent after VSS failed (FAILEDVSS)',
    'Not applicable',
    'Application-consistent (VSS)',
    'QUIESCED',
    null,
  ])
})

const now = new Date('2026-11-20T10:00:00Z')
const gold = { name: 'Gold 4 h', frequencyMinutes: 240, steady: true }
const host = {
  id: 'host-1',
  name: 'esx-par-114',
  policy_enabled: true,
  state: 'ALIVE',
  upgrade_state: null,
}
const ran = '2026-11-20T08:00:00.000Z'
const runs = {
  name: null,
  at: ran,
  failed: false,
  good: true,
  policyRunAt: ran,
  endedAt: ran,
}

const vmIn = (context: Partial<VmContext>, changes: Parameters<typeof aVm>[0] = {}) =>
  mapVm(aVm(changes), { policy: gold, host, runs, ...context }, 'fed-paris', now)

test('a VM, as row and detail show it', () => {
  expect(vmIn({})).toEqual({
    row: {
      sourceId: 'fed-paris',
      id: '729861fd-a006-4849-bf08-b232551989c0',
      name: 'sql-prod-01',
      system: 'omnistack',
      rpoMinutes: 240,
      policy: 'Gold 4 h',
      nextRunAt: '2026-11-20T12:00:00.000Z',
      host: 'esx-par-114',
      cluster: 'paris-cluster-01',
    },
    facts: {
      power: 'On',
      capacityBytes: 42_949_672_960,
      guest: null,
      datastore: 'ds-gold',
      lastRunAt: ran,
      lastRunError: null,
    },
    claims: {
      newestGoodAt: null,
      lastRunFailed: false,
      lastRunError: null,
      paused: false,
      protected: true,
    },
  })
})

test('policies suspended on its host pause a VM: no run is due', () => {
  const paused = vmIn({ host: { ...host, policy_enabled: false } })
  expect(paused.claims.paused).toBe(true)
  expect(paused.row.nextRunAt).toBeNull()
})

test('a VM on a compute node, whose host the federation does not know, has no host', () => {
  expect(vmIn({ host: null }).row.host).toBeNull()
  expect(vmIn({ host: null }, { host_name: 'esx-compute-1' }).row.host).toBe('esx-compute-1')
})

test('a policy that takes no backups protects nothing', () => {
  const policy = { name: 'No backups', frequencyMinutes: null, steady: false }
  expect(vmIn({ policy }).claims.protected).toBe(false)
  expect(vmIn({ policy }).row.rpoMinutes).toBeNull()
})

test('of a policy that was not read nothing is claimed', () => {
  const vm = vmIn({ policy: null })
  expect(vm.claims.protected).toBeNull()
  expect(vm.row).toMatchObject({ policy: 'Gold 4 h', rpoMinutes: null, nextRunAt: null })
})

test('whose newest run failed, says so', () => {
  expect(vmIn({ runs: { ...runs, failed: true } }).claims.lastRunFailed).toBe(true)
})

test('before its backups are read, a VM claims no run', () => {
  expect(vmIn({ runs: null })).toMatchObject({
    row: { nextRunAt: null },
    facts: { lastRunAt: null },
    claims: { lastRunFailed: null },
  })
})

test('every power state is told in words, an unknown one in its own', () => {
  const words = [...vmPowerStates, 'HIBERNATED', null].map(
    (state) => vmIn({}, { hypervisor_virtual_machine_power_state: state }).facts.power,
  )
  expect(words).toEqual(['On', 'Off', 'Suspended', 'Unknown', 'HIBERNATED', null])
})

test('what has no name goes by its id', () => {
  expect(vmIn({}, { name: null }).row.name).toBe('729861fd-a006-4849-bf08-b232551989c0')
  expect(mapBackup(aBackup({ name: null }), 'fed-paris').row.name).toMatch(/^f6d5980c/)
})
