import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { createDrivenEstate } from './driven-estate'
import type { Estate } from './estate'
import { healthOf } from './health'

// Worlds take seconds to come into being and to be compared where the machine is busy.
vi.setConfig({ testTimeout: 30_000 })

const hour = 3_600_000
const everything = (estate: Estate) => ({
  machines: estate.machines,
  vms: estate.vms,
  backups: estate.backups,
  alerts: estate.alerts,
  activities: estate.activities,
  jobs: estate.jobs,
  operations: estate.operations,
})
/** Says at once whether two worlds are the same; what differs is told only where they do. */
const expectSame = (one: unknown, other: unknown) => {
  if (!isDeepStrictEqual(one, other)) expect(one).toEqual(other)
}
/** Of full size, and still. */
const fleet = createDrivenEstate({ size: 'default' })
const isOpen = ({ state }: { state: string }) => state !== 'COMPLETE' && state !== 'ERROR'

test('the same seed and start give the same world', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const [one, other] = [createDrivenEstate({ seed }), createDrivenEstate({ seed })]
      expectSame(everything(one.estate), everything(other.estate))
    }),
    { numRuns: 8 },
  )
})

test('how often it is looked at makes no difference to what happens', () => {
  fc.assert(
    fc.property(fc.nat(), fc.array(fc.integer({ min: 1, max: 20 * 60_000 })), (seed, steps) => {
      const once = createDrivenEstate({ seed, life: true })
      const often = createDrivenEstate({ seed, life: true })
      for (const step of steps) often.pass(step)
      once.pass(steps.reduce((sum, step) => sum + step, 0))
      expectSame(everything(often.estate), everything(once.estate))
    }),
    { numRuns: 8 },
  )
})

test('it begins with two days behind it: activities, ended and failed tasks, alerts, backups', () => {
  const { estate } = fleet
  const since = estate.now() - 48 * hour
  expect(estate.activities.filter(({ at }) => at > since).length).toBeGreaterThan(5000)
  const jobs = [...estate.jobs.values()]
  expect(jobs.filter(({ resultCode }) => resultCode === 'SUCCESS').length).toBeGreaterThan(300)
  expect(jobs.filter(({ resultCode }) => resultCode === 'FAILURE').length).toBeGreaterThan(10)
  const operations = [...estate.operations.values()]
  expect(operations.some(({ state }) => state === 'FAILED')).toBe(true)
  const federated = [...estate.vms.values()].filter(({ home }) => 'omnistack' in home)
  const held = federated.reduce((sum, { id }) => sum + estate.backupsOf(id).length, 0)
  expect(held).toBe(1500)
})

test('most of the fleet is well: a few critical, some in warning, some lost', () => {
  const { estate } = fleet
  const machines = [...estate.machines.values()]
  const count = (health: string) => machines.filter((one) => healthOf(one) === health).length
  expect(count('CRITICAL')).toBeGreaterThan(0)
  expect(count('CRITICAL')).toBeLessThan(12)
  expect(count('WARNING')).toBeGreaterThan(6)
  expect(count('WARNING')).toBeLessThan(40)
  const lost = machines.filter(({ subscribed, connected }) => subscribed && !connected).length
  expect(lost).toBeGreaterThan(4)
  expect(lost).toBeLessThan(40)
})

test('while it lives, several tasks are always under way', () => {
  const { estate, pass } = createDrivenEstate({ size: 'default', life: true })
  for (let quarter = 0; quarter < 24; quarter += 1) {
    pass(15 * 60_000)
    const jobs = [...estate.jobs.values()].filter(isOpen)
    const operations = [...estate.operations.values()].filter(({ endedAt }) => endedAt === null)
    expect(jobs.length + operations.length).toBeGreaterThan(1)
  }
})

test('a still estate stays as it is', () => {
  const { estate, pass } = fleet
  pass(1)
  const before = structuredClone(everything(estate))
  expect([...estate.jobs.values()].filter(isOpen)).toEqual([])
  pass(20 * 60_000)
  expectSame(everything(estate), before)
})

test('what nobody keeps for ever is forgotten: ended tasks after a day, activities after a week', () => {
  const { estate, pass } = createDrivenEstate()
  pass(9 * 24 * hour)
  expect(estate.activities).toEqual([])
  expect(estate.jobs.size).toBe(0)
  expect(estate.operations.size).toBe(0)
})

test('an act on something that does not exist says so', () => {
  const { estate } = createDrivenEstate()
  expect(() => estate.heal('nobody')).toThrow('The estate holds nothing with the id nobody.')
})
