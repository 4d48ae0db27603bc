import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Backup } from '../backup-types'
import {
  backUpVm,
  cancelBackup,
  copyBackup,
  deleteBackups,
  expiryAfter,
  keepBackups,
  lockBackup,
  measureBackup,
  renameBackup,
  restoreAsNew,
  restoreFiles,
  restoreOriginal,
} from './backup-tasks'
import { createDrivenFederation } from './driven-federation'

const minute = 60_000
const order = { name: 'by hand', keepMinutes: 0, consistency: 'NONE', place: null } as const

/** A federation with a VM that is on and has whole backups. */
const open = () => {
  const driven = createDrivenFederation()
  const { estate, federation, settle } = driven
  const isWhole = ({ state }: Backup) => state === 'GOOD'
  const vm = driven.vms('ON').find(({ id }) => estate.backupsOf(id).filter(isWhole).length > 1)
  const [backup, second] = estate.backupsOf(vm?.id ?? '').filter(isWhole)
  if (!vm || !backup || !second) throw new Error('No VM has two backups.')
  const held = (id: string) => estate.backupsIn(federation.id).find((one) => one.backup.id === id)
  return {
    ...driven,
    vm,
    backup,
    second,
    held: (id = '') => held(id)?.backup,
    elsewhere: () => federation.clusters.find(({ id }) => id !== vm.clusterId),
    /** What a task has made or changed. */
    settled: (...task: Parameters<typeof settle>) => settle(...task).affected[0]?.id,
  }
}

test('a backup by hand has its name, its VM, and as long to live as was asked', () => {
  const { settled, held, vm, estate } = open()
  const made = held(settled(backUpVm(vm.id, { ...order, keepMinutes: 90 })))
  expect(made).toMatchObject({ name: 'by hand', vmId: vm.id, origin: 'MANUAL', state: 'GOOD' })
  expect((made?.expiresAt ?? 0) - (made?.at ?? 0)).toBe(90 * minute)
  expect(held(settled(backUpVm(vm.id, order)))?.expiresAt).toBeNull()
  expect(estate.backupsOf(vm.id).at(-1)?.name).toBe('by hand')
})

test('it lies in another cluster where that is asked for, if there is such a one', () => {
  const { settle, settled, held, vm, elsewhere } = open()
  const clusterId = elsewhere()?.id ?? vm.clusterId
  const made = held(settled(backUpVm(vm.id, { ...order, place: { clusterId } })))
  expect(made?.omnistack?.place).toEqual({ clusterId })
  const nowhere = settle(backUpVm(vm.id, { ...order, place: { clusterId: 'nowhere' } }))
  expect(nowhere.error?.message).toBe('The destination cluster does not exist.')
})

test('canceled while it is taken, a backup fails, and its task with it', () => {
  const { start, settle, pass, held, vm, estate } = open()
  const taking = start(backUpVm(vm.id, order))
  const running = estate.backupsOf(vm.id).at(-1)
  expect(running?.state).toBe('RUNNING')
  expect(settle(cancelBackup(running?.id ?? '')).state).toBe('COMPLETED')
  pass(minute)
  expect(taking).toMatchObject({ state: 'FAILED', error: { message: 'The backup was canceled.' } })
  expect(held(running?.id)).toMatchObject({ state: 'FAILED', omnistack: { cancel: 'done' } })
})

test('what is not running is not canceled', () => {
  const { settle, backup } = open()
  expect(settle(cancelBackup(backup.id)).error?.message).toBe('The backup is not running.')
})

test('a copy is of the same moment: it waits, is sent, and then holds as much', () => {
  const { start, pass, held, backup, elsewhere, estate, vm } = open()
  const copying = copyBackup(backup, { clusterId: elsewhere()?.id ?? vm.clusterId })
  const known = new Set(estate.backupsOf(vm.id))
  const task = start(copying)
  const copy = estate.backupsOf(vm.id).find((one) => !known.has(one))
  expect(copy).toMatchObject({ at: backup.at, state: 'QUEUED', sizeBytes: 0 })
  pass(5_000)
  expect(copy?.state).toBe('RUNNING')
  pass(copying.durationMs)
  expect(task.affected).toEqual([{ type: 'backup', id: copy?.id }])
  expect(held(copy?.id)).toMatchObject({ state: 'GOOD', sizeBytes: backup.sizeBytes })
  const times = estate.backupsOf(vm.id).map(({ at }) => at)
  expect(times).toEqual(times.toSorted((a, b) => a - b))
})

