import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lookRanges } from '../../../../../contract/server-look'
import { asQuery, sampleSize, spanOf } from './span'

const day = 24 * 3_600_000
const moments = fc.date({
  min: new Date('2026-01-01T00:00:00Z'),
  max: new Date('2027-01-01T00:00:00Z'),
  noInvalidDate: true,
})

test('hours are asked for by timestamps, days by dates; the end is meant as its whole day', () => {
  const now = new Date('2026-11-20T10:20:00.000Z')
  const hours = spanOf('7d', now)
  expect(asQuery(hours, hours.until)).toEqual({
    'start-date': '2026-11-13T10:00:00Z',
    'end-date': '2026-11-22T11:00:00Z',
  })
  expect(sampleSize(hours)).toBe('1_HOUR')
  const days = spanOf('30d', now)
  expect(asQuery(days, days.until)).toEqual({
    'start-date': '2026-10-21',
    'end-date': '2026-11-27',
  })
  expect(asQuery(days, now)['end-date']).toBe('2026-11-20')
  expect(sampleSize(days)).toBe('1_DAY')
})

test('no range reaches farther than 180 days either way, and each holds now', () => {
  fc.assert(
    fc.property(moments, fc.constantFrom(...lookRanges), (now, range) => {
      const { from, until } = spanOf(range, now)
      expect(now.getTime() - from.getTime()).toBeLessThanOrEqual(180 * day)
      expect(until.getTime() - now.getTime()).toBeLessThanOrEqual(180 * day)
      expect(from.getTime()).toBeLessThan(now.getTime())
      expect(until.getTime()).toBeGreaterThan(now.getTime())
    }),
  )
})
