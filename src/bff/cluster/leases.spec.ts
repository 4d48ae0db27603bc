import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { openTestStore } from '../testing/store'
import type { Leases } from './leases'
import { createLeases, fairShare, kept, leaseMs } from './leases'

const sources = ['us-west', 'eu-central', 'ap-northeast', 'fed-paris', 'ilo']

/** A store with a clock of its own, and BFFs on it. */
const openHouse = async () => {
  const store = await openTestStore()
  onTestFinished(() => store.destroy())
  let at = 1_000_000
  const join = (instance: string): Leases =>
    createLeases(store, instance, () => sql<number>`${sql.lit(at)}::bigint`)
  return {
    join,
    pass: (ms: number) => {
      at += ms
    },
    holders: async () => {
      const rows = await store.selectFrom('lease').selectAll().where('until', '>=', at).execute()
      return new Map(rows.map(({ source_id, holder }) => [source_id, holder]))
    },
  }
}

test('shares are fair, and together they cover every source', () => {
  fc.assert(
    fc.property(fc.nat({ max: 60 }), fc.integer({ min: 1, max: 9 }), (count, live) => {
      const share = fairShare(count, live)
      expect(share * live).toBeGreaterThanOrEqual(count)
      expect(share * live - count).toBeLessThan(live)
    }),
  )
})

test('of what is held, no more than the share is kept', () => {
  expect(kept(['c', 'a', 'b'], 2)).toEqual(['a', 'b'])
})

test('the only one collects everything', async () => {
  const { join } = await openHouse()
  expect(await join('one').renew(sources)).toEqual(new Set(sources))
})

test('a second one gets its share when the first gives up what is more than fair', async () => {
  const { join } = await openHouse()
  const [one, two] = [join('one'), join('two')]
  await one.renew(sources)
  expect(await two.renew(sources)).toEqual(new Set())
  expect((await one.renew(sources)).size).toBe(3)
  expect((await two.renew(sources)).size).toBe(2)
})

test('one that is killed is replaced as soon as its word has run out', async () => {
  const { join, pass } = await openHouse()
  const [one, two] = [join('one'), join('two')]
  await one.renew(sources)
  await two.renew(sources)
  await one.renew(sources)
  await two.renew(sources)
  pass(leaseMs - 1000)
  await two.renew(sources)
  pass(1001)
  expect(await two.renew(sources)).toEqual(new Set(sources))
})

test('one that stops gives everything back at once', async () => {
  const { join } = await openHouse()
  const [one, two] = [join('one'), join('two')]
  await one.renew(sources)
  await two.renew(sources)
  await one.release()
  expect(await two.renew(sources)).toEqual(new Set(sources))
})

test('whatever happens, no source is collected by two', { timeout: 120_000 }, async () => {
  const steps = fc.array(
    fc.oneof(
      fc.record({ who: fc.constantFrom('one', 'two', 'three') }),
      fc.record({ passMs: fc.integer({ min: 100, max: 6000 }) }),
    ),
    { minLength: 5, maxLength: 25 },
  )
  await fc.assert(
    fc.asyncProperty(steps, async (list) => {
      const { join, pass, holders } = await openHouse()
      const leases = new Map(['one', 'two', 'three'].map((name) => [name, join(name)]))
      const believed = new Map<string, { held: Set<string>; until: number }>()
      let at = 0
      for (const step of list)
        if ('passMs' in step) {
          pass(step.passMs)
          at += step.passMs
        } else {
          const held = (await leases.get(step.who)?.renew(sources)) ?? new Set<string>()
          believed.set(step.who, { held, until: at + leaseMs })
          const living = [...believed].filter(([, { until }]) => until >= at)
          const claims = living.flatMap(([who, { held: ids }]) => [...ids].map((id) => [id, who]))
          const told = await holders()
          for (const [id = '', who] of claims) if (who === step.who) expect(told.get(id)).toBe(who)
          const others = claims.filter(([, who]) => who !== step.who).map(([id]) => id)
          expect([...held].filter((id) => others.includes(id))).toEqual([])
        }
    }),
    { numRuns: 15 },
  )
})
