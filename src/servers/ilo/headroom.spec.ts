import { expect, test } from 'vitest'
import { celsiusText, hottestFirst, limitOf, sensorName, shareOf } from './headroom'
import { summaryText, worstFirst, worstOf } from './judgement'
import { aSensor } from './testing/live'

test('a sensor is measured against the limit that it meets first', () => {
  expect(limitOf(aSensor({ caution: 38, critical: 42 }))).toBe(38)
  expect(limitOf(aSensor({ caution: null, critical: null, fatal: 90 }))).toBe(90)
  expect(shareOf(aSensor({ celsius: 21, critical: 42 }))).toBe(0.5)
})

test('without a limit or a reading nothing is said of how near it is', () => {
  expect(shareOf(aSensor({ critical: null, fatal: null }))).toBeNull()
  expect(shareOf(aSensor({ celsius: null }))).toBeNull()
})

test('what is wrong stands first, then what is nearest to its limit, sensors without one last', () => {
  const sensors = [
    aSensor({ name: 'bare', critical: null, fatal: null, celsius: 90 }),
    aSensor({ name: 'cool', celsius: 10 }),
    aSensor({ name: 'near', celsius: 40 }),
    aSensor({ name: 'wrong', celsius: 5, state: 'warning', word: 'Warning' }),
  ]
  expect(hottestFirst(sensors).map(({ name }) => name)).toEqual(['wrong', 'near', 'cool', 'bare'])
})

test('names and readings as people read them', () => {
  expect(sensorName({ name: '32.1-OCP 2-I/O controller' })).toBe('OCP 2-I/O controller')
  expect(sensorName({ name: 'Inlet' })).toBe('Inlet')
  expect(celsiusText(13.390000000000001)).toBe('13 °C')
  expect(celsiusText(null)).toBe('no reading')
})

test('a list is summed up by what is wrong of it, and unknown is never counted as well', () => {
  const of = (...states: ('ok' | 'critical' | 'warning' | 'unknown')[]) =>
    states.map((state) => ({ state }))
  expect(summaryText(of('ok', 'ok'))).toBe('all 2 OK')
  expect(summaryText(of('ok'))).toBe('OK')
  expect(summaryText([])).toBe('none')
  expect(summaryText(of('ok', 'critical', 'unknown'))).toBe('1 critical, 1 unknown of 3')
  expect(worstOf(of('ok', 'unknown', 'warning'))).toBe('warning')
  expect(worstFirst(of('ok', 'critical', 'ok', 'warning')).map(({ state }) => state)).toEqual([
    'critical',
    'warning',
    'ok',
    'ok',
  ])
})
