import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import type { Problem } from '../../contract/problem'
import type { Collector, Pass, Source } from '../sources/source'
import { aCollector, aSource } from '../testing/a-source'
import { driveSurroundings } from '../testing/driven-surroundings'
import { aServer } from '../testing/entities'
import { openTestStore } from '../testing/store'
import { createCollections } from './collections'
import { createMirror } from './mirror'
import { backOff, createScheduler } from './scheduler'

const gone: Problem = { kind: 'unreachable', title: 'gone', detail: 'Nothing listens.' }
const done = { ok: true, value: { total: null } } as const
const failed = { ok: false, problem: gone } as const

/** A scheduler at work; `ran` lists what it ran, with the second at which it began. */
const running = async (
  collectors: (ran: (what: string) => void) => Collector[],
  options: { pace?: number; more?: Partial<Source>; ours?: () => boolean } = {},
) => {
  const { pace = 1 } = options
  const store = await openTestStore()
  const driven = driveSurroundings(() => Promise.reject(new Error('No request is expected.')))
  const { now } = driven.surroundings
  const begun = now().getTime()
  const ran: string[] = []
  const list = collectors((what) => ran.push(`${what} ${(now().getTime() - begun) / 1000}`))
  const sources = [aSource({ collectors: list, ...options.more })]
  const mirror = createMirror({ store, now, bmcSources: [] })
  const collections = createCollections({ store, sources, now, pace, simulated: false })
  const told: string[] = []
  const wishes: unknown[] = []
  const scheduler = createScheduler({
    holds: options.ours ?? (() => true),
    elsewhere: (wish) => wishes.push(wish),
    sources,
    mirror,
    collections,
    surroundings: driven.surroundings,
    pace,
    log: {
      passEnded: ({ collection }) => told.push(`${collection} ended`),
      passFailed: ({ collection, problem }) => told.push(`${collection} ${problem.kind}`),
      passThrew: ({ collection }) => told.push(`${collection} threw`),
      judgingThrew: () => told.push('judging threw'),
    },
  })
  scheduler.start()
  onTestFinished(async () => {
    await scheduler.stop()
    await store.destroy()
  })
  const strip = () => collections.sources()[0]
  return { ...driven, store, ran, told, wishes, collections, mirror, scheduler, strip }
}

test('each collection is read at once, then at its own interval', async () => {
  const { ran, advance } = await running((ran) => [
    aCollector({ collection: 'a', targetMs: 10_000, collect: async () => (ran('a'), done) }),
    aCollector({ collection: 'b', targetMs: 25_000, collect: async () => (ran('b'), done) }),
  ])
  await advance(31_000)
  expect(ran).toEqual(['a 0', 'b 0', 'a 10', 'a 20', 'b 25', 'a 30'])
})

test('pace divides every interval', async () => {
  const { ran, advance, strip } = await running(
    (ran) => [aCollector({ targetMs: 10_000, collect: async () => (ran('a'), done) })],
    { pace: 5 },
  )
  await advance(4_100)
  expect(ran).toEqual(['a 0', 'a 2', 'a 4'])
  expect(strip()?.collections[0]?.targetMs).toBe(2_000)
})

test('a collector that sees something move is asked sooner', async () => {
  let moving = true
  const { ran, advance } = await running((ran) => [
    aCollector({
      targetMs: 10_000,
      collect: async () => (ran('jobs'), done),
      sooner: () => (moving ? 2_500 : null),
    }),
  ])
  await advance(5_000)
  moving = false
  await advance(15_000)
  expect(ran).toEqual(['jobs 0', 'jobs 2.5', 'jobs 5', 'jobs 7.5', 'jobs 17.5'])
})

test('of what is due, the more urgent runs first, and no more than three at one source', async () => {
  const names = ['e', 'd', 'c', 'b', 'a']
  const release: (() => void)[] = []
  const { ran, settle } = await running((ran) =>
    names.map((name, index) =>
      aCollector({
        collection: name,
        priority: -index,
        collect: async () => {
          ran(name)
          await new Promise<void>((resolve) => release.push(resolve))
          return done
        },
      }),
    ),
  )
  await settle()
  expect(ran).toEqual(['a 0', 'b 0', 'c 0'])
  release.shift()?.()
  await settle()
  expect(ran).toEqual(['a 0', 'b 0', 'c 0', 'd 0'])
  release.forEach((let_) => let_())
  await settle()
  release.forEach((let_) => let_())
})

