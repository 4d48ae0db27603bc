import { expect, onTestFinished, test } from 'vitest'
import type { Problem, ProblemKind } from '../../contract/problem'
import { aCollector, aSource } from '../testing/a-source'
import { openTestStore } from '../testing/store'
import { createCollections } from './collections'

const start = Date.parse('2026-11-20T10:00:00.000Z')
const problem = (kind: ProblemKind): Problem => ({ kind, title: kind, detail: kind })
const collectors = [
  aCollector({ collection: 'activities', entity: 'activity', targetMs: 10_000 }),
  aCollector({ collection: 'servers', entity: 'server', targetMs: 120_000 }),
  aCollector({ collection: 'groups', entity: null, targetMs: 300_000 }),
]

const openRecord = async (pace = 1) => {
  const clock = { at: start }
  const store = await openTestStore()
  onTestFinished(() => store.destroy())
  const sources = [aSource({ collectors })]
  const now = () => new Date(clock.at)
  const open = () => createCollections({ store, sources, now, pace, simulated: true })
  const collections = open()
  const strip = () => {
    const [source] = collections.sources()
    if (!source) throw new Error('No source is told.')
    return source
  }
  const read = (collection: string, secondsAgo = 0) =>
    collections.succeeded('us-west', collection, {
      asOf: clock.at - secondsAgo * 1000,
      complete: true,
      held: 7,
    })
  const fail = (collection: string, kind: ProblemKind) =>
    collections.failed('us-west', collection, problem(kind), clock.at + 4_000)
  return { clock, collections, open, strip, read, fail }
}

test('before anything was read, a source is awaited: late, without an age or a reason', async () => {
  const { strip } = await openRecord()
  expect(strip()).toMatchObject({ freshness: 'late', asOf: null, problem: null })
})

test('what is still awaited does not speak for a source that has begun to answer', async () => {
  const { strip, read } = await openRecord()
  await read('activities', 3)
  expect(strip()).toMatchObject({ freshness: 'live', asOf: '2026-11-20T09:59:57.000Z' })
})

test('a live source is as young as its youngest word, an aged one as old as its worst', async () => {
  const { strip, read, clock } = await openRecord()
  await read('activities', 5)
  await read('servers', 90)
  expect(strip()).toMatchObject({ freshness: 'live', asOf: '2026-11-20T09:59:55.000Z' })
  clock.at += 30_000
  expect(strip()).toMatchObject({ freshness: 'late', asOf: '2026-11-20T09:59:55.000Z' })
  clock.at += 3_600_000
  expect(strip()).toMatchObject({ freshness: 'stale', asOf: '2026-11-20T09:58:30.000Z' })
})

test.each<[ProblemKind, boolean]>([
  ['unreachable', true],
  ['tls', true],
  ['bad-credentials', true],
  ['timeout', false],
  ['upstream-error', false],
  ['bad-answer', false],
  ['rate-limited', false],
  ['internal', false],
])('%s at one collection counts for the whole source: %s', async (kind, whole) => {
  const { strip, read, fail, clock } = await openRecord()
  await read('servers')
  clock.at += 60_000
  await fail('activities', kind)
  const servers = strip().collections.find(({ collection }) => collection === 'servers')
  expect(servers).toMatchObject(
    whole
      ? { freshness: 'unreachable', problem: problem(kind), complete: true, total: 7 }
      : { freshness: 'live', problem: null },
  )
})

test('any pass that succeeds ends a problem of the whole source, not that of another collection', async () => {
  const { strip, read, fail, clock } = await openRecord()
  await read('servers')
  clock.at += 60_000
  await fail('activities', 'unreachable')
  await read('groups')
  expect(strip().collections.map((state) => state.problem?.kind)).toEqual([
    'unreachable',
    undefined,
    undefined,
  ])
})

test('a failing collection says when it is tried next, one that works does not', async () => {
  const { strip, read, fail } = await openRecord()
  await fail('activities', 'timeout')
  expect(strip().collections[0]?.nextTryAt).toBe('2026-11-20T10:00:04.000Z')
  await read('activities')
  expect(strip().collections[0]?.nextTryAt).toBeNull()
})

test('a list hears of the collections of its kind only', async () => {
  const { collections, read } = await openRecord()
  await read('servers')
  expect(collections.outcomes('server')).toEqual([
    {
      sourceId: 'us-west',
      sourceName: 'COM us-west',
      collection: 'servers',
      freshness: 'live',
      asOf: '2026-11-20T10:00:00.000Z',
      complete: true,
      problem: null,
    },
  ])
  expect(collections.outcomes('vm')).toEqual([])
})

test('where a list stands moves with what its age means, with faults and with completeness, not with age', async () => {
  const { clock, collections, read, fail } = await openRecord()
  const standing = () => collections.standing('server')
  const unread = standing()
  await read('servers')
  const live = standing()
  expect(live).not.toBe(unread)
  clock.at += 60_000
  await read('activities')
  expect(standing()).toBe(live)
  expect(collections.standing('server', 'us-west')).toBe(live)
  expect(collections.standing('server', 'elsewhere')).toBe('')
  clock.at += 300_000
  const late = standing()
  expect(late).not.toBe(live)
  await fail('servers', 'timeout')
  expect(standing()).not.toBe(late)
})

test('a restart remembers how old everything is, and why', async () => {
  const { open, read, fail } = await openRecord()
  await read('servers', 50)
  await fail('activities', 'upstream-error')
  const again = open()
  await again.load()
  expect(again.outcomes('server')).toMatchObject([{ asOf: '2026-11-20T09:59:10.000Z' }])
  expect(again.outcomes('activity')).toMatchObject([
    { asOf: null, problem: problem('upstream-error') },
  ])
})

test('a source that another BFF reads is down no longer than that one says', async () => {
  const { open, collections, strip, read, fail, clock } = await openRecord()
  await read('servers')
  clock.at += 10_000
  await fail('activities', 'unreachable')
  expect(strip().collections.map(({ freshness }) => freshness)).toContain('unreachable')
  const other = open()
  await other.load()
  await other.succeeded('us-west', 'activities', { asOf: clock.at, complete: true, held: 7 })
  await collections.load(['us-west'])
  expect(strip()).toMatchObject({ freshness: 'live', problem: null })
})

test('a source of which everything fails at another BFF is down here, as is what was never read', async () => {
  const { open, fail } = await openRecord()
  await fail('activities', 'unreachable')
  const other = open()
  await other.load(['elsewhere'])
  expect(other.sources()[0]?.problem).toBeNull()
  await other.load()
  const kinds = other.sources()[0]?.collections.map((state) => state.problem?.kind)
  expect(kinds).toEqual(['unreachable', 'unreachable', 'unreachable'])
})

test('pace makes everything expected sooner', async () => {
  const { strip, read, clock } = await openRecord(10)
  await read('servers')
  clock.at += 60_000
  expect(strip().collections[1]).toMatchObject({ targetMs: 12_000, freshness: 'late' })
})
