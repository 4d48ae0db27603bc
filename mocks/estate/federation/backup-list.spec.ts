import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Backup } from '../backup-types'
import type { Vm } from '../virtual/types'
import { createBackupList } from './backup-list'

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
