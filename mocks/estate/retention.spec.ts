import { expect, test } from 'vitest'
import { createRandom } from './random'
import { fillRetention, topUp } from './retention'
import { extents } from './sizes'
import { createWorld } from './world'

const now = Date.UTC(2026, 10, 21, 8)
const minute = 60_000
const create = () => {
  const world = createWorld(1, extents.small, now)
  fillRetention(createRandom(1, 'backups'), world, now)
  return world
}

test('every VM holds what its policy has taken and not yet let go', () => {
  const world = create()
  for (const vm of world.vms.values()) {
    const policy = world.policies.get(vm.policyId ?? '')
    const backups = (world.backups.get(vm.id) ?? []).filter(({ tier }) => tier === 'BACKUP')
    if (!policy || policy.everyMinutes === 0) expect(backups).toEqual([])
    else {
      const most = Math.ceil(policy.keepMinutes / policy.everyMinutes)
      expect(backups.length).toBeLessThanOrEqual(most)
      for (const { at, expiresAt } of backups) {
        expect(at).toBeGreaterThanOrEqual(vm.createdAt)
        expect(at).toBeLessThan(now)
        expect(expiresAt).toBe(at + policy.keepMinutes * minute)
        expect((at / minute - vm.offsetMinutes) % policy.everyMinutes).toBe(0)
      }
    }
  }
})

test('what a policy has beside its backups: snapshots for a day, cloud copies of every second day', () => {
  const world = create()
  const copies = [...world.backups.values(), ...world.snapshots.values()].flat()
  const snapshots = copies.filter(({ tier }) => tier === 'SNAPSHOT')
  const cloud = copies.filter(({ tier }) => tier === 'CLOUD_BACKUP')
  expect(snapshots.length).toBeGreaterThan(0)
  expect(cloud.length).toBeGreaterThan(0)
  for (const { at, expiresAt, storeId } of snapshots) {
    expect(storeId).toBeNull()
    expect(expiresAt).toBe(at + 1_440 * minute)
    expect(at).toBeGreaterThan(now - 1_440 * minute)
  }
  for (const { at, vmId, lockedUntil } of cloud) {
    const { offsetMinutes = 0 } = world.vms.get(vmId) ?? {}
    expect((at / minute - offsetMinutes) % 2_880).toBe(0)
    expect(lockedUntil).toBe(at + 7 * 1_440 * minute)
  }
})

test('what is past has ended: good, rarely degraded, or failed with a reason and without size', () => {
  const backups = [...create().backups.values()].flat()
  for (const { state, reason, sizeBytes } of backups) {
    expect(['GOOD', 'DEGRADED', 'FAILED']).toContain(state)
    expect(reason === null).toBe(state !== 'FAILED')
    expect(sizeBytes === 0).toBe(state === 'FAILED')
  }
  const good = backups.filter(({ state }) => state === 'GOOD').length
  expect(good / backups.length).toBeGreaterThan(0.95)
})

test('manual backups make up the number that a federation is said to hold; they never expire', () => {
  const world = create()
  topUp(createRandom(1, 'top up'), extents.small, world, now)
  const held = [...world.vms.values()].flatMap((vm) =>
    'omnistack' in vm.home ? (world.backups.get(vm.id) ?? []) : [],
  )
  expect(held).toHaveLength(44)
  const manual = held.filter(({ origin }) => origin === 'MANUAL')
  expect(manual.length).toBeGreaterThan(0)
  for (const backup of manual) expect(backup.expiresAt).toBeNull()
})
