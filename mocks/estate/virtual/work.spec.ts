import { expect, test } from 'vitest'
import { aside } from '../course'
import { createDrivenEstate } from '../driven-estate'
import { createRandom } from '../random'
import { workOn } from './work'

const minute = 60_000

const workUntil = (wanted: RegExp, state: string) => {
  const { estate, pass } = createDrivenEstate()
  const vm = [...estate.vms.values()].find(({ home }) => 'greenlake' in home)
  if (!vm) throw new Error('The estate has no virtual machine.')
  for (let seed = 0; ; seed += 1) {
    const before = { ...vm }
    const task = estate.act((course, at) =>
      workOn(aside(course, createRandom(seed, 'work')), at, vm, 'us-west'),
    )
    const during = { ...vm }
    pass(20 * minute)
    if (wanted.test(task.name) && task.state === state) return { estate, vm, task, before, during }
  }
}

test('a VM that is restored is off meanwhile, and afterwards as it was', () => {
  const { vm, before, during } = workUntil(/^Restore/, 'SUCCEEDED')
  expect(during).toMatchObject({ state: 'RESTORING', power: 'OFF' })
  expect(vm).toMatchObject({ state: 'OK', power: before.power })
})

test('a VM that is reconfigured has another memory', () => {
  const { vm, before, during } = workUntil(/^Reconfigure/, 'SUCCEEDED')
  expect(during.state).toBe('UPDATING')
  expect(vm.memoryMb).not.toBe(before.memoryMb)
  expect(vm.revision).toBe(before.revision + 2)
})

test('a restore that fails leaves the VM as it was', () => {
  const { vm, before } = workUntil(/^Restore/, 'FAILED')
  expect(vm).toMatchObject({ state: 'OK', power: before.power, memoryMb: before.memoryMb })
})

test('a datastore that is created is there, and its task knows it only then', () => {
  const { estate, task, vm } = workUntil(/^Create Datastore/, 'SUCCEEDED')
  const created = estate.datastores.get(task.sourceUri?.split('/').at(-1) ?? '')
  expect(created).toMatchObject({ clusterId: vm.clusterId })
  expect(task.name).toBe(`Create Datastore: '${created?.name}'`)
})
