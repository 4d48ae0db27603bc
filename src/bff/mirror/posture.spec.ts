import fc from 'fast-check'
import { expect, test } from 'vitest'
import { protectionOf } from './posture'
import type { Evidence } from './posture'

const now = new Date('2026-11-20T12:00:00.000Z')
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000).toISOString()
const silent: Evidence['claims'] = {
  newestGoodAt: null,
  lastRunFailed: false,
  lastRunError: null,
  paused: false,
  protected: null,
}
const judge = (
  evidence: Partial<Omit<Evidence, 'claims'>>,
  claims: Partial<Evidence['claims']> = {},
) =>
  protectionOf({
    claims: { ...silent, ...claims },
    policy: 'Gold',
    rpoMinutes: 240,
    newestGoodAt: minutesAgo(60),
    read: true,
    now,
    ...evidence,
  })

test.each<[string, Partial<Evidence>, Partial<Evidence['claims']>, string, string | null]>([
  ['backed up within its RPO', {}, {}, 'protected', null],
  ['at the end of its RPO', { newestGoodAt: minutesAgo(240) }, {}, 'protected', null],
  ['within the grace of a quarter', { newestGoodAt: minutesAgo(300) }, {}, 'protected', null],
  ['past the grace', { newestGoodAt: minutesAgo(301) }, {}, 'past-rpo', 'its RPO of 4 h.'],
  [
    'within 15 min of a short RPO',
    { rpoMinutes: 30, newestGoodAt: minutesAgo(45) },
    {},
    'protected',
    null,
  ],
  ['past them', { rpoMinutes: 30, newestGoodAt: minutesAgo(46) }, {}, 'past-rpo', 'of 30 min.'],
  [
    'past an RPO of days',
    { rpoMinutes: 2880, newestGoodAt: minutesAgo(9999) },
    {},
    'past-rpo',
    '2 d.',
  ],
  [
    'past it, last run failed',
    { newestGoodAt: minutesAgo(400) },
    { lastRunFailed: true, lastRunError: 'disk full' },
    'failed',
    'disk full',
  ],
  ['within it, last run failed', {}, { lastRunFailed: true }, 'protected', 'The last run failed.'],
  ['never backed up, all read', { newestGoodAt: null }, {}, 'past-rpo', 'no good backup yet'],
  [
    'never backed up, run failed',
    { newestGoodAt: null },
    { lastRunFailed: true },
    'failed',
    'failed',
  ],
  ['backups not read yet', { newestGoodAt: null, read: false }, {}, 'unknown', 'not been read'],
  [
    'past it, by a list that was not wholly read',
    { newestGoodAt: minutesAgo(400), read: false },
    {},
    'unknown',
    'not all been read',
  ],
  [
    'past it, by the word of its source',
    { newestGoodAt: null, read: false },
    { newestGoodAt: minutesAgo(400) },
    'past-rpo',
    'its RPO of 4 h.',
  ],
  [
    'claimed good, backups not read',
    { newestGoodAt: null, read: false },
    { newestGoodAt: minutesAgo(9) },
    'protected',
    null,
  ],
  [
    'claimed good, none held',
    { newestGoodAt: null },
    { newestGoodAt: minutesAgo(9) },
    'past-rpo',
    'no good',
  ],
  ['under no policy', { policy: null }, { protected: false }, 'unprotected', 'No policy'],
  ['paused', {}, { paused: true }, 'paused', 'paused'],
  ['without an RPO, backed up', { rpoMinutes: null }, {}, 'protected', null],
  ['without an RPO, run failed', { rpoMinutes: null }, { lastRunFailed: true }, 'failed', 'failed'],
  ['without RPO and policy', { rpoMinutes: null, policy: null }, {}, 'unknown', 'names no policy'],
  [
    'without policy and backup',
    { newestGoodAt: null, policy: null },
    {},
    'unknown',
    'does not say',
  ],
])('a VM %s', (_what, evidence, claims, protection, reason) => {
  const verdict = judge(evidence, claims)
  expect(verdict.protection).toBe(protection)
  if (reason === null) expect(verdict.reason).toBeNull()
  else expect(verdict.reason).toContain(reason)
})

test('a good verdict says when it ends, and until then it stands', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 20_000 }),
      fc.integer({ min: 0, max: 20_000 }),
      (rpo, age) => {
        const evidence = { rpoMinutes: rpo, newestGoodAt: minutesAgo(age) }
        const { protection, dueAt } = judge(evidence)
        expect(dueAt !== null).toBe(protection === 'protected')
        if (dueAt === null) return
        const before = new Date(Date.parse(dueAt) - 1)
        expect(judge({ ...evidence, now: before }).protection).toBe('protected')
        expect(judge({ ...evidence, now: new Date(dueAt) }).protection).toBe('past-rpo')
      },
    ),
  )
})

test('without any good backup, nothing is called protected', () => {
  const claims = fc.record({
    lastRunFailed: fc.boolean(),
    paused: fc.boolean(),
    protected: fc.constantFrom(true, false, null),
  })
  fc.assert(
    fc.property(claims, fc.boolean(), fc.option(fc.nat()), (said, read, rpoMinutes) => {
      expect(judge({ newestGoodAt: null, read, rpoMinutes }, said).protection).not.toBe('protected')
    }),
  )
})
