import { expect, test } from 'vitest'
import { createChanges } from './changes'
import { createDrivenEstate } from './driven-estate'
import { backUpPlan, drawPlan, vmType, vmUri } from './operation-plans'
import { createQueue } from './queue'
import { createRandom } from './random'

const { estate } = createDrivenEstate()
const vm = [...estate.vms.values()].find(({ home }) => 'greenlake' in home)
if (!vm) throw new Error('No VM is under Backup and Recovery.')

test('a backup copies and verifies; one that fails ends before the copy, with a next step', () => {
  const asset = { name: vm.name, uri: vmUri(vm), type: vmType }
  const good = backUpPlan(asset, 'us-west', 60_000, () => null)
  expect(good).toMatchObject({
    name: `Back up virtual machine ${vm.name}`,
    sourceUri: vmUri(vm),
    service: 'backup-and-recovery',
  })
  expect(good.steps.at(-1)).toEqual({ message: 'Verifying the copy', percent: 90 })
  expect(typeof good.error === 'function' && good.error()).toBeNull()
  const failing = backUpPlan(asset, 'us-west', 60_000, () => 'The protection store is full.')
  expect(typeof failing.error === 'function' && failing.error()).toMatchObject({
    error: 'The protection store is full.',
  })
  expect(failing.recommendations).toHaveLength(1)
  expect(failing.steps.at(-1)?.percent).toBe(20)
})

test('whatever people do, percentages only rise and every plan takes its time', () => {
  const course = {
    world: estate,
    random: createRandom(1, 'plans'),
    queue: createQueue(),
    changes: createChanges(),
    speed: 1,
    restsUntil: 0,
    livesUntil: 0,
    schedules: new Map(),
    waiting: new Map(),
  }
  for (let drawn = 0; drawn < 200; drawn += 1) {
    const { order: plan } = drawPlan(course, vm, 'us-west')
    const percents = plan.steps.map(({ percent }) => percent)
    expect(percents).toEqual(percents.toSorted((a, b) => a - b))
    expect(plan.durationMs).toBeGreaterThanOrEqual(20_000)
    for (const child of plan.children ?? []) expect(child.durationMs).toBeLessThan(plan.durationMs)
  }
})
