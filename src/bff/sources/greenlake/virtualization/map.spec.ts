import { expect, test } from 'vitest'
import { parseItem } from '../../tolerant'
import type { Plan } from '../backup-recovery/plan'
import { isInfrastructure, mapVm } from './map'
import { infrastructureClasses, protectionStatuses, vmSchema, type WireVm } from './wire'

const wire: WireVm = {
  id: 'c6f1518f-3e71-5770-978d-fe8773aff178',
  type: 'virtualization/virtual-machine',
  name: 'db-par-012',
  displayName: 'db-par-012',
  powerState: 'POWERED_ON',
  state: 'OK',
  status: 'OK',
  protectionStatus: 'PROTECTED',
  recoveryPointsExist: true,
  protectionJobInfo: { id: 'j1', protectionPolicyInfo: { id: 'p1', name: 'Gold' } },
  clusterInfo: { id: 'cl1', name: 'paris-cluster-1' },
  hostInfo: { id: 'h1', displayName: 'esx-par-114', name: 'esx-par-114.example.com' },
  capacityInBytes: 214748364800,
  computeInfo: { memorySizeInMib: '32768', numCpuCores: 8 },
  guestInfo: { type: 'LINUX', name: 'Ubuntu Linux (64-bit)' },
  appInfo: {
    vmware: {
      datastoresInfo: [
        { id: 'd1', name: 'par-ds1' },
        { id: 'd2', name: 'par-ds2' },
      ],
    },
  },
  vclsVm: false,
  vmClassification: '',
  vmPerfMetricInfo: {},
  vmProtectionGroupsInfo: null,
}

const plan: Plan = {
  policy: 'Gold',
  rpoMinutes: 1440,
  nextRunAt: '2026-11-21T00:00:00.000Z',
  newestGoodAt: '2026-11-20T00:00:00.000Z',
  lastRun: { at: '2026-11-20T00:04:00.000Z', failed: true, error: 'The store is offline.' },
  paused: false,
  runs: 'x',
}

const read = (changes: Partial<WireVm> = {}) => {
  const record = parseItem(vmSchema, { ...wire, ...changes })
  if (record === null) throw new Error('The VM on the wire cannot be read.')
  return record
}
const mapped = (changes: Partial<WireVm> = {}, withPlan: Plan | null = plan) =>
  mapVm(read(changes), withPlan, { sourceId: 'ds-eu', region: null })

test('a protected VM with what its job says', () => {
  expect(mapped()).toEqual({
    row: {
      sourceId: 'ds-eu',
      id: 'c6f1518f-3e71-5770-978d-fe8773aff178',
      name: 'db-par-012',
      system: 'backup-recovery',
      rpoMinutes: 1440,
      policy: 'Gold',
      nextRunAt: '2026-11-21T00:00:00.000Z',
      host: 'esx-par-114',
      cluster: 'paris-cluster-1',
    },
    facts: {
      power: 'Powered on',
      capacityBytes: 214748364800,
      guest: 'Ubuntu Linux (64-bit)',
      datastore: 'par-ds1, par-ds2',
      lastRunAt: '2026-11-20T00:04:00.000Z',
      lastRunError: 'The store is offline.',
    },
    claims: {
      newestGoodAt: '2026-11-20T00:00:00.000Z',
      lastRunFailed: true,
      lastRunError: 'The store is offline.',
      paused: false,
      protected: true,
    },
  })
})

test.each([
  ['UNPROTECTED', false],
  ['LAPSED', null],
  ['PENDING', true],
  ['PARTIAL', true],
  ['PROTECTED', true],
  ['PAUSED', true],
  ['UNSUPPORTED', false],
  ['ARCHIVED', null],
  ['', null],
] as const)('%s without a known job claims protected %s', (protectionStatus, expected) => {
  expect(mapped({ protectionStatus }, null).claims.protected).toBe(expected)
})

test('only LAPSED among the documented leaves it open whether something protects the VM', () => {
  const open = protectionStatuses.filter(
    (protectionStatus) => mapped({ protectionStatus }, null).claims.protected === null,
  )
  expect(open).toEqual(['LAPSED'])
})

test('a VM that does not say is protected where a job is known', () => {
  expect(mapped({ protectionStatus: null }).claims.protected).toBe(true)
})

test('paused by its status or by its job', () => {
  expect(mapped({ protectionStatus: 'PAUSED' }).claims.paused).toBe(true)
  expect(mapped({}, { ...plan, paused: true }).claims.paused).toBe(true)
})

test('without a job the policy that the VM names is still shown, the rest is not known', () => {
  expect(mapped({}, null)).toMatchObject({
    row: { policy: 'Gold', rpoMinutes: null, nextRunAt: null },
    facts: { lastRunAt: null, lastRunError: null },
    claims: { newestGoodAt: null, lastRunFailed: false },
  })
})

test('references full of empty strings are no references', () => {
  const none = { id: '', name: '', displayName: '', resourceUri: '', type: '' }
  const { row } = mapped(
    {
      hostInfo: none,
      clusterInfo: none,
      protectionJobInfo: { ...none, protectionPolicyInfo: none },
    },
    null,
  )
  expect(row).toMatchObject({ host: null, cluster: null, policy: null })
})

test('the guest is named by its type where it has no name', () => {
  expect(mapped({ guestInfo: { type: 'LINUX' } }).facts.guest).toBe('Linux')
  expect(mapped({ guestInfo: null, powerState: null, appInfo: null }).facts).toMatchObject({
    guest: null,
    power: null,
    datastore: null,
  })
})

test('machines of the products themselves are infrastructure', () => {
  for (const vmClassification of infrastructureClasses)
    expect(isInfrastructure(read({ vmClassification }))).toBe(true)
  expect(isInfrastructure(read({ vclsVm: true }))).toBe(true)
  expect(isInfrastructure(read())).toBe(false)
  expect(isInfrastructure(read({ vmClassification: 'GUEST' }))).toBe(false)
})