test('what is mentioned of a source that another BFF collects is told to that one, and not kept', async () => {
  let ours = false
  const { ran, wishes, scheduler, settle } = await running(
    (ran) => [
      aCollector({
        collection: 'jobs',
        collect: async () => (ran('jobs'), done),
        refresh: async (ids) => (ran(`refresh ${ids.join()}`), done),
      }),
    ],
    { ours: () => ours },
  )
  scheduler.mention('us-west', 'jobs', ['t1'])
  await settle()
  expect(wishes).toEqual([{ sourceId: 'us-west', collection: 'jobs', ids: ['t1'] }])
  ours = true
  scheduler.heldChanged()
  await settle()
  expect(ran).toEqual(['jobs 0'])
  scheduler.mention('us-west', 'jobs', ['t2'])
  await settle()
  expect(ran).toEqual(['jobs 0', 'refresh t2 0'])
  expect(wishes).toHaveLength(1)
})

test('what another collection mentions is re-read at once, by id', async () => {
  const { ran, advance, settle } = await running((ran) => [
    aCollector({
      collection: 'activities',
      entity: 'activity',
      targetMs: 10_000,
      collect: async (pass: Pass) => {
        pass.mention('servers', ['s1', 's2'])
        pass.mention('servers', ['s2'])
        return done
      },
    }),
    aCollector({
      collection: 'servers',
      targetMs: 120_000,
      collect: async () => (ran('pass'), done),
      refresh: async (ids) => (ran(ids.join('+')), done),
    }),
  ])
  await settle()
  expect(ran).toEqual(['pass 0', 's1+s2 0'])
  await advance(10_000)
  expect(ran.slice(2)).toEqual(['s1+s2 10'])
})

test('a collection that cannot re-read by id is read whole, soon', async () => {
  const { ran, advance } = await running((ran) => [
    aCollector({
      collection: 'tasks',
      targetMs: 60_000,
      collect: async (pass) => (pass.mention('backups', ['b']), done),
    }),
    aCollector({
      collection: 'backups',
      targetMs: 60_000,
      priority: 0,
      collect: async () => (ran('backups'), done),
    }),
  ])
  await advance(10_000)
  expect(ran).toEqual(['backups 0', 'backups 3'])
})

test('a failing collector is left alone for longer and longer, and says when it is next', async () => {
  const { ran, advance, strip } = await running((ran) => [
    aCollector({ targetMs: 1_000, collect: async () => (ran('a'), failed) }),
  ])
  await advance(100_000)
  expect(ran).toEqual(['a 0', 'a 2', 'a 6', 'a 14', 'a 30', 'a 60', 'a 90'])
  expect(strip()).toMatchObject({
    freshness: 'unreachable',
    problem: gone,
    collections: [{ nextTryAt: '2026-11-20T10:02:00.000Z' }],
  })
})

test('a source that asks for a pause gets it', () => {
  expect(backOff(1, 90_000, 0.5)).toBe(90_000)
  expect(backOff(1, 0, 0)).toBe(1_500)
  expect(backOff(9, 0, 1)).toBe(37_500)
})

test('a source that is gone makes all of its collections old, and none of their rows gone', async () => {
  let up = true
  const answer = async () => (up ? done : failed)
  const { advance, strip, told } = await running(() => [
    aCollector({ collection: 'activities', targetMs: 10_000, collect: answer }),
    aCollector({ collection: 'servers', targetMs: 120_000, collect: answer }),
  ])
  await advance(5_000)
  up = false
  await advance(50_000)
  expect(strip()?.collections).toMatchObject([
    { collection: 'activities', freshness: 'unreachable', problem: gone },
    { collection: 'servers', freshness: 'unreachable', problem: gone },
  ])
  up = true
  await advance(31_000)
  expect(strip()).toMatchObject({ freshness: 'live', problem: null })
  expect(told.filter((line) => line === 'servers unreachable')).toHaveLength(0)
})

test('when a source comes back, what failed there is read at once', async () => {
  let up = false
  const { advance, ran } = await running((ran) => [
    aCollector({ collection: 'fast', targetMs: 1_000, collect: async () => (up ? done : failed) }),
    aCollector({
      collection: 'slow',
      targetMs: 120_000,
      collect: async () => (
        ran(up ? 'read' : 'failed'),
        up ? done : { ok: false, problem: { ...gone, retryAfterMs: 600_000 } }
      ),
    }),
  ])
  await advance(20_000)
  up = true
  await advance(20_000)
  expect(ran).toEqual(['failed 0', 'read 30'])
})

test('what fails beside others that work is not hurried by them', async () => {
  const { advance, ran } = await running((ran) => [
    aCollector({ collection: 'well', targetMs: 1_000 }),
    aCollector({ collection: 'failing', collect: async () => (ran('failed'), failed) }),
  ])
  await advance(40_000)
  expect(ran).toEqual(['failed 0', 'failed 2', 'failed 6', 'failed 14', 'failed 30'])
})

