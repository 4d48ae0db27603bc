import { expect, test } from 'vitest'
import { createWatermark } from './watermark'

const now = new Date('2026-11-20T10:00:00.000Z')

test('before anything was told there is no mark', () => {
  const mark = createWatermark(60_000)
  mark.rise([], now)
  expect(mark.since()).toBeNull()
})

test('the next reading goes on a little before the newest time, in whatever order they came', () => {
  const mark = createWatermark(60_000)
  mark.rise(
    ['2026-11-20T09:30:00.000Z', '2026-11-20T09:50:00.000Z', '2026-11-20T09:40:00.000Z'],
    now,
  )
  expect(mark.since()).toBe('2026-11-20T09:49:00.000Z')
})

test('it never falls', () => {
  const mark = createWatermark(0)
  mark.rise(['2026-11-20T09:50:00.000Z'], now)
  mark.rise(['2026-11-20T09:30:00.000Z'], now)
  expect(mark.since()).toBe('2026-11-20T09:50:00.000Z')
})

test('a record from the future does not hide what follows', () => {
  const mark = createWatermark(60_000)
  mark.rise(['2031-01-01T00:00:00.000Z'], now)
  expect(mark.since()).toBe('2026-11-20T09:59:00.000Z')
})
