import { expect, test } from 'vitest'
import { createRuns } from './runs'
import { aBackup, aVm } from './testing/records'
import { watchedCluster, watchedHost, watchedPolicy, watchedRuns, watchedVm } from './watched'

const host = { id: 'h', name: 'esx', policy_enabled: true, state: 'ALIVE', upgrade_state: 'NOOP' }
const cluster = {
  id: 'c',
  name: 'paris-1',
  upgrade_state: 'SUCCESS_COMMITTED',
  arbiter_required: true,
  arbiter_configured: true,
  arbiter_connected: true,
}

test('of a host: its state, its upgrade, whether its policies run', () => {
  expect(watchedHost(host)).toEqual({
    id: 'h',
    name: 'esx',
    fields: { state: 'ALIVE', upgrade: 'NOOP', policies: 'active' },
  })
  expect(watchedHost({ ...host, policy_enabled: false }).fields['policies']).toBe('suspended')
})

test('of a cluster: its upgrade, and its arbiter where it wants one', () => {
  expect(watchedCluster(cluster).fields).toEqual({
    upgrade: 'SUCCESS_COMMITTED',
    arbiter: 'connected',
  })
  const away = { ...cluster, arbiter_connected: false }
  expect(watchedCluster(away).fields['arbiter']).toBe('lost')
  const unwanted = { ...away, arbiter_required: false, arbiter_configured: false }
  expect(watchedCluster(unwanted).fields['arbiter']).toBeNull()
})

test.each(['UNKNOWN', 'OUT_OF_SCOPE', null])('%s says nothing for sure', (word) => {
  expect(watchedHost({ ...host, state: word }).fields['state']).toBeNull()
  expect(watchedCluster({ ...cluster, upgrade_state: word }).fields['upgrade']).toBeNull()
  expect(watchedVm(aVm({ ha_status: word })).fields['ha']).toBeNull()
})

test('of a VM: its copies once they are settled, and its policy', () => {
  expect(watchedVm(aVm())).toMatchObject({
    name: 'sql-prod-01',
    fields: { ha: 'SAFE', policy: 'Gold 4 h' },
  })
  expect(watchedVm(aVm({ ha_status: 'SYNCING' })).fields['ha']).toBeNull()
})

test('of a policy: how often it takes backups', () => {
  expect(watchedPolicy('p', { name: 'Gold', frequencyMinutes: 240, steady: true })).toEqual({
    id: 'p',
    name: 'Gold',
    fields: { frequency: '240' },
  })
  const none = { name: null, frequencyMinutes: null, steady: false }
  expect(watchedPolicy('p', none).fields).toEqual({ frequency: 'none' })
})

test.each([
  ['PROTECTED', 'good'],
  ['DEGRADED', 'good'],
  ['FAILED', 'failed 2026-11-20T06:00:00.000Z'],
  ['CANCELED', null],
  ['SAVING', null],
])('a newest run that is %s is %s', (state, run) => {
  const runs = createRuns()
  runs.learn([aBackup({ state })])
  const [[vmId, last] = ['', null]] = runs.listEnded()
  expect(last && watchedRuns(vmId, last)).toEqual({
    id: '729861fd-a006-4849-bf08-b232551989c0',
    name: 'sql-prod-01',
    fields: { run },
  })
})