test('a collector that throws is a problem of that collection, and the others go on', async () => {
  const { advance, strip, told } = await running(() => [
    aCollector({
      collection: 'bad',
      collect: () => Promise.reject(new Error('canary at https://10.0.0.1')),
    }),
    aCollector({ collection: 'good', targetMs: 10_000 }),
  ])
  await advance(15_000)
  expect(told.slice(0, 2)).toContain('bad threw')
  expect(strip()?.collections[0]?.problem).toMatchObject({
    kind: 'internal',
    source: 'COM us-west',
  })
  expect(JSON.stringify(strip())).not.toContain('canary')
  expect(told.filter((line) => line === 'good ended')).toHaveLength(2)
})

test('rows that were written stay when the pass fails, and nothing is removed', async () => {
  let first = true
  const { advance, strip } = await running(() => [
    aCollector({
      targetMs: 10_000,
      collect: async (pass) => {
        await pass.write('server', [aServer({ id: first ? 'a' : 'b' })])
        if (!first) return failed
        first = false
        return { ok: true, value: { total: 1 } }
      },
    }),
  ])
  await advance(12_000)
  expect(strip()?.collections[0]).toMatchObject({ total: 1, problem: gone })
})

test('a pass that misses rows says that it is not complete', async () => {
  const { settle, strip } = await running(() => [
    aCollector({
      collect: async (pass) => {
        await pass.write('server', [aServer({ id: 'a' })])
        return { ok: true, value: { total: 2 } }
      },
    }),
  ])
  await settle()
  expect(strip()?.collections[0]).toMatchObject({ complete: false, total: 1, freshness: 'live' })
})

test('what a pass has not met is asked for by id before it is taken for gone', async () => {
  const there = new Set(['s1', 's2', 's3'])
  const asked: string[][] = []
  let answers = true
  const { advance, store, strip } = await running(() => [
    aCollector({
      collection: 'servers',
      targetMs: 10_000,
      confirms: true,
      collect: async (pass) => {
        // As pages from which rows have moved up: the source counts what they do not show.
        const met = asked.length === 0 && there.size === 3 ? [...there] : ['s1', 's4']
        await pass.write(
          'server',
          met.map((id) => aServer({ id })),
        )
        return { ok: true, value: { total: met.length } }
      },
      refresh: async (ids, pass) => {
        asked.push([...ids])
        if (!answers) return failed
        const found = ids.filter((id) => there.has(id))
        await pass.write(
          'server',
          found.map((id) => aServer({ id })),
        )
        return done
      },
    }),
  ])
  const held = async () =>
    (await store.selectFrom('server').select('id').orderBy('id').execute()).map(({ id }) => id)
  await advance(1_000)
  expect([await held(), asked]).toEqual([['s1', 's2', 's3'], []])
  there.delete('s3')
  answers = false
  await advance(10_000)
  expect(asked).toEqual([['s2', 's3']])
  expect(await held()).toEqual(['s1', 's2', 's3', 's4'])
  expect(strip()?.collections[0]).toMatchObject({ complete: false, problem: null })
  answers = true
  await advance(10_000)
  expect(await held()).toEqual(['s1', 's2', 's4'])
  expect(strip()?.collections[0]).toMatchObject({ complete: true, total: 3 })
})

test('stopping ends the passes under way', async () => {
  const signals: AbortSignal[] = []
  const { settle, scheduler } = await running(() => [
    aCollector({
      collect: ({ signal }) => {
        signals.push(signal)
        return new Promise((resolve) => signal.addEventListener('abort', () => resolve(failed)))
      },
    }),
  ])
  await settle()
  await scheduler.stop()
  expect(signals.map(({ aborted }) => aborted)).toEqual([true])
})

test('a pass that was ended in the middle takes nothing for gone', async () => {
  let passes = 0
  const { settle, advance, scheduler, store } = await running(() => [
    aCollector({
      targetMs: 10_000,
      collect: async (pass) => {
        passes += 1
        await pass.write('server', [aServer({ id: 'a' })])
        if (passes === 1) await pass.write('server', [aServer({ id: 'b' })])
        else
          await new Promise<void>((resolve) =>
            pass.signal.addEventListener('abort', () => resolve()),
          )
        return { ok: true, value: { total: passes === 1 ? 2 : 1 } }
      },
    }),
  ])
  await settle()
  await advance(10_600)
  expect(passes).toBe(2)
  await scheduler.stop()
  const held = await store.selectFrom('server').select('id').orderBy('id').execute()
  expect(held).toEqual([{ id: 'a' }, { id: 'b' }])
})

test('a store that refuses is told, and the collector is asked again later', async () => {
  const { store, ran, told, advance } = await running((ran) => [
    aCollector({ collection: 'a', targetMs: 10_000, collect: async () => (ran('a'), done) }),
  ])
  await sql`alter table collection rename to elsewhere`.execute(store)
  await advance(11_000)
  expect(told).toContain('a threw')
  await sql`alter table elsewhere rename to collection`.execute(store)
  await advance(31_000)
  expect(ran.length).toBeGreaterThan(2)
  expect(told.at(-1)).toBe('a ended')
})
