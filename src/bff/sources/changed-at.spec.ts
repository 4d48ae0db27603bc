import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Progress, Task } from '../../contract/task'
import { changedAt } from './changed-at'
import { measured } from './measured'

const iso = (minute: number) => new Date(Date.UTC(2026, 10, 20, 10, minute)).toISOString()

const reading = fc.record({
  state: fc.constantFrom('queued' as const, 'running' as const),
  note: fc.constantFrom(null, 'Copying.', 'Checking.'),
  percent: fc.option(fc.integer({ min: -5, max: 110 })),
})
/** What is made here of a task that tells no measure. */
const estimate = fc.record({
  kind: fc.constant('estimated' as const),
  shortMs: fc.nat(),
  typicalMs: fc.nat(),
  longMs: fc.nat(),
})
type Reading = { state: Task['state']; note: string | null; percent: number | null }

/** The last reading that told anything new: another state or note, or a measure above all before. */
const lastNews = (readings: readonly Reading[]) =>
  readings.reduce((last, { state, note, percent }, at) => {
    const before = readings[at - 1]
    const told = readings.slice(0, at).flatMap((one) => one.percent ?? [])
    const bound = (one: number) => Math.min(100, Math.max(0, one))
    const isFurther = percent !== null && told.every((one) => bound(one) < bound(percent))
    return before?.state === state && before.note === note && !isFurther ? last : at
  }, 0)

test('a task has changed when its source last told anything new of it, whatever is estimated of it meanwhile', () => {
  const course = fc.array(fc.tuple(reading, estimate), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(course, (steps) => {
      let held: Pick<Task, 'state' | 'note' | 'progress' | 'updatedAt'> | null = null
      let most: Progress = { kind: 'unknown' }
      for (const [minute, [told, guess]] of steps.entries()) {
        const updatedAt = changedAt(held, told, iso(minute))
        const now = measured(told.percent)
        if (now.kind === 'measured' && (most.kind !== 'measured' || now.percent > most.percent))
          most = now
        held = { ...told, updatedAt, progress: most.kind === 'measured' ? most : guess }
      }
      expect(held?.updatedAt).toBe(iso(lastNews(steps.map(([told]) => told))))
    }),
  )
})
