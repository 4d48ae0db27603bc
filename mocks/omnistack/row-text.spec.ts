import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createDrivenEstate } from '../estate/driven-estate'
import { renamePolicy } from '../estate/federation/policy-tasks'
import type { TaskOrder } from '../estate/federation/tasks'
import { startTask } from '../estate/federation/tasks'
import { touchVm } from '../estate/vms'
import { backups } from './backups'
import type { Collection } from './collection'
import { usual } from './collection'
import { answerList } from './query'
import { createScope } from './scope'
import { virtualMachines } from './virtual-machines'

const { estate, pass } = createDrivenEstate({ life: true })
const scope = createScope(estate, 'fed-paris', {
  tells: { percent: true, failureAs: 'error_message' },
})
const start = (order: TaskOrder) =>
  estate.act((course, at) => startTask(course, at, scope.federation, scope.controller.id, order))

const oneOf = <T>(things: () => readonly T[], act: (thing: T) => void) =>
  fc.nat().map((number) => () => {
    const all = things()
    const thing = all[number % Math.max(1, all.length)]
    if (thing) act(thing)
  })
let names = 0
const newName = () => `name-${(names += 1)}`

/** What may happen between two readings. */
const deed = fc.oneof(
  fc.nat(90 * 60_000).map((ms) => () => pass(ms)),
  oneOf(
    () => scope.federation.hosts,
    ({ machineId }) => estate.setPower(machineId, 'OFF'),
  ),
  oneOf(
    () => scope.federation.hosts,
    ({ machineId }) => estate.setPower(machineId, 'ON'),
  ),
  oneOf(scope.vms, ({ id }) => void estate.takeBackup(id)),
  oneOf(scope.vms, (vm) => estate.act((_, at) => touchVm(vm, at, { name: newName() }))),
  oneOf(scope.vms, ({ id }) => estate.vanish(id)),
  oneOf(scope.policies, ({ id }) => void start(renamePolicy(id, newName()))),
)

/** What is kept of a list says what would be written afresh. */
const law = <Row>(opened: Collection<Row>) => {
  const steady = { ...opened, ownOrder: usual.ownOrder }
  const { kept: _, ...plain } = steady
  return () => {
    const search = new URLSearchParams({ limit: '3000' })
    const read = (collection: Collection<Row>) =>
      JSON.parse(answerList(collection, search)) as unknown
    expect(read(steady)).toEqual(read(plain))
  }
}

test.each([
  ['virtual machines', law(virtualMachines(scope))],
  ['backups', law(backups(scope))],
])('whatever happens, what is kept of %s says what would be written afresh', (_, check) => {
  check()
  fc.assert(
    fc.property(fc.array(deed, { minLength: 1, maxLength: 5 }), (deeds) => {
      for (const act of deeds) act()
      check()
    }),
    { numRuns: 25 },
  )
})
