import { expect, test } from 'vitest'
import type { LookPart, Looks } from '../../../../../contract/server-look'
import type { Looked } from '../../../look'
import { pageOf, Refusal, scriptUpstream } from '../../testing/scripted-upstream'
import { createWarranties } from '../warranties'
import { computeOpsLooks } from './looks'

const minute = 60_000

/** A region of 250 warranties and one group; `down` says which path fails, and how. */
const open = (down: (path: string) => number | null = () => null) => {
  const clock = { at: Date.parse('2026-11-20T10:00:00.000Z') }
  const warranties = Array.from({ length: 250 }, (_, at) => ({
    id: `w${at}`,
    deviceId: `P1+S${at}`,
    supportState: 'ACTIVE',
  }))
  const group = { id: 'g1', name: 'paris', devices: [{ deviceId: 'P1+S1' }], settingsUris: [] }
  const { upstream, asked } = scriptUpstream(({ path, query }) => {
    const status = down(path)
    if (status !== null) throw new Refusal(status)
    if (path.endsWith('/server-warranty')) return pageOf(warranties, { query })
    if (path.endsWith('/groups')) return pageOf([group], { query })
    if (path.includes('/firmware-bundles/')) return { id: path.split('/').at(-1) }
    if (path.includes('/servers/'))
      return { id: 'P1+S1', firmwareBundleUri: '/v1/firmware-bundles/abc' }
    return pageOf([], { query })
  })
  const now = () => new Date(clock.at)
  const kept = createWarranties(now)
  const looks = computeOpsLooks(upstream, now, kept)
  const read = <P extends LookPart>(part: P, server: Partial<Looked> = {}) =>
    looks[part](
      { id: 'P1+S1', group: null, range: '24h', metric: 'cpu', ...server },
      { first: true, signal: new AbortController().signal },
    ) as Promise<{ ok: true; value: Looks[P] } | { ok: false; problem: unknown }>
  const times = (end: string) => asked.filter(({ path }) => path.endsWith(end)).length
  return { clock, asked, read, times, kept }
}

test('an id is one encoded segment of a path', async () => {
  const { read, asked } = open()
  await read('hardware', { id: 'P1+S/1' })
  expect(asked[0]?.path).toBe('/compute-ops-mgmt/v1/servers/P1%2BS%2F1/inventory')
})

test('groups and bundles are read once for all servers, and again later', async () => {
  const { read, times, clock } = open()
  for (const id of ['P1+S1', 'P1+S2', 'P1+S3']) await read('firmware', { id })
  expect([times('/groups'), times('/compliance'), times('/abc')]).toEqual([1, 1, 1])
  clock.at += 3 * minute
  await read('firmware')
  expect([times('/groups'), times('/compliance'), times('/abc')]).toEqual([2, 2, 1])
})

test('warranties are read as far as somebody needs them, on from there, and anew after a day', async () => {
  const { read, times, clock } = open()
  const of = async (id: string) => {
    const told = await read('support', { id })
    return told.ok ? told.value.warranty?.word : told
  }
  expect(await of('P1+S50')).toBe('Active')
  expect(times('/server-warranty')).toBe(1)
  expect(await of('P1+S240')).toBe('Active')
  expect(await of('P1+S150')).toBe('Active')
  expect(await of('P1+nobody')).toBeUndefined()
  expect(times('/server-warranty')).toBe(3)
  clock.at += 24 * 60 * minute
  await of('P1+S50')
  expect(times('/server-warranty')).toBe(4)
})

test('warranties that were collected are not read again, for a day', async () => {
  const { read, times, clock, kept } = open()
  const word = async (id: string) => {
    const told = await read('support', { id })
    return told.ok ? told.value.warranty?.word : told
  }
  const collected = { id: 'w', supportLevel: null, contractLevel: null, supportStartDate: null }
  kept.keep([
    { ...collected, deviceId: 'P1+S50', supportState: 'EXPIRED', supportEndDate: null },
    { ...collected, deviceId: null, supportState: 'ACTIVE', supportEndDate: null },
  ])
  expect(await word('P1+S50')).toBe('Expired')
  expect(await word('P1+S51')).toBeUndefined()
  expect(times('/server-warranty')).toBe(0)
  clock.at += 24 * 60 * minute
  expect(await word('P1+S50')).toBe('Active')
})

test('two who need warranties at once read the list once', async () => {
  const { read, times } = open()
  await Promise.all([read('support', { id: 'P1+S240' }), read('support', { id: 'P1+S230' })])
  expect(times('/server-warranty')).toBe(3)
})

test('a server without a group is in none, and nothing more is asked', async () => {
  const { read, asked } = open()
  expect(await read('group', { id: 'P1+S9' })).toEqual({ ok: true, value: null })
  expect(asked).toHaveLength(1)
})

test('a group that nobody judges is told without a judgement', async () => {
  const { read } = open((path) => (path.endsWith('compliance') ? 404 : null))
  expect(await read('group')).toMatchObject({ ok: true, value: { iloSettings: null } })
  expect(await read('firmware')).toMatchObject({ ok: true, value: { compliance: null } })
})

test.each([
  ['firmware', '/servers/P1%2BS1'],
  ['firmware', '/groups'],
  ['firmware', '/compliance'],
  ['firmware', '/abc'],
  ['group', '/groups'],
  ['group', '/settings'],
  ['group', '/ilo-settings-compliance'],
  ['support', '/servers/P1%2BS1'],
  ['support', '/server-warranty'],
  ['support', '/energy-by-entity'],
  ['alerts', '/alerts'],
  ['energy', '/energy-over-time'],
  ['utilization', '/utilization-over-time'],
] as const)('%s fails where %s does: half of it would be a guess', async (part, end) => {
  const { read } = open((path) => (path.endsWith(end) ? 500 : null))
  expect(await read(part)).toMatchObject({ ok: false, problem: { status: 500 } })
})

test('where a server may not be metered, its place is not known, and the rest is told', async () => {
  const { read } = open((path) => (path.endsWith('/energy-by-entity') ? 403 : null))
  expect(await read('support')).toMatchObject({ ok: true, value: { location: null } })
})
