import { expect, test } from 'vitest'
import type { LiveParts } from '../../contract/live'
import { someParts } from './testing/live'
import { emptyTrail, extended, mostPoints, sensorKey, wattsKey } from './trail'

const at = (second: number, celsius: number, watts: number | null): LiveParts =>
  someParts({ asOf: `2026-11-20T10:00:${String(second).padStart(2, '0')}.000Z`, celsius, watts })

test('each reading adds one point to the series of what it read', () => {
  const one = extended(emptyTrail, at(0, 20, 100))
  const two = extended(one, at(5, 21, 110))
  expect(two.series[sensorKey('01-Inlet Ambient')]).toEqual([20, 21])
  expect(two.series[wattsKey]).toEqual([100, 110])
})

test('the same reading seen twice adds nothing, so that a render costs nothing', () => {
  const one = extended(emptyTrail, at(0, 20, 100))
  expect(extended(one, at(0, 20, 100))).toBe(one)
})

test('what is not reported leaves no point', () => {
  expect(extended(emptyTrail, at(0, 20, null)).series[wattsKey]).toBeUndefined()
})

test('it is bounded, however long the panel stays open', () => {
  let trail = emptyTrail
  for (let minute = 0; minute < 3 * mostPoints; minute += 1) {
    const asOf = new Date(Date.parse('2026-11-20T10:00:00.000Z') + minute * 5_000).toISOString()
    trail = extended(trail, someParts({ asOf, celsius: minute, watts: 1 }))
  }
  expect(trail.series[sensorKey('01-Inlet Ambient')]).toHaveLength(mostPoints)
  expect(trail.series[sensorKey('01-Inlet Ambient')]?.at(-1)).toBe(3 * mostPoints - 1)
})
