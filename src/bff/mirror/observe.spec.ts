import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aBackup, aVm } from '../testing/entities'
import { openTestStore } from '../testing/store'
import type { Moved, Told } from './entities'
import { createMirror } from './mirror'
import { seeAgain } from './observe'

const tell = (_sourceId: string, { kind, name, field, from, to }: Moved): Told => ({
  kind: 'other',
  tone: 'info',
  title: `${kind} ${name}`,
  message: `${field}: ${from} to ${to}`,
})

/** A source of which only moves are told, with a clock in the hand; `restart` opens the store anew. */
const watching = async () => {
  const store = await openTestStore()
  const clock = { at: Date.parse('2026-11-20T10:00:00.000Z') }
  const open = () => createMirror({ store, now: () => new Date(clock.at), bmcSources: [], tell })
  let mirror = open()
  const see = async (
    fields: Record<string, string | null>,
    { id = 'h1', name = 'esx-1', whole = true } = {},
  ) => {
    clock.at += 60_000
    const pass = mirror.openPass('fed', 'hosts', null)
    await pass.observe('host', [{ id, name, fields }], whole ? [id] : null)
    await pass.end(1)
  }
  const activities = async () => {
    const rows = await store
      .selectFrom('document')
      .select('row')
      .where('kind', '=', 'activity')
      .execute()
    return rows
      .map(({ row }): { id: string; at: string; message: string } => JSON.parse(row))
      .sort((a, b) => a.at.localeCompare(b.at))
  }
  const messages = async () => (await activities()).map(({ message }) => message)
  return {
    store,
    clock,
    see,
    activities,
    messages,
    version: () => mirror.version('activity'),
    passOf: (kind: 'vm' | 'backup') => mirror.openPass('fed', `${kind}s`, kind),
    timePasses: () => mirror.timePasses(),
    restart: () => {
      mirror = open()
    },
  }
}

test('what is seen for the first time is no news, what differs the next time is, once', async () => {
  const { see, activities, version } = await watching()
  await see({ state: 'ALIVE' })
  const before = version()
  await see({ state: 'ALIVE' })
  expect(await activities()).toEqual([])
  expect(version()).toBe(before)
  await see({ state: 'FAULTY' })
  await see({ state: 'FAULTY' })
  expect(await activities()).toEqual([
    {
      sourceId: 'fed',
      id: expect.stringMatching(/^derived-[\w-]{22}$/) as string,
      at: '2026-11-20T10:03:00.000Z',
      kind: 'other',
      tone: 'info',
      key: 'host.state',
      title: 'host esx-1',
      message: 'state: ALIVE to FAULTY',
      serverId: null,
      vmId: null,
      origin: 'derived',
      subject: 'esx-1',
    },
  ])
  expect(version()).not.toBe(before)
})

test('a restart repeats nothing and misses nothing', async () => {
  const { see, messages, restart } = await watching()
  await see({ state: 'ALIVE' })
  await see({ state: 'FAULTY' })
  restart()
  await see({ state: 'FAULTY' })
  expect(await messages()).toEqual(['state: ALIVE to FAULTY'])
  restart()
  await see({ state: 'ALIVE' })
  expect(await messages()).toEqual(['state: ALIVE to FAULTY', 'state: FAULTY to ALIVE'])
})

test('each time that it goes and comes is news of its own', async () => {
  const { see, activities } = await watching()
  for (const state of ['ALIVE', 'FAULTY', 'ALIVE', 'FAULTY']) await see({ state })
  const told = await activities()
  expect(told).toHaveLength(3)
  expect(new Set(told.map(({ id }) => id)).size).toBe(3)
})

test('a word that is missing for a while changes nothing', async () => {
  const { see, messages } = await watching()
  await see({ state: 'ALIVE', upgrade: 'NOOP' })
  await see({ state: null })
  await see({ upgrade: 'NOOP' })
  await see({ state: 'ALIVE' })
  expect(await messages()).toEqual([])
  await see({ state: null, upgrade: 'IN_PROGRESS' })
  await see({ state: 'FAULTY' })
  expect(await messages()).toEqual(['upgrade: NOOP to IN_PROGRESS', 'state: ALIVE to FAULTY'])
})

