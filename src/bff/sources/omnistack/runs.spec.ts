import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRuns } from './runs'
import { aBackup } from './testing/records'

const at = (hour: number) => `2026-11-20T${String(hour).padStart(2, '0')}:00:00.000Z`
const run = (hour: number, state = 'PROTECTED', type = 'POLICY') =>
  aBackup({ id: `${hour}`, created_at: at(hour), state, type, virtual_machine_id: 'vm' })

const runsOf = (...records: ReturnType<typeof run>[]) => {
  const runs = createRuns()
  runs.learn(records)
  runs.listEnded()
  return runs.of('vm')
}

test('a VM of which no backup was seen has no runs', () => {
  expect(runsOf()).toBeNull()
})

test('the newest run that has ended tells whether the last one failed', () => {
  expect(runsOf(run(4, 'FAILED'), run(8))?.failed).toBe(false)
  expect(runsOf(run(4), run(8, 'FAILED'))?.failed).toBe(true)
})

test('a run under way tells nothing yet: what the one before it was still stands', () => {
  expect(runsOf(run(4, 'FAILED'), run(8, 'SAVING'))).toMatchObject({ at: at(8), failed: true })
})

test('a cancelled run has not failed', () => {
  expect(runsOf(run(4, 'CANCELED'))?.failed).toBe(false)
})

test('only runs of the policy tell when its next one is due', () => {
  expect(runsOf(run(4), run(6, 'PROTECTED', 'MANUAL'))).toMatchObject({
    at: at(6),
    policyRunAt: at(4),
  })
})

test('news are told once', () => {
  const runs = createRuns()
  expect(runs.learn([run(4, 'SAVING')])).toEqual(['vm'])
  expect(runs.learn([run(4, 'SAVING')])).toEqual([])
  expect(runs.learn([run(4, 'FAILED')])).toEqual(['vm'])
  expect(runs.learn([run(2)])).toEqual([])
})

test('in whatever order backups are read, the same runs come out', () => {
  const states = fc.constantFrom('PROTECTED', 'FAILED', 'SAVING', 'QUEUED', 'DEGRADED')
  const records = fc
    .uniqueArray(fc.integer({ min: 0, max: 23 }), { minLength: 1 })
    .chain((hours) => fc.tuple(...hours.map((hour) => states.map((state) => run(hour, state)))))
  fc.assert(
    fc.property(records, fc.func(fc.integer()), (list, rank) => {
      const shuffled = [...list].sort((a, b) => rank(a.id) - rank(b.id))
      expect(runsOf(...shuffled)).toEqual(runsOf(...list))
    }),
  )
})

test('before a list was read to its end no run is told: half of it would tell old ones', () => {
  const runs = createRuns()
  runs.learn([run(4, 'FAILED')])
  expect(runs.of('vm')).toBeNull()
  runs.learn([run(8)])
  runs.listEnded()
  expect(runs.of('vm')?.failed).toBe(false)
})

test('what a reading that broke off had learned is told with the next that ends', () => {
  const runs = createRuns()
  runs.learn([run(4)])
  expect(runs.learn([run(4)])).toEqual([])
  expect(runs.listEnded().map(([vmId]) => vmId)).toEqual(['vm'])
  expect(runs.listEnded()).toEqual([])
})

test('a VM goes by the name that its newest backup has', () => {
  const runs = createRuns()
  const named = (hour: number, name: string | null) => ({
    ...run(hour),
    virtual_machine_name: name,
  })
  runs.learn([named(4, 'old'), named(8, 'new'), named(4, 'old'), named(9, null)])
  runs.listEnded()
  expect(runs.of('vm')?.name).toBe('new')
})
