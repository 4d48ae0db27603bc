import fc from 'fast-check'
import * as v from 'valibot'
import { expect, test, vi } from 'vitest'
import { createMirror } from '../mirror/mirror'
import { aServer } from '../testing/entities'
import { recordPass } from '../testing/recorded-pass'
import { openTestStore } from '../testing/store'
import { newsOf, writeNews } from './news'
import type { Pass } from './source'
import { list, text } from './tolerant'

const peek = v.object({ id: v.string() })
const schema = v.object({ id: v.string(), name: v.string(), group: text })
type Wire = { id: string; name?: unknown; group?: string; beside?: unknown }

/** Reads a list as a collector does: names come from the items, the region from elsewhere. */
const readList = async (
  pass: Pick<Pass, 'still' | 'write'>,
  wire: readonly Wire[],
  regions: Readonly<Record<string, string>> = {},
) => {
  const map = vi.fn(({ id, name, group }: v.InferOutput<typeof schema>) =>
    group === 'hidden' ? null : aServer({ id, name, group, region: regions[id] ?? null }),
  )
  const context = ({ id }: { id: string }) => regions[id] ?? ''
  const news = newsOf({ pass, kind: 'server', peek, schema, context, map })
  const items = v.parse(list(news), wire)
  await writeNews(pass, 'server', items)
  return { items, mapped: map.mock.calls.length }
}

test('what says the same again is neither mapped nor written, and is still told by its id', async () => {
  const { pass, written } = recordPass()
  const wire = [
    { id: 'a', name: 'one' },
    { id: 'b', name: 'two' },
  ]
  expect((await readList(pass, wire)).mapped).toBe(2)
  const again = await readList(pass, structuredClone(wire))
  expect(again.mapped).toBe(0)
  expect(again.items.map(({ id, record }) => [id, record])).toEqual([
    ['a', null],
    ['b', null],
  ])
  expect(written).toEqual(['a', 'b'])
})

test.each<[string, Wire, Record<string, string>]>([
  ['a member that is read', { id: 'a', name: 'other' }, {}],
  ['a member that is not read', { id: 'a', name: 'one', beside: 1 }, {}],
  ['what is said of it elsewhere', { id: 'a', name: 'one' }, { a: 'us-west' }],
])('%s that moves is read', async (_, wire, regions) => {
  const { pass, written } = recordPass()
  await readList(pass, [{ id: 'a', name: 'one' }])
  expect((await readList(pass, [wire], regions)).mapped).toBe(1)
  expect(written).toEqual(['a', 'a'])
})

test('what cannot be read is left out, and what is not shown is not written', async () => {
  const { pass, written } = recordPass()
  const { items } = await readList(pass, [
    { id: 'a', name: 7 },
    { id: 'b', name: 'two', group: 'hidden' },
  ])
  expect(items.map(({ id, entity }) => [id, entity])).toEqual([['b', null]])
  expect(written).toEqual([])
})

type Step =
  | { do: 'set'; id: string; name: string }
  | { do: 'leave'; id: string }
  | { do: 'region'; id: string; region: string }
  | { do: 'pass'; missed: boolean }
  | { do: 'refresh'; id: string }
  | { do: 'forget'; id: string }
  | { do: 'distrust' }

const id = fc.constantFrom('a', 'b', 'c')
const word = fc.constantFrom('x', 'y')
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('set' as const), id, name: word }),
  fc.record({ do: fc.constant('leave' as const), id }),
  fc.record({ do: fc.constant('region' as const), id, region: word }),
  fc.record({ do: fc.constant('pass' as const), missed: fc.boolean() }),
  fc.record({ do: fc.constant('refresh' as const), id }),
  fc.record({ do: fc.constant('forget' as const), id }),
  fc.record({ do: fc.constant('distrust' as const) }),
)

/** A source in the hand and the mirror of it. */
const openWorld = async () => {
  const store = await openTestStore()
  const now = () => new Date('2026-11-20T10:00:00.000Z')
  const mirror = createMirror({ store, now, bmcSources: [] })
  const source = new Map<string, Wire>()
  const regions: Record<string, string> = {}
  const open = () => mirror.openPass('us-west', 'servers', 'server')

  const readWhole = async (missed = 0) => {
    const pass = open()
    const { mapped } = await readList(pass, [...source.values()], regions)
    await pass.end(source.size + missed)
    return mapped
  }
  const refresh = async (one: string) => {
    const pass = open()
    const found = source.get(one)
    await readList(pass, found ? [found] : [], regions)
    if (!found) await pass.remove('server', [one])
    await pass.end(null)
  }
  const held = async () => {
    const rows = await store.selectFrom('server').select(['id', 'name', 'region']).execute()
    return rows.map((row) => `${row.id} ${row.name} ${row.region}`).toSorted()
  }
  const told = () =>
    [...source.values()].map((one) => `${one.id} ${String(one.name)} ${regions[one.id] ?? ''}`)
  return { store, mirror, source, regions, open, readWhole, refresh, held, told }
}

test(
  'after whatever happened, one whole reading makes the mirror what the source says, and the next reads nothing',
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const world = await openWorld()
        const { store, mirror, source, regions, open } = world
        for (const one of steps) {
          if (one.do === 'set') source.set(one.id, { id: one.id, name: one.name })
          else if (one.do === 'leave') source.delete(one.id)
          else if (one.do === 'region') regions[one.id] = one.region
          else if (one.do === 'pass') await world.readWhole(one.missed ? 1 : 0)
          else if (one.do === 'refresh') await world.refresh(one.id)
          else if (one.do === 'forget') await open().remove('server', [one.id])
          else mirror.distrust('us-west')
        }
        await world.readWhole()
        expect(await world.held()).toEqual(world.told().toSorted())
        const version = mirror.version('server')
        expect(await world.readWhole()).toBe(0)
        expect(mirror.version('server')).toBe(version)
        expect(await world.held()).toEqual(world.told().toSorted())
        await store.destroy()
      }),
      { numRuns: 60 },
    )
  },
)

test('a pass over what is held only reads of the store, to see what is gone and what is joined', async () => {
  const { store, source, readWhole } = await openWorld()
  for (const one of ['a', 'b', 'c']) source.set(one, { id: one, name: one })
  await readWhole()
  const asked = vi.spyOn(store.getExecutor(), 'executeQuery')
  await readWhole()
  expect(asked.mock.calls.map(([{ sql }]) => sql.slice(0, 6))).toEqual([
    'select',
    'select',
    'select',
  ])
})
