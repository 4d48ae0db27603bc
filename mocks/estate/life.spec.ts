import { expect, test, vi } from 'vitest'
import { createDrivenEstate } from './driven-estate'
import type { Estate } from './estate'
import { healthOf } from './health'

// Days of a fleet of full size take seconds where the machine is busy.
vi.setConfig({ testTimeout: 30_000 })

const hour = 3_600_000
const living = (options = {}) => createDrivenEstate({ size: 'small', life: true, ...options })
/** A fleet of full size, of which some tests only look at how it begins. */
const fleet = createDrivenEstate({ size: 'default', life: true })
const count = (estate: Estate, health: string) =>
  [...estate.machines.values()].filter((machine) => healthOf(machine) === health).length

test('servers fall ill and recover, and the fleet stays about as healthy as it was', () => {
  const { estate, pass } = living({ size: 'default' })
  const began = new Set([...estate.alerts.values()].filter(({ clearedAt }) => clearedAt === null))
  for (let step = 0; step < 4; step += 1) {
    pass(6 * hour)
    expect(count(estate, 'CRITICAL')).toBeLessThanOrEqual(14)
    expect(count(estate, 'WARNING')).toBeGreaterThan(4)
    expect(count(estate, 'WARNING')).toBeLessThan(40)
  }
  const cleared = [...began].filter(({ clearedAt }) => clearedAt !== null)
  expect(cleared.length).toBeGreaterThan(0)
})

test('what an act did to a server stays until an act undoes it', () => {
  const { estate, pass } = living()
  const machine = [...estate.machines.values()].find(
    ({ subscribed, faults }) => subscribed && faults.size === 0,
  )
  estate.failPowerSupply(machine?.id ?? '')
  const alertId = machine?.faults.get('powerSupplies')?.alertId ?? ''
  pass(hour)
  expect(estate.alerts.get(alertId)?.clearedAt).toBeNull()
  estate.heal(machine?.id ?? '')
  expect(estate.alerts.get(alertId)?.clearedAt).toBe(estate.now())
})

test('twice the speed, about twice as much happens', () => {
  const happened = (speed: number) => {
    const { estate, pass } = living({ speed })
    const before = estate.activities.length
    pass(48 * hour)
    return estate.activities.length - before
  }
  const ratio = happened(2) / happened(1)
  expect(ratio).toBeGreaterThan(1.6)
  expect(ratio).toBeLessThan(2.4)
})

test('at speed 0 nothing begins by itself, and acts still run their course', () => {
  const { estate, pass } = living({ speed: 0 })
  const before = estate.activities.length
  pass(hour)
  expect(estate.activities).toHaveLength(before)
  const resourceId = [...estate.machines.keys()][0] ?? ''
  const job = estate.startJob({ template: 'inventory', resourceId, outcome: 'success' })
  pass(hour)
  expect(job.state).toBe('COMPLETE')
})

test('every kind of task occurs within a day, with every way to end', () => {
  const { estate } = fleet
  const jobs = [...estate.jobs.values()]
  expect(new Set(jobs.map(({ name }) => name)).size).toBe(7)
  expect(jobs.some(({ parentId }) => parentId !== null)).toBe(true)
  expect(new Set(jobs.map(({ resultCode }) => resultCode))).toEqual(
    new Set(['SUCCESS', 'FAILURE', 'DECLINED', null]),
  )
  const kinds = [...estate.operations.values()].map(({ name }) => name.split(' ')[0])
  expect(new Set(kinds)).toEqual(
    new Set([
      'Back',
      'Restore',
      'Create',
      'Rescan',
      'Reconfigure',
      'Migrate',
      'Check',
      'Refresh',
      'SUSTAINABILITY_METRICS_COLLECTION',
    ]),
  )
})

test('a blade lacks what its enclosure has for it, so that this never fails', () => {
  const { estate } = fleet
  const blades = [...estate.machines.values()].filter(({ model }) => model.startsWith('Synergy'))
  const alerts = [...estate.alerts.values()].filter(({ machineId }) =>
    blades.some(({ id }) => id === machineId),
  )
  expect(alerts.length).toBeGreaterThan(0)
  for (const { category } of alerts) expect(['power', 'fans']).not.toContain(category)
})

test('the feed gets something every few seconds, in order of time, some of it in bursts', () => {
  const { estate, pass } = fleet
  const before = estate.activities.length
  pass(6 * hour)
  const fresh = estate.activities.slice(before)
  const meanSeconds = (6 * 3600) / fresh.length
  expect(meanSeconds).toBeGreaterThan(5)
  expect(meanSeconds).toBeLessThan(30)
  const gaps = fresh.map(({ at }, index) => at - (fresh[index - 1]?.at ?? at))
  expect(gaps.filter((gap) => gap > 0 && gap < 3000).length).toBeGreaterThan(fresh.length / 5)
  const times = estate.activities.map(({ at }) => at)
  expect(times).toEqual(times.toSorted((a, b) => a - b))
})
