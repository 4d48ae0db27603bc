import { expect, test } from 'vitest'
import { nextRunAfter, toPolicy } from './policy'
import type { RuleRecord } from './wire'

const aRule = (rule: Partial<RuleRecord> = {}): RuleRecord => ({
  frequency: 240,
  days: 'All',
  start_time: '00:00',
  end_time: '00:00',
  ...rule,
})
const policyOf = (...rules: Partial<RuleRecord>[]) =>
  toPolicy({ id: 'gold', name: 'Gold', rules: rules.map(aRule) })

test('a policy promises what its fastest rule does', () => {
  expect(policyOf({ frequency: 1_440 }, { frequency: 240 })).toEqual({
    name: 'Gold',
    frequencyMinutes: 240,
    steady: true,
  })
})

test('a policy without rules, or whose rules never run, takes no backups', () => {
  expect(policyOf().frequencyMinutes).toBeNull()
  expect(policyOf({ frequency: 0 }, { frequency: null }).frequencyMinutes).toBeNull()
})

const now = new Date('2026-11-20T10:00:00Z')
const lastRunAt = '2026-11-20T08:00:00.000Z'

test('around the clock, a run is due one interval after the last', () => {
  expect(nextRunAfter(policyOf({}), lastRunAt, now)).toBe('2026-11-20T12:00:00.000Z')
})

test.each([
  ['runs on some days only', { days: 'Mon,Fri' }],
  ['runs on some days of the month', { days: '1,15' }],
  ['runs in a window of local time', { start_time: '22:00', end_time: '06:00' }],
])('nothing is promised of a policy that %s', (_, rule) => {
  expect(nextRunAfter(policyOf(rule), lastRunAt, now)).toBeNull()
})

test('a slow rule with a window does not hide the fast one without', () => {
  const policy = policyOf({}, { frequency: 1_440, start_time: '22:00', end_time: '23:00' })
  expect(nextRunAfter(policy, lastRunAt, now)).toBe('2026-11-20T12:00:00.000Z')
})

test('days and times that are left out mean always', () => {
  const policy = policyOf({ days: null, start_time: null, end_time: null })
  expect(nextRunAfter(policy, lastRunAt, now)).not.toBeNull()
})

test.each([
  ['the VM has no policy', null, lastRunAt],
  ['no run was seen', policyOf({}), null],
  ['the run that was due has not come', policyOf({}), '2026-11-20T03:00:00.000Z'],
  ['the policy takes no backups', policyOf(), lastRunAt],
])('nothing is promised where %s', (_, policy, last) => {
  expect(nextRunAfter(policy, last, now)).toBeNull()
})
