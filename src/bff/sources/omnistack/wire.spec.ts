import { expect, test } from 'vitest'
import { parseItem } from '../tolerant'
import { backupSchema, hostSchema, parsePage, policySchema, vmSchema } from './wire'

const backup = {
  id: 'f6d5980c',
  name: 'vm32_A_6-backup-2016-03-13T21:03:46-04:00',
  sent: 0,
  state: 'PROTECTED',
  type: 'MANUAL',
  omnistack_cluster_name: 'Boston -:- OmniCube CN-2000 5.5.0',
  datastore_name: 'ds2',
  expiration_time: 'NA',
  virtual_machine_id: '729861fd',
  size: 12_574_720,
  application_consistent: false,
  created_at: '2016-03-14T01:03:46Z',
}
const readBackup = (changes: object) => parseItem(backupSchema, { ...backup, ...changes })

test('a backup of an old API is read with what it has', () => {
  expect(readBackup({})).toEqual({
    id: 'f6d5980c',
    name: 'vm32_A_6-backup-2016-03-13T21:03:46-04:00',
    created_at: '2016-03-14T01:03:46.000Z',
    state: 'PROTECTED',
    type: 'MANUAL',
    expiration_time: null,
    size: 12_574_720,
    consistency_type: null,
    omnistack_cluster_name: 'Boston -:- OmniCube CN-2000 5.5.0',
    external_store_name: null,
    virtual_machine_id: '729861fd',
    virtual_machine_name: null,
  })
})

test.each([['NA'], [''], ['1970-01-01T00:00:00Z'], [null], [17]])(
  'an expiration time of %j is none',
  (expiration_time) => {
    expect(readBackup({ expiration_time })?.expiration_time).toBeNull()
  },
)

test.each([
  [-1, null],
  ['4096', 4096],
  ['', null],
  [null, null],
])('a size of %j is read as %j', (size, read) => {
  expect(readBackup({ size })?.size).toBe(read)
})

test.each([[{ created_at: 'NA' }], [{ id: '' }], [{ virtual_machine_id: undefined }]])(
  'a backup with %j cannot be placed, and is none',
  (changes) => {
    expect(readBackup(changes)).toBeNull()
  },
)

test('a VM without its optional fields has no power state', () => {
  const vm = parseItem(vmSchema, { id: 'vm-1', name: 'mail-01', policy_name: '' })
  expect(vm).toMatchObject({
    name: 'mail-01',
    policy_name: null,
    hypervisor_virtual_machine_power_state: null,
  })
})

test('a policy without rules has none, and a rule that is not one is left out', () => {
  expect(parseItem(policySchema, { id: 'p', name: 'None', rules: null })?.rules).toEqual([])
  const rules = [{ frequency: 240, days: 'All' }, 'odd', { frequency: '720' }]
  expect(parseItem(policySchema, { id: 'p', name: 'Two', rules })?.rules).toEqual([
    { frequency: 240, days: 'All', start_time: null, end_time: null },
    { frequency: 720, days: null, start_time: null, end_time: null },
  ])
})

test('a page counts what is on the wire, readable or not', () => {
  const body = { offset: 0, limit: 500, count: 21, hosts: [{ id: 'h', name: 'esx' }, { id: 3 }] }
  expect(parsePage(hostSchema, 'hosts', body)).toEqual({
    items: [{ id: 'h', name: 'esx', policy_enabled: null, state: null, upgrade_state: null }],
    size: 2,
    total: 21,
  })
})

test('a page that does not count has no total', () => {
  expect(parsePage(hostSchema, 'hosts', { hosts: [] })?.total).toBeNull()
})

test.each([[null], ['<html>'], [{ count: 0 }], [{ hosts: {} }], [{ backups: [] }]])(
  '%j is no list of hosts',
  (body) => {
    expect(parsePage(hostSchema, 'hosts', body)).toBeNull()
  },
)
