import { expect, test } from 'vitest'
import {
  createDatastore,
  deleteDatastore,
  resizeDatastore,
  setDatastorePolicy,
  shareDatastore,
} from './datastore-tasks'
import { createDrivenFederation } from './driven-federation'

const tebibyte = 2 ** 40

/** A federation with a datastore that VMs are on, and an empty one. */
const open = () => {
  const driven = createDrivenFederation()
  const { federation, settle, vms } = driven
  const [full] = federation.datastores.filter(({ id }) => vms().some((vm) => vm.datastoreId === id))
  if (!full) throw new Error('The federation has no VMs.')
  const { clusterId, policyId } = full
  const order = { name: 'spare', clusterId, policyId, sizeBytes: tebibyte, singleReplica: true }
  const [made] = settle(createDatastore(order)).affected
  const empty = federation.datastores.find(({ id }) => id === made?.id)
  if (!empty) throw new Error('The datastore has not been made.')
  return { ...driven, full, order, empty }
}

test('a datastore is made in a cluster that exists, under a policy that exists', () => {
  const { settle, order, empty, federation } = open()
  expect(empty).toMatchObject({ ...order, sharedWith: [] })
  const before = federation.datastores.length
  expect(settle(createDatastore({ ...order, clusterId: 'nowhere' })).error?.message).toBe(
    'The omnistack cluster does not exist.',
  )
  expect(settle(createDatastore({ ...order, policyId: 'none' })).error?.message).toBe(
    'The policy does not exist.',
  )
  expect(federation.datastores).toHaveLength(before)
})

test('only an empty datastore is deleted', () => {
  const { settle, full, empty, federation } = open()
  expect(settle(deleteDatastore(full.id)).error?.message).toMatch(/still holds/)
  expect(settle(deleteDatastore(empty.id)).state).toBe('COMPLETED')
  expect(federation.datastores).toContain(full)
  expect(federation.datastores).not.toContain(empty)
})

test('its policy is for VMs that come, not for those that are there', () => {
  const { settle, full, estate, vms } = open()
  const there = vms().filter(({ datastoreId }) => datastoreId === full.id)
  const before = there.map(({ policyId }) => policyId)
  const other = [...estate.policies.values()].find(
    ({ id, home }) => 'omnistack' in home && id !== full.policyId,
  )
  settle(setDatastorePolicy(full.id, other?.id ?? ''))
  expect(full.policyId).toBe(other?.id)
  expect(there.map(({ policyId }) => policyId)).toEqual(before)
})

test('resized, it has its new size; a datastore that is gone has none', () => {
  const { settle, empty } = open()
  settle(resizeDatastore(empty.id, 2 * tebibyte))
  expect(empty.sizeBytes).toBe(2 * tebibyte)
  expect(settle(resizeDatastore('gone', 1)).error?.message).toBe('The datastore does not exist.')
})

test('shared with a host once, however often that is asked, and with known hosts only', () => {
  const { settle, empty } = open()
  const share = (host: string, shared: boolean) =>
    settle(shareDatastore(empty.id, host, shared, ['std-1'])).state
  expect([share('std-1', true), share('std-1', true)]).toEqual(['COMPLETED', 'COMPLETED'])
  expect(empty.sharedWith).toEqual(['std-1'])
  expect(share('std-9', true)).toBe('FAILED')
  share('std-1', false)
  expect(empty.sharedWith).toEqual([])
})
