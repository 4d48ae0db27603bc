import { expect, test } from 'vitest'
import type { Moved } from '../../mirror/entities'
import { tellMove } from './tell'

const moved = (what: string, from: string | null, to: string | null): Moved => {
  const [kind = '', field = ''] = what.split('.')
  return { kind, id: 'x', name: 'x', field, from, to, at: '2026-11-20T10:00:00.000Z' }
}
const tell = (what: string, from: string | null, to: string | null) =>
  tellMove(moved(what, from, to))

test.each<[string, string | null, string | null, string, string, string]>([
  ['host.state', 'ALIVE', 'FAULTY', 'server', 'critical', 'Host failed'],
  ['host.state', 'FAULTY', 'MANAGED', 'server', 'warning', 'Virtual controller offline'],
  ['host.state', 'MANAGED', 'ALIVE', 'server', 'info', 'Host alive again'],
  ['host.state', 'ALIVE', 'SUSPECTED', 'server', 'warning', 'Host suspected'],
  ['host.state', 'ALIVE', 'ASLEEP', 'server', 'unknown', 'Host state changed'],
  ['host.upgrade', 'NOOP', 'IN_PROGRESS', 'server', 'info', 'Host upgrade started'],
  ['host.upgrade', 'IN_PROGRESS', 'FAIL', 'server', 'critical', 'Host upgrade failed'],
  ['host.policies', 'active', 'suspended', 'server', 'warning', 'Policies suspended'],
  ['host.policies', 'suspended', 'active', 'server', 'info', 'Policies resumed'],
  ['cluster.upgrade', 'SUCCESS_COMMITTED', 'IN_PROGRESS', 'cluster', 'info', 'Upgrade started'],
  ['cluster.upgrade', 'IN_PROGRESS', 'FAIL_CAN_ROLLBACK', 'cluster', 'critical', 'Upgrade failed'],
  [
    'cluster.upgrade',
    'IN_PROGRESS',
    'SUCCESS_COMMIT_NEEDED',
    'cluster',
    'warning',
    'Upgrade waits to be committed',
  ],
  ['cluster.arbiter', 'connected', 'lost', 'cluster', 'critical', 'Arbiter lost'],
  ['cluster.arbiter', 'lost', 'connected', 'cluster', 'info', 'Arbiter connected again'],
  ['vm.ha', 'SAFE', 'DEGRADED', 'vm', 'warning', 'Second copy lost'],
  ['vm.ha', 'DEGRADED', 'DEFUNCT', 'vm', 'critical', 'No copy available'],
  ['vm.ha', 'DEGRADED', 'SAFE', 'vm', 'info', 'Second copy is back'],
  ['vm.policy', 'Gold', 'Silver', 'vm', 'info', 'Policy of a VM changed'],
  ['policy.frequency', '240', 'none', 'policy', 'warning', 'Policy changed'],
  ['vm.run', 'good', 'failed 2026-11-20T06:00:00.000Z', 'backup', 'warning', 'Backup failed'],
  ['vm.run', 'failed 2026-11-20T06:00:00.000Z', 'good', 'backup', 'info', 'Backups succeed again'],
  [
    'vm.protection',
    'protected',
    'past-rpo',
    'backup',
    'warning',
    'Protection lost: no good backup',
  ],
  ['vm.protection', 'protected', 'failed', 'backup', 'critical', 'Protection lost: backups fail'],
  ['vm.protection', 'protected', 'unprotected', 'backup', 'warning', 'Protection lost: no policy'],
  ['vm.protection', 'past-rpo', 'protected', 'backup', 'info', 'Protection regained'],
])('%s from %s to %s', (what, from, to, kind, tone, title) => {
  expect(tell(what, from, to)).toMatchObject({ kind, tone, title })
})

test.each([
  ['vm.protection', 'unknown', 'protected'],
  ['vm.protection', 'unknown', 'past-rpo'],
  ['vm.protection', 'protected', 'unknown'],
  ['vm.protection', 'protected', 'paused'],
  ['vm.protection', 'paused', 'protected'],
  ['vm.protection', 'past-rpo', 'failed'],
  ['vm.protection', 'failed', 'past-rpo'],
  ['host.upgrade', 'SUCCESS', 'NOOP'],
  ['server.state', 'ok', 'critical'],
  ['task.state', 'running', 'failed'],
])('%s from %s to %s is no news of a federation', (what, from, to) => {
  expect(tell(what, from, to)).toBeNull()
})

test('messages say from what to what, in the units of people', () => {
  expect(tell('policy.frequency', '1440', '240')?.message).toBe(
    'It takes backups every 4 h; before, backups every 1 d.',
  )
  expect(tell('policy.frequency', '15', 'none')?.message).toBe(
    'It takes no backups; before, backups every 15 min.',
  )
  expect(tell('vm.policy', 'Gold', 'Silver')?.message).toBe('From Gold to Silver.')
  expect(tell('vm.run', 'good', 'failed 2026-11-20T06:00:00.000Z')?.message).toBe(
    'The run of 2026-11-20 06:00 UTC failed.',
  )
})
