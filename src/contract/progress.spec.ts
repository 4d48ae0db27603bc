import fc from 'fast-check'
import { expect, it } from 'vitest'
import { estimatedShare, measureText, shownProgress } from './progress'
import type { Progress } from './task'

const start = Date.parse('2026-11-20T10:00:00.000Z')
const minute = 60_000
const usual = { kind: 'estimated', shortMs: 180_000, typicalMs: 240_000, longMs: 360_000 } as const
const running = (progress: Progress) => ({
  state: 'running' as const,
  progress,
  startedAt: new Date(start).toISOString(),
  endedAt: null,
})
const at = (minutes: number) => shownProgress(running(usual), start + minutes * minute)

const duration = fc.integer({ min: 0, max: 10 * 24 * 60 * minute })
const estimates = fc
  .tuple(duration, duration, duration)
  .map((all) => all.toSorted((one, other) => one - other))
  .map(([shortMs = 0, typicalMs = 0, longMs = 0]) => ({
    kind: 'estimated' as const,
    shortMs,
    typicalMs,
    longMs,
  }))

it('grows with the time that its like took, and says when it should be over', () => {
  expect(at(2)).toMatchObject({ kind: 'estimated', percent: 44, late: false })
  expect(at(4)).toMatchObject({ percent: 88 })
  expect(at(5)).toMatchObject({
    percent: 92,
    finish: { from: start + 3 * minute, to: start + 6 * minute },
  })
})

it('says when it takes longer than nine of ten did, and is never full before its end', () => {
  expect(at(6.1)).toMatchObject({ late: true, percent: 96 })
  expect(at(600)).toMatchObject({ late: true, percent: 98 })
})

it('has come to nothing before it began', () => {
  const waiting = { ...running(usual), state: 'waiting' as const, startedAt: null }
  expect(shownProgress(waiting, start)).toMatchObject({ percent: 0, finish: null, late: false })
})

it('stays where it broke off, and is full where it succeeded', () => {
  const over = { ...running(usual), endedAt: new Date(start + 2 * minute).toISOString() }
  const failed = shownProgress({ ...over, state: 'failed' }, start + 60 * minute)
  expect(failed).toMatchObject({ percent: 44, late: false })
  expect(shownProgress({ ...over, state: 'succeeded' }, start)).toMatchObject({ percent: 100 })
})

it('never runs backwards and never ends by itself, whatever past runs took', () => {
  fc.assert(
    fc.property(estimates, duration, duration, (estimate, one, other) => {
      const [early, late] = [Math.min(one, other), Math.max(one, other)]
      const before = estimatedShare(estimate, early)
      const after = estimatedShare(estimate, late)
      expect(before).toBeGreaterThanOrEqual(0)
      expect(after).toBeGreaterThanOrEqual(before)
      expect(after).toBeLessThanOrEqual(0.99)
    }),
  )
})

it.each([
  [
    { kind: 'measured', percent: 62.5 },
    { percent: 62, share: 0.625 },
  ],
  [
    { kind: 'measured', percent: 140 },
    { percent: 100, share: 1 },
  ],
  [
    { kind: 'measured', percent: -3 },
    { percent: 0, share: 0 },
  ],
  [
    { kind: 'counted', done: 19, total: 40, failed: 1 },
    { share: 0.475, failed: 1 },
  ],
  [{ kind: 'counted', done: 0, total: 0, failed: 0 }, { share: 0 }],
  [{ kind: 'unknown' }, { share: null }],
] as const)('%j is shown as %j at any time', (progress, shown) => {
  expect(shownProgress(running(progress), start + 5 * minute)).toMatchObject(shown)
})

it.each([
  [{ kind: 'measured', percent: 62.9 }, '62 %'],
  [{ kind: 'counted', done: 19, total: 40, failed: 1 }, '19 of 40'],
  [usual, null],
  [{ kind: 'unknown' }, null],
] as const)('%j is said as %s', (progress, said) => {
  expect(measureText(progress)).toBe(said)
})
