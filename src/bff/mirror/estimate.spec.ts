import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRandom } from '../../../mocks/estate/random'
import { shownProgress } from '../../contract/progress'
import type { TaskTarget } from '../../contract/task'
import { estimateOf, runKey, silenceOf } from './estimate'

const minute = 60_000
const server = (name: string): TaskTarget => ({ kind: 'server', sourceId: 'eu', id: name, name })
const key = (name: string, ...targets: string[]) =>
  runKey({ kind: 'data-services-operation', name, targets: targets.map(server) })

test('tasks are of one kind whatever they touch, and whatever their number', () => {
  expect(key('Back up sql-01', 'sql-01')).toBe(key('Back up WEB-7', 'web-7'))
  expect(key('Provisioning 0-RRD-API-Deploy-4')).toBe(key('Provisioning 12-RRD-API-Deploy-31'))
  expect(key('Restore')).not.toBe(key('Back up'))
  expect(runKey({ kind: 'redfish', name: 'Restart', targets: [] })).not.toBe(
    runKey({ kind: 'compute-ops-job', name: 'Restart', targets: [] }),
  )
})

test('how much there is to do matters where a task touches more than one thing', () => {
  expect(key('Update', 'a', 'b')).toBe(key('Update', 'a', 'b', 'c'))
  expect(key('Update', 'a', 'b')).not.toBe(key('Update', 'a', 'b', 'c', 'd'))
  expect(key('Update', 'a')).not.toBe(key('Update', 'a', 'b'))
})

test('fewer than five runs tell nothing', () => {
  expect(estimateOf([1, 2, 3, 4])).toBeNull()
  expect(estimateOf([3, 4, 5, 6, 7].map((one) => one * minute))).toMatchObject({
    typicalMs: 5 * minute,
  })
})

test('of few runs the range is wider than they were', () => {
  const five = estimateOf([3, 4, 5, 6, 7].map((one) => one * minute))
  expect(five?.shortMs).toBeLessThan(3 * minute)
  expect(five?.longMs).toBeGreaterThan(7 * minute)
})

const durations = fc.array(fc.integer({ min: 0, max: 86_400_000 }), {
  minLength: 5,
  maxLength: 200,
})

test('whatever runs took, the range is in order, and no order of them changes it', () => {
  fc.assert(
    fc.property(durations, (taken) => {
      const estimate = estimateOf(taken)
      if (!estimate) throw new Error('There is none.')
      expect(estimate.shortMs).toBeGreaterThanOrEqual(0)
      expect(estimate.typicalMs).toBeGreaterThanOrEqual(estimate.shortMs)
      expect(estimate.longMs).toBeGreaterThanOrEqual(estimate.typicalMs)
      expect(estimateOf(taken.toReversed())).toEqual(estimate)
    }),
  )
})

test('what is shown by it never falls, and never ends before its task does', () => {
  const moments = fc.array(fc.integer({ min: 0, max: 200_000_000 }), { minLength: 2 })
  fc.assert(
    fc.property(durations, moments, (taken, at) => {
      const progress = estimateOf(taken)
      if (!progress) throw new Error('There is none.')
      const startedAt = new Date(0).toISOString()
      const task = { state: 'running', progress, startedAt, endedAt: null } as const
      const shown = at.toSorted((one, other) => one - other).map((now) => shownProgress(task, now))
      const shares = shown.map(({ share }) => share ?? -1)
      expect(shares).toEqual(shares.toSorted((one, other) => one - other))
      expect(Math.max(...shares)).toBeLessThanOrEqual(0.99)
    }),
  )
})

/** Runs of one kind: most take about as long as each other, one in twelve much longer. */
const simulate = (seed: number, runs: number) => {
  const random = createRandom(seed, 'runs')
  return Array.from({ length: runs }, () => {
    const bell = random.next() + random.next() + random.next() - 1.5
    const slow = random.chance(0.08) ? 1.5 + random.next() : 1
    return Math.round(5 * minute * Math.exp(0.45 * bell) * slow)
  })
}

/** Of `runs` runs, each estimated by those before it: the share that ended within the range, its width. */
const judge = (taken: readonly number[]) => {
  const seen = taken.flatMap((took, index) => {
    const estimate = estimateOf(taken.slice(0, index))
    if (!estimate) return []
    const { shortMs, typicalMs, longMs } = estimate
    return [{ inside: took >= shortMs && took <= longMs, width: (longMs - shortMs) / typicalMs }]
  })
  const inside = seen.filter((one) => one.inside).length / seen.length
  const widths = seen.map(({ width }) => width).toSorted((one, other) => one - other)
  return { count: seen.length, inside, width: widths[Math.floor(widths.length / 2)] ?? 0 }
}

test.for([7, 11, 23, 42, 97])(
  'of 200 runs (seed %i) about eight of ten end within the range that was shown',
  async (seed, { annotate }) => {
    const { count, inside, width } = judge(simulate(seed, 200))
    await annotate(
      `seed ${seed}: ${count} estimated, ${(inside * 100).toFixed(1)} % within, median width ${(width * 100).toFixed(0)} % of the usual time`,
    )
    expect(count).toBe(195)
    expect(inside).toBeGreaterThan(0.7)
    expect(inside).toBeLessThan(0.92)
    expect(width).toBeLessThan(1)
  },
)

test('a kind of which little is known may be silent for long; then what it showed is the bound', () => {
  expect(silenceOf('omnistack-task', [1000]).boundMs).toBe(30 * minute)
  const learned = silenceOf(
    'omnistack-task',
    [50, 60, 70, 80, 90, 100].map((one) => one * 1000),
  )
  expect(learned.usualMs).toBeGreaterThanOrEqual(90_000)
  expect(learned.boundMs).toBeGreaterThanOrEqual(2 * learned.usualMs)
  expect(silenceOf('redfish', [1, 2, 3, 4, 5]).boundMs).toBe(2 * minute)
})