test('what left the source and comes back is new; what a part of a list did not hold has not left', async () => {
  const { see, messages } = await watching()
  await see({ state: 'ALIVE' })
  await see({ state: 'ALIVE' }, { id: 'h2', whole: false })
  await see({ state: 'FAULTY' }, { whole: false })
  expect(await messages()).toEqual(['state: ALIVE to FAULTY'])
  await see({ state: 'ALIVE' }, { id: 'h2', whole: true })
  await see({ state: 'ALIVE' })
  expect(await messages()).toHaveLength(1)
})

test('what is told is history too, and outlives the complete passes of its source', async () => {
  const { see, store, messages, passOf } = await watching()
  await see({ state: 'ALIVE' })
  await see({ state: 'FAULTY' })
  await passOf('vm').end(0)
  expect(await messages()).toHaveLength(1)
  expect(await store.selectFrom('history').selectAll().execute()).toEqual([
    {
      kind: 'host',
      source_id: 'fed',
      id: 'h1',
      at: '2026-11-20T10:02:00.000Z',
      field: 'state',
      old_value: 'ALIVE',
      new_value: 'FAULTY',
    },
  ])
})

test('a watched field of a VM is told as well, also when only time moved it', async () => {
  const { clock, store, passOf, timePasses, activities } = await watching()
  const vm = aVm({ sourceId: 'fed', rpoMinutes: 60 })
  await passOf('vm').write('vm', [vm])
  const backups = passOf('backup')
  await backups.write('backup', [aBackup({ sourceId: 'fed', at: '2026-11-20T09:50:00.000Z' })])
  await backups.end(1)
  clock.at += 2 * 3_600_000
  await timePasses()
  await timePasses()
  const told = await activities()
  expect(told.map(({ message }) => message)).toEqual([
    'protection: unknown to protected',
    'protection: protected to past-rpo',
  ])
  expect(told[1]).toMatchObject({
    vmId: 'v1',
    subject: 'billing-01',
    at: '2026-11-20T12:00:00.000Z',
  })
  expect(await store.selectFrom('activity').select('collection').execute()).toEqual([
    { collection: 'derived' },
    { collection: 'derived' },
  ])
})

test('whether the last run failed stays as it was while that is not known', async () => {
  const { clock, passOf, messages } = await watching()
  const vm = (lastRunFailed: boolean | null) =>
    aVm({ sourceId: 'fed', rpoMinutes: 60 }, { lastRunFailed })
  const write = (lastRunFailed: boolean | null) => passOf('vm').write('vm', [vm(lastRunFailed)])
  await write(true)
  const backups = passOf('backup')
  await backups.write('backup', [aBackup({ sourceId: 'fed', at: '2026-11-20T05:00:00.000Z' })])
  await backups.end(1)
  clock.at += 60_000
  await write(null)
  await write(true)
  expect(await messages()).toEqual(['protection: unknown to failed'])
})

test('whatever is seen, a field moves exactly where two known words in a row differ', () => {
  const words = fc.array(fc.constantFrom('a', 'b', null), { maxLength: 12 })
  fc.assert(
    fc.property(words, (seen) => {
      let held: { name: string; fields: Record<string, string> } | null = null
      const moved: string[] = []
      for (const state of seen) {
        const again: ReturnType<typeof seeAgain> = seeAgain(held, {
          id: 'h',
          name: null,
          fields: { state },
        })
        held = again.next
        moved.push(...again.moved.map(({ from, to }) => `${from}${to}`))
      }
      const known = seen.filter((word) => word !== null)
      const expected = known.flatMap((word, index) => {
        const before = known[index - 1]
        return before !== undefined && before !== word ? [`${before}${word}`] : []
      })
      expect(moved).toEqual(expected)
    }),
  )
})
