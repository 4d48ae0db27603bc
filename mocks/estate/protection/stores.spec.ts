import { expect, test } from 'vitest'
import { createDrivenEstate } from '../driven-estate'
import { hindranceOf, onDisk, spaceIn } from './stores'

const open = () => {
  const { estate, pass } = createDrivenEstate()
  const stores = [...estate.protection.stores.values()]
  const store = stores.find(({ type, copiesBytes }) => type === 'ON_PREMISES' && copiesBytes > 0)
  if (!store) throw new Error('No store holds copies.')
  return { estate, pass, store, stores }
}

test('a store holds what its copies hold', () => {
  const { estate, stores } = open()
  const copies = [...estate.backups.values()].flat()
  for (const { id, copiesBytes } of stores) {
    const held = copies.filter(({ storeId }) => storeId === id)
    expect(copiesBytes).toBe(held.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0))
  }
})

test('on premises stores are part full; in the cloud nothing limits them', () => {
  for (const store of open().stores) {
    expect(spaceIn(store)).toBeGreaterThan(0)
    if (store.type === 'CLOUD') expect(spaceIn(store)).toBe(Number.POSITIVE_INFINITY)
    else expect(onDisk(store)).toBeLessThan(store.capacityBytes ?? 0)
  }
})

test('a store that is filled takes nothing more, and is an issue until it is freed', () => {
  const { estate, store } = open()
  const activeIssues = () =>
    [...estate.issues.values()].filter(
      ({ source, clearedAt }) => source.id === store.id && clearedAt === null,
    )
  estate.fillStore(store.id)
  estate.fillStore(store.id)
  expect(spaceIn(store)).toBe(0)
  expect(hindranceOf(estate, store.id)).toBe('The protection store is full.')
  expect(activeIssues()).toHaveLength(1)
  estate.freeStore(store.id)
  expect(hindranceOf(estate, store.id)).toBeNull()
  expect(activeIssues()).toHaveLength(0)
})

test('copies that expire leave room', () => {
  const { estate, pass, store } = open()
  const before = store.copiesBytes
  pass(30 * 86_400_000)
  for (const vm of estate.vms.values())
    if ('greenlake' in vm.home) estate.takeBackup(vm.id, { failure: 'not now' })
  expect(store.copiesBytes).toBeLessThan(before / 10)
})