test('a backup that failed is neither copied nor restored', () => {
  const { settle, backup, vm } = open()
  backup.state = 'FAILED'
  const refused = [
    copyBackup(backup, { clusterId: vm.clusterId }),
    restoreAsNew(backup, 'again'),
    restoreOriginal(backup),
    restoreFiles(backup, vm.id),
  ].map((task) => settle(task).error?.message)
  expect(new Set(refused)).toEqual(new Set(['The backup is not in a state that allows this.']))
})

test('several are deleted at once, or none where one of them is gone', () => {
  const { settle, held, backup, second } = open()
  expect(settle(deleteBackups([backup.id, 'gone'])).state).toBe('FAILED')
  expect(held(backup.id)).toBe(backup)
  expect(settle(deleteBackups([backup.id, second.id])).state).toBe('COMPLETED')
  expect([held(backup.id), held(second.id)]).toEqual([undefined, undefined])
})

test('locked, it never expires; renamed, it has its name; measured, its own share of the size', () => {
  const { settle, held, pass, backup } = open()
  settle(lockBackup(backup.id))
  settle(renameBackup(backup.id, 'before the change'))
  settle(measureBackup(backup.id))
  const { bytes = 0 } = backup.omnistack?.unique ?? {}
  expect(bytes).toBeGreaterThan(0)
  expect(bytes).toBeLessThan(backup.sizeBytes)
  pass(365 * 1_440 * minute)
  expect(held(backup.id)?.name).toBe('before the change')
})

test('kept for as long after they were taken, what is older goes at once', () => {
  const { settle, held, backup, second, estate } = open()
  const age = (estate.now() - second.at) / minute
  settle(keepBackups([backup.id, second.id], age + 60))
  expect([held(backup.id), held(second.id)]).toEqual([undefined, second])
  expect(second.expiresAt).toBe(second.at + (age + 60) * minute)
  settle(keepBackups([second.id], null))
  expect(second.expiresAt).toBeNull()
})

test('how long it is kept counts from when it was taken; 0 and nothing are for ever', () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1, max: 10_000_000 }), (at, keepMinutes) => {
      const backup = { at } as Backup
      expect(expiryAfter(backup, keepMinutes)).toBe(at + keepMinutes * minute)
      expect([expiryAfter(backup, 0), expiryAfter(backup, null)]).toEqual([null, null])
    }),
  )
})

test('restored as new, a VM of that name is there, off, and has no backups', () => {
  const { settled, backup, estate, vm } = open()
  const id = settled(restoreAsNew(backup, 'again')) ?? ''
  expect(estate.vms.get(id)).toMatchObject({
    name: 'again',
    power: 'OFF',
    datastoreId: vm.datastoreId,
  })
  expect(estate.backupsOf(id)).toEqual([])
})

test('restored over itself, a VM is off', () => {
  const { settled, backup, vm } = open()
  expect(settled(restoreOriginal(backup))).toBe(vm.id)
  expect(vm.power).toBe('OFF')
})

test('from an external store nothing is restored over a VM', () => {
  const { settle, backup, vm } = open()
  backup.omnistack = { ...backup.omnistack, place: { externalStore: 'catalyst' } }
  expect(settle(restoreOriginal(backup)).error?.message).toMatch(/external store/)
  expect(vm.power).toBe('ON')
})

test('files are handed to a VM that is on', () => {
  const { settle, backup, vm } = open()
  expect(settle(restoreFiles(backup, vm.id)).affected).toEqual([
    { type: 'virtual_machine', id: vm.id },
  ])
  vm.power = 'OFF'
  expect(settle(restoreFiles(backup, vm.id)).error?.code).toBe(130)
})
