import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Backup } from '../backup-types'
import type { Vm } from '../virtual/types'
import { createBackupList } from './backup-list'
import {
  cancelBackup,
  copyBackup,
  deleteBackups,
  measureBackup,
  renameBackup,
} from './backup-tasks'
import { createDrivenFederation } from './driven-federation'

const held = ({ at, keeps, id }: { at: number; keeps: number | null; id: string }) => ({
  backup: { id, vmId: 'vm', at, expiresAt: keeps === null ? null : at + keeps } as Backup,
  vm: {} as Vm,
})
const anyBackup = fc.record({
  at: fc.nat(100),
  keeps: fc.option(fc.integer({ min: 1, max: 100 })),
  id: fc.uuid(),
})

test('whatever comes in whatever order: oldest first, and without the expired', () => {
  fc.assert(
    fc.property(fc.array(anyBackup), fc.array(fc.nat(250), { maxLength: 5 }), (all, moments) => {
      const list = createBackupList()
      for (const one of all) list.add(held(one))
      for (const now of moments.sort((a, b) => a - b)) {
        const living = all.filter(({ at, keeps }) => keeps === null || at + keeps > now)
        const there = list.at(now).map(({ backup }) => backup)
        for (const { id } of all)
          expect(list.find(id, now)?.backup).toBe(there.find((one) => one.id === id))
        expect(list.ofVm('vm', now).map(({ backup }) => backup)).toEqual(there)
        expect(there.map(({ at }) => at)).toEqual(living.map(({ at }) => at).sort((a, b) => a - b))
      }
    }),
  )
})

test('an expiry that is brought forward is heeded once it is told', () => {
  const one = held({ at: 0, keeps: null, id: 'a' })
  const list = createBackupList([one])
  expect(list.at(10)).toHaveLength(1)
  one.backup.expiresAt = 5
  list.expiryChanged()
  expect(list.at(10)).toHaveLength(0)
})

test('what is dropped is given, and gone', () => {
  const list = createBackupList([
    held({ at: 0, keeps: null, id: 'a' }),
    held({ at: 1, keeps: null, id: 'b' }),
  ])
  expect(list.drop(new Set(['a', 'c'])).map(({ backup }) => backup.id)).toEqual(['a'])
  expect(list.at(2).map(({ backup }) => backup.id)).toEqual(['b'])
})

test('whatever is done to backups, all but the unsettled are good, and nothing more is known of them', () => {
  const { estate, federation, pass, start, vms } = createDrivenFederation()
  const [vm] = vms('ON')
  const [datastore] = federation.clusters.filter(({ id }) => id !== vm?.clusterId)
  if (!vm || !datastore) throw new Error('The federation has no VM, or one cluster.')
  const one = (number: number) => {
    const held = federation.backups.at(estate.now())
    const { backup } = held[number % held.length] ?? {}
    if (!backup) throw new Error('There is no backup.')
    return backup
  }
  const deed = fc.nat().chain((number) =>
    fc.constantFrom(
      () => estate.takeBackup(vm.id),
      () => estate.takeBackup(vm.id, { failure: 'No space left.' }),
      () => start(measureBackup(one(number).id)),
      () => start(renameBackup(one(number).id, 'another')),
      () => start(copyBackup(one(number), { clusterId: datastore.id })),
      () => start(cancelBackup(estate.takeBackup(vm.id).id)),
      () => start(deleteBackups([one(number).id])),
      () => pass(number % 3_600_000),
    ),
  )
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 8 }), (deeds) => {
      for (const act of deeds) {
        act()
        const held = federation.backups.at(estate.now())
        const settled = held.filter((each) => !federation.backups.unsettled.has(each))
        for (const { backup } of settled)
          expect([backup.state, backup.omnistack]).toEqual(['GOOD', undefined])
        expect([...federation.backups.unsettled].every((each) => held.includes(each))).toBe(true)
      }
    }),
    { numRuns: 40 },
  )
})
