import { expect, test } from 'vitest'
import type { Vm } from '../virtual/types'
import { createDrivenFederation } from './driven-federation'
import { cloneVm, moveVm, setVmPolicy, setVmPower, vmIn } from './vm-tasks'

/** A federation, and one of its VMs that is in that state. */
const open = (power: Vm['power'] = 'ON') => {
  const driven = createDrivenFederation()
  const [vm, other] = driven.vms()
  if (!vm || !other) throw new Error('The federation has no two VMs.')
  vm.power = power
  return { ...driven, vm, other, made: (id = '') => driven.estate.vms.get(id) }
}

test('a clone is off, on the datastore of its model, and has no backups yet', () => {
  const { settle, vm, made, estate } = open()
  const task = settle(cloneVm(vm.id, 'twin'))
  expect(task).toMatchObject({ state: 'COMPLETED', affected: [{ type: 'virtual_machine' }] })
  const clone = made(task.affected[0]?.id)
  expect(clone).toMatchObject({ name: 'twin', power: 'OFF', datastoreId: vm.datastoreId })
  expect(clone?.id).not.toBe(vm.id)
  expect(estate.backupsOf(clone?.id ?? '')).toEqual([])
})

test('a name that another VM of the federation has is refused as a duplicate', () => {
  const { settle, vm, other, vms } = open()
  const before = vms().length
  expect(settle(cloneVm(vm.id, other.name))).toMatchObject({ state: 'FAILED', error: { code: 13 } })
  expect(vms()).toHaveLength(before)
})

test('a name that is taken while the clone is made is a duplicate at its end', () => {
  const { start, pass, vm } = open()
  const tasks = [start(cloneVm(vm.id, 'twin')), start(cloneVm(vm.id, 'twin'))]
  pass(20_000)
  expect(tasks.map(({ state }) => state)).toEqual(['COMPLETED', 'FAILED'])
})

test('moved, a VM has a new id on its new datastore; its backups stay under the old one', () => {
  const { settle, vm, made, federation, estate } = open('OFF')
  const target = federation.datastores.find(({ id }) => id !== vm.datastoreId)
  if (!target) throw new Error('The federation has one datastore only.')
  const backups = estate.backupsOf(vm.id).length
  const task = settle(moveVm(vm, target.id))
  const moved = made(task.affected[0]?.id)
  expect(moved).toMatchObject({
    name: vm.name,
    datastoreId: target.id,
    clusterId: target.clusterId,
    policyId: target.policyId,
  })
  expect(made(vm.id)).toBeUndefined()
  expect(federation.departed.get(vm.id)?.vm).toBe(vm)
  expect(estate.backupsOf(vm.id)).toHaveLength(backups)
  const host = federation.hosts.find(({ machineId }) => machineId === moved?.machineId)
  expect(host?.clusterId).toBe(target.clusterId)
})

test('only a VM that is off is moved, and only to a datastore that exists', () => {
  const { settle, vm, made } = open('ON')
  expect(settle(moveVm(vm, vm.datastoreId)).error?.code).toBe(130)
  vm.power = 'OFF'
  expect(settle(moveVm(vm, 'nowhere')).error?.message).toBe('The datastore does not exist.')
  expect(made(vm.id)).toBe(vm)
})

test('one that is switched on while it is to move stays where it is', () => {
  const { start, pass, vm, made } = open('OFF')
  const move = moveVm(vm, vm.datastoreId, 'elsewhere')
  const task = start(move)
  vm.power = 'ON'
  pass(move.durationMs)
  expect(task).toMatchObject({ state: 'FAILED', error: { code: 130 } })
  expect(made(vm.id)).toBe(vm)
})

test('power is switched to what it is not, and at the end of the task', () => {
  const { start, pass, settle, vm } = open('OFF')
  expect(settle(setVmPower(vm.id, 'OFF')).error?.code).toBe(130)
  const task = start(setVmPower(vm.id, 'ON'))
  expect(vm.power).toBe('OFF')
  pass(5_000)
  expect([task.state, vm.power]).toEqual(['COMPLETED', 'ON'])
})

test('under another policy, VMs are on its schedule from then on', () => {
  const { settle, vm, other, estate } = open()
  const policy = [...estate.policies.values()].find(
    ({ id, home, everyMinutes }) => 'omnistack' in home && id !== vm.policyId && everyMinutes > 0,
  )
  if (!policy) throw new Error('The federation has no other policy.')
  const { affected } = settle(setVmPolicy([vm.id, other.id], policy.id))
  expect(affected.map(({ id }) => id)).toEqual([vm.id, other.id])
  for (const one of [vm, other]) {
    expect(one.policyId).toBe(policy.id)
    const next = estate.nextRunOf(one) ?? 0
    expect(next - estate.now()).toBeLessThanOrEqual(policy.everyMinutes * 60_000)
  }
})

test('a VM of another home is none of the federation', () => {
  const { estate, settle } = open()
  const [foreign] = [...estate.vms.values()].filter(({ home }) => 'greenlake' in home)
  const task = settle({
    durationMs: 1_000,
    finish: (site) => [{ type: 'virtual_machine', id: vmIn(site, foreign?.id ?? '').id }],
  })
  expect(task.error?.message).toBe('The virtual machine does not exist.')
})
