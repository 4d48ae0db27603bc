import { expect, test } from 'vitest'
import type { Backup } from '../backup-types'
import { createDrivenEstate } from '../driven-estate'
import { deleteCopy, editCopy } from './copy-tasks'
import { setOrchestratorConnected } from './orchestrators'
import { restoreAlternate, restoreDisks, restoreFiles, restoreParent } from './restore'

const minute = 60_000
const region = 'eu-central'

/** A VM of a region that is on, with a good copy of it in a store. */
const open = () => {
  const { estate, pass } = createDrivenEstate()
  const isGood = ({ state, storeId }: Backup) => state === 'GOOD' && storeId !== null
  const vm = [...estate.vms.values()].find(
    ({ id, home, power }) =>
      'greenlake' in home &&
      home.greenlake === region &&
      power === 'ON' &&
      estate.backupsOf(id).some(isGood),
  )
  const copy = estate.backupsOf(vm?.id ?? '').findLast(isGood)
  const store = estate.protection.stores.get(copy?.storeId ?? '')
  if (!vm || !copy || !store) throw new Error('No VM of the region has a good copy.')
  return {
    estate,
    pass,
    vm,
    copy,
    store,
    from: { vm, copy, user: 'ines' },
    about: { region, user: 'ines', uri: `/copies/${copy.id}`, type: 'backup' } as const,
    loseOrchestrator: () => {
      for (const one of estate.protection.orchestrators.values())
        if (one.region === region)
          estate.act((course, at) => setOrchestratorConnected(course, at, one, false))
    },
    held: () => estate.backupsOf(vm.id).includes(copy),
  }
}

test('restored over itself, a VM is off and restoring, and in the end on again', () => {
  const { estate, pass, vm, copy, from } = open()
  const task = estate.act((course, at) => restoreParent(course, at, from))
  expect([vm.state, vm.power, copy.busy]).toEqual(['RESTORING', 'OFF', 'IN_USE_FOR_RESTORE'])
  pass(6 * minute)
  expect([task.state, vm.state, vm.power, copy.busy]).toEqual(['SUCCEEDED', 'OK', 'ON', null])
})

test('restored as a new one, a VM stands where it was asked to, and nothing protects it', () => {
  const { estate, pass, vm, from } = open()
  const { machineId, clusterId, clusterName, datastoreId, datastoreName } = vm
  const place = { machineId, clusterId, clusterName, datastoreId, datastoreName }
  estate.act((course, at) =>
    restoreAlternate(course, at, from, { ...place, name: 'again', powerOn: false }),
  )
  const named = () => [...estate.vms.values()].find(({ name }) => name === 'again')
  expect(named()).toBeUndefined()
  pass(8 * minute)
  expect(named()).toMatchObject({ ...place, power: 'OFF', state: 'OK', jobId: null })
  expect(estate.backupsOf(named()?.id ?? '')).toEqual([])
})

test('disks beside those of another VM make it larger; over its own, they do not', () => {
  const { estate, pass, vm, from } = open()
  const other = [...estate.vms.values()].find(
    ({ id, home }) => 'greenlake' in home && home.greenlake === region && id !== vm.id,
  )
  if (!other) throw new Error('The region has one VM only.')
  const disks = [{ label: 'Hard disk 1', capacityBytes: 1_000 }]
  const before = [vm.capacityBytes, other.capacityBytes + 1_000, other.power]
  estate.act((course, at) => restoreDisks(course, at, from, disks, null))
  expect([vm.state, vm.power]).toEqual(['RESTORING', 'OFF'])
  estate.act((course, at) => restoreDisks(course, at, from, disks, other))
  pass(4 * minute)
  expect([vm.capacityBytes, other.capacityBytes, other.power]).toEqual(before)
  expect([vm.state, vm.power]).toEqual(['OK', 'ON'])
})

test('files are put into a running guest only', () => {
  const { estate, pass, vm, from } = open()
  const restore = () => {
    const task = estate.act((course, at) => restoreFiles(course, at, from, ['/etc/hosts'], vm))
    pass(2 * minute)
    return [task.state, task.error?.error]
  }
  expect(restore()[0]).toBe('SUCCEEDED')
  vm.power = 'OFF'
  expect(restore()).toEqual(['FAILED', `The guest of virtual machine ${vm.name} is not running.`])
})

test('from a store that cannot be reached nothing is restored; the VM is well for it', () => {
  const { estate, pass, vm, copy, store, from } = open()
  const { gateways, storeOnces } = estate.protection
  gateways.delete(store.system.id)
  storeOnces.delete(store.system.id)
  const task = estate.act((course, at) => restoreParent(course, at, from))
  pass(6 * minute)
  expect([task.state, vm.state, copy.busy]).toEqual(['FAILED', 'OK', null])
})

test('without its orchestrator nobody hears of a restore again, and the copy is free', () => {
  const { estate, pass, copy, from, loseOrchestrator } = open()
  loseOrchestrator()
  const task = estate.act((course, at) => restoreParent(course, at, from))
  pass(6 * minute)
  expect([task.state, copy.busy]).toEqual(['TIMEDOUT', null])
})

test('what is changed of a copy is so at the end of its task', () => {
  const { estate, pass, copy, about } = open()
  const edit = { name: 'before the change', expiresAt: null }
  estate.act((course, at) => editCopy(course, at, copy, about, edit))
  expect(copy.busy).toBe('UPDATING')
  pass(8_000)
  expect(copy).toMatchObject({ ...edit, busy: null })
})

test('a deleted copy leaves room in its store', () => {
  const { estate, pass, copy, store, about, held } = open()
  const before = store.copiesBytes
  estate.act((course, at) => deleteCopy(course, at, copy, about))
  expect([held(), copy.busy]).toEqual([true, 'DELETING'])
  pass(20_000)
  expect(held()).toBe(false)
  expect(store.copiesBytes).toBe(before - copy.sizeBytes)
})

test('its store out of reach, a copy stays', () => {
  const { estate, pass, copy, store, about, held } = open()
  estate.protection.gateways.delete(store.system.id)
  estate.protection.storeOnces.delete(store.system.id)
  const task = estate.act((course, at) => deleteCopy(course, at, copy, about))
  pass(20_000)
  expect([task.state, held(), copy.busy]).toEqual(['FAILED', true, null])
})

test.each([
  ['APPROVED', false],
  ['CANCELLED', true],
] as const)(
  'under dual authorization a deletion waits; %s, the copy stays: %s',
  (verdict, stays) => {
    const { estate, pass, copy, about, held } = open()
    estate.setDualAuthorization(region, true, 'ines')
    estate.act((course, at) => deleteCopy(course, at, copy, about))
    pass(minute)
    expect([held(), copy.busy]).toEqual([true, 'PENDING_DELETE_APPROVAL'])
    const waiting = [...estate.heldOperations.values()].at(-1)
    expect(waiting).toMatchObject({ operation: 'DELETE', requestedBy: 'ines', state: 'PENDING' })
    estate.check(waiting?.id ?? '', 'paul', verdict)
    pass(minute)
    expect([held(), copy.busy === 'PENDING_DELETE_APPROVAL']).toEqual([stays, false])
  },
)
