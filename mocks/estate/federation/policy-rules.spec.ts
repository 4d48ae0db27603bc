import { expect, test } from 'vitest'
import type { Policy } from '../backup-types'
import type { Vm } from '../virtual/types'
import type { PolicyRule } from './federation'
import { dueRules, followRules } from './policy-rules'

const rule = (change: Partial<PolicyRule>): PolicyRule => ({
  id: 'rule',
  everyMinutes: 60,
  keepMinutes: 600,
  days: 'All',
  startTime: '00:00',
  endTime: '00:00',
  destinationId: null,
  externalStore: null,
  consistency: 'NONE',
  ...change,
})
const vm = { offsetMinutes: 0 } as Vm
const isDue = (change: Partial<PolicyRule>, time: string) => {
  const policy = { everyMinutes: 60 } as Policy
  return dueRules([rule(change)], policy, vm, Date.parse(`${time}:00Z`)).length === 1
}

test.each([
  ['All', '2026-11-21T08:00', true],
  ['Sat', '2026-11-21T08:00', true],
  ['Mon,Fri', '2026-11-21T08:00', false],
  ['1,21', '2026-11-21T08:00', true],
  ['1,15', '2026-11-21T08:00', false],
  ['last', '2026-11-30T08:00', true],
  ['last', '2026-11-29T08:00', false],
])('a rule for %s at %s: %s', (days, time, due) => {
  expect(isDue({ days }, time)).toBe(due)
})

test.each([
  ['09:00', '17:00', '08:00', false],
  ['09:00', '17:00', '09:00', true],
  ['09:00', '17:00', '17:00', false],
  ['22:00', '06:00', '23:00', true],
  ['22:00', '06:00', '05:00', true],
  ['22:00', '06:00', '12:00', false],
])('a window from %s to %s at %s: %s', (startTime, endTime, time, due) => {
  expect(isDue({ startTime, endTime }, `2026-11-21T${time}`)).toBe(due)
})

test('a slower rule is due at the slot of the fastest that follows its own time', () => {
  const policy = { everyMinutes: 60 } as Policy
  const rules = [rule({ id: 'fast' }), rule({ id: 'slow', everyMinutes: 1_440 })]
  const at = (time: string) =>
    dueRules(rules, policy, vm, Date.parse(`2026-11-21T${time}:00Z`)).map(({ id }) => id)
  expect(at('00:00')).toEqual(['fast', 'slow'])
  expect(at('01:00')).toEqual(['fast'])
})

test('a policy promises what its fastest rule does, and nothing without one', () => {
  const policy = { everyMinutes: 5, keepMinutes: 5 } as Policy
  followRules(policy, [rule({ everyMinutes: 480 }), rule({ everyMinutes: 30, keepMinutes: 90 })])
  expect(policy).toEqual({ everyMinutes: 30, keepMinutes: 90 })
  followRules(policy, [])
  expect(policy).toEqual({ everyMinutes: 0, keepMinutes: 0 })
})
