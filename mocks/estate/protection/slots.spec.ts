import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runAfter } from '../schedule'
import { byHand, intervalOf, isDue, minutesOf, slotsOf } from './slots'
import type { PolicyFacts, Schedule, Tier } from './types'

const minute = 60_000
const daily: Schedule = {
  scheduleId: 1,
  schedule: { recurrence: 'DAILY', repeatInterval: { every: 1 } },
  expireAfter: { unit: 'WEEKS', value: 2 },
}
const tier = (type: Tier['type'], schedules: Schedule[]): Tier => ({
  id: type,
  type,
  storeId: null,
  schedules,
})
const factsOf = (tiers: Tier[]) => ({ tiers }) as PolicyFacts

test.each([
  ['BY_MINUTES', 30, undefined, 30],
  ['HOURLY', 4, undefined, 240],
  ['DAILY', 2, undefined, 2_880],
  ['WEEKLY', 1, [1, 4], 5_040],
] as const)('%s every %i, on %o, is every %i minutes', (recurrence, every, on, minutes) => {
  const repeatInterval = { every, ...(on ? { on: [...on] } : {}) }
  expect(intervalOf({ recurrence, repeatInterval })).toBe(minutes)
})

test('spans are minutes, and nothing where there is none', () => {
  expect(minutesOf({ unit: 'WEEKS', value: 2 })).toBe(14 * 1_440)
  expect(minutesOf(undefined)).toBeNull()
})

test('a policy is measured by its backups, wherever they stand among its tiers', () => {
  const facts = factsOf([
    tier('SNAPSHOT', [{ ...daily, scheduleId: 1 }]),
    tier('CLOUD_BACKUP', [{ ...daily, scheduleId: 2 }]),
    tier('BACKUP', [{ ...daily, scheduleId: 3 }]),
  ])
  expect(slotsOf(facts).map(({ scheduleId }) => scheduleId)).toEqual([3, 2, 1])
})

test('what is taken by hand belongs to no schedule and never expires', () => {
  const [slot] = slotsOf(factsOf([tier('BACKUP', [daily])]))
  expect(slot).toMatchObject({ scheduleId: 1, keepMinutes: 14 * 1_440 })
  expect(slot && byHand(slot)).toMatchObject({
    tier: 'BACKUP',
    scheduleId: null,
    keepMinutes: null,
  })
})

test('a schedule is due exactly when its next run falls', () => {
  const [slot] = slotsOf(factsOf([tier('BACKUP', [daily])]))
  if (!slot) throw new Error('The policy has a schedule.')
  fc.assert(
    fc.property(fc.nat(1_439), fc.nat(10_000_000), (offsetMinutes, minutes) => {
      const next = runAfter({ offsetMinutes }, slot, minutes * minute)
      expect(isDue(slot, offsetMinutes, next)).toBe(true)
      for (let at = minutes * minute + minute; at < next; at += 97 * minute)
        expect(isDue(slot, offsetMinutes, at)).toBe(false)
    }),
  )
})
