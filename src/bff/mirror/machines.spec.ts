import { expect, test } from 'vitest'
import { readListQuery } from '../../contract/list-query'
import type { Server } from '../../contract/server'
import { aServer } from '../testing/entities'
import { openTestStore } from '../testing/store'
import { lists } from './lists'
import { createMirror } from './mirror'
import { createListQueries } from './query'

const open = async () => {
  const clock = { at: Date.parse('2026-11-20T10:00:00.000Z') }
  const store = await openTestStore()
  const mirror = createMirror({ store, now: () => new Date(clock.at), bmcSources: ['ilos'] })
  const write = (...servers: Parameters<typeof aServer>[0][]) =>
    mirror.openPass(servers[0]?.sourceId ?? 'us-west', 'servers', 'server').write(
      'server',
      servers.map((row) => aServer(row)),
    )
  const amend = mirror.openPass('us-west', 'metrics', null).amend
  const rowOf = async (id: string): Promise<Server> => {
    const { row } = await store
      .selectFrom('document')
      .select('row')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    return JSON.parse(row)
  }
  const listed = async () => {
    const rows = await store.selectFrom('server').select('id').where('shadowed', '=', 0).execute()
    return rows.map(({ id }) => id)
  }
  return { clock, store, mirror, write, amend, rowOf, listed }
}

const bmc = { sourceId: 'ilos', id: 'bmc' } as const

test('a machine that COM and its iLO know is one row, which says who else knows it', async () => {
  const { write, rowOf, listed, mirror } = await open()
  await write({ id: 'P1+S1', serial: 'S1' })
  await write({ ...bmc, serial: 'S1', power: 'off' })
  expect(await listed()).toEqual(['P1+S1'])
  const known = { ...bmc, power: 'off', connection: 'connected' }
  expect(await rowOf('P1+S1')).toMatchObject({ knownAt: [known], power: 'on', powerFrom: null })

  await mirror.openPass('us-west', 'servers', 'server').remove('server', ['P1+S1'])
  expect(await listed()).toEqual(['bmc'])
})

test('a UUID joins what a serial number does not, in whatever case it is written', async () => {
  const { write, listed, rowOf } = await open()
  await write({ id: 'P1+S1', serial: 'S1', uuid: '38383950-3633-5A43-3234-31304B374420' })
  await write({ ...bmc, serial: null, uuid: '38383950-3633-5a43-3234-31304b374420' })
  expect(await listed()).toEqual(['P1+S1'])
  expect((await rowOf('P1+S1')).knownAt).toMatchObject([bmc])
})

test('power is that of the iLO while COM has lost the connection, and says so', async () => {
  const { write, rowOf, clock } = await open()
  const lost = { id: 'P1+S1', state: 'disconnected', connection: 'disconnected' } as const
  await write(lost)
  expect(await rowOf('P1+S1')).toMatchObject({ power: 'on', powerFrom: null })
  clock.at += 60_000
  await write({ ...bmc, power: 'off' })
  expect(await rowOf('P1+S1')).toMatchObject({
    power: 'off',
    powerFrom: 'ilos',
    ownPower: 'on',
    changedAt: '2026-11-20T10:01:00.000Z',
  })
  await write({ ...bmc, power: 'off', connection: 'disconnected' })
  expect(await rowOf('P1+S1')).toMatchObject({ power: 'on', powerFrom: null })
  await write({ ...bmc, power: 'off' })
  await write({ id: 'P1+S1', state: 'ok', connection: 'connected' })
  expect(await rowOf('P1+S1')).toMatchObject({ power: 'on', powerFrom: null })
})

test('what another collection says of a server stays when the server is read again', async () => {
  const { write, amend, rowOf, mirror } = await open()
  await write({ id: 'a' }, { id: 'b' })
  await amend(['powerWatts', 'utilization'], new Map([['a', { powerWatts: 310, utilization: 42 }]]))
  expect(await rowOf('a')).toMatchObject({ powerWatts: 310, utilization: 42 })
  expect(await rowOf('b')).toMatchObject({ powerWatts: null, utilization: null })
  await write({ id: 'a', state: 'warning' })
  expect(await rowOf('a')).toMatchObject({ state: 'warning', powerWatts: 310 })

  const version = mirror.version('server')
  await amend(['powerWatts', 'utilization'], new Map([['a', { powerWatts: 310, utilization: 42 }]]))
  expect(mirror.version('server')).toBe(version)
  await amend(['powerWatts', 'utilization'], new Map())
  expect(await rowOf('a')).toMatchObject({ powerWatts: null, utilization: null })
})

test('compliance is that of the group: a server that moved has none until it is judged again', async () => {
  const { write, amend, rowOf } = await open()
  await write({ id: 'a', group: 'paris-esx' })
  await amend(['compliance'], new Map([['a', { compliance: 'not-compliant' }]]))
  await write({ id: 'a', group: 'paris-esx', state: 'warning' })
  expect((await rowOf('a')).compliance).toBe('not-compliant')
  await write({ id: 'a', group: 'lyon-esx' })
  expect((await rowOf('a')).compliance).toBeNull()
})

test('a machine that two regions know is one row: that of the region that it is connected to', async () => {
  const { write, listed, rowOf, mirror, store } = await open()
  await write({ id: 'P1+S1', sourceId: 'eu-central', serial: 'S1', power: 'off' })
  expect(await listed()).toEqual(['P1+S1'])
  await write({ id: 'new', sourceId: 'us-west', serial: 'S1' })
  const away = { state: 'disconnected', connection: 'disconnected', power: 'off' } as const
  await write({ id: 'P1+S1', sourceId: 'eu-central', serial: 'S1', ...away })
  expect(await listed()).toEqual(['new'])
  expect(await rowOf('new')).toMatchObject({
    power: 'on',
    powerFrom: null,
    knownAt: [{ sourceId: 'eu-central', id: 'P1+S1', connection: 'disconnected' }],
  })
  expect(await rowOf('P1+S1')).toMatchObject({ power: 'on', ownPower: 'off', powerFrom: 'us-west' })

  await write({ id: 'P1+S1', sourceId: 'eu-central', serial: 'S1' })
  await write({ id: 'new', sourceId: 'us-west', serial: 'S1', ...away })
  expect(await listed()).toEqual(['P1+S1'])
  const counted = await createListQueries(store, mirror)(
    lists.servers,
    readListQuery(lists.servers.params, new URLSearchParams()).query,
  )
  expect(counted).toMatchObject({ total: 1, facets: { region: [{ count: 1 }] } })

  await mirror.openPass('eu-central', 'servers', 'server').remove('server', ['P1+S1'])
  expect(await listed()).toEqual(['new'])
  expect((await rowOf('new')).knownAt).toEqual([])
})

test('machines of one source that say the same of themselves stay two rows', async () => {
  const { write, listed } = await open()
  await write({ id: 'a', serial: 'S1' }, { id: 'b', serial: 'S1' })
  expect(await listed()).toEqual(['a', 'b'])
})

test('what was held before machines were joined is joined at the start, and what a source held that is gone is not missed', async () => {
  const { write, listed, mirror, store } = await open()
  await write({ id: 'P1+S1', serial: 'S1' })
  await write({ ...bmc, serial: 'S1' })
  await store.updateTable('server').set({ shadowed: 0, known_at: '' }).execute()
  await mirror.keepSources(['us-west', 'ilos'])
  expect(await listed()).toEqual(['P1+S1'])
  await mirror.keepSources(['ilos'])
  expect(await listed()).toEqual(['bmc'])
})

test('machines that several sources tell of at the same time are joined, each of them', async () => {
  const { write, store } = await open()
  const serials = Array.from({ length: 30 }, (_, nth) => `S${nth}`)
  await Promise.all([
    ...serials.map((serial) => write({ sourceId: 'ilos', id: `bmc ${serial}`, serial })),
    ...serials.map((serial) => write({ sourceId: 'us-west', id: `P1+${serial}`, serial })),
  ])
  const shadowed = store.selectFrom('server').select('source_id').where('shadowed', '=', 1)
  expect((await shadowed.execute()).map(({ source_id }) => source_id)).toEqual(
    serials.map(() => 'ilos'),
  )
  const untold = await store.selectFrom('server').select('id').where('known_at', '=', '').execute()
  expect(untold).toEqual([])
})

test('what another process has joined amiss is set right with the next pass', async () => {
  const { write, listed, mirror, store } = await open()
  await write({ id: 'P1+S1', serial: 'S1' })
  await write({ ...bmc, serial: 'S1' })
  await store.updateTable('server').set({ shadowed: 0, known_at: '' }).execute()
  const pass = mirror.openPass('us-west', 'servers', 'server')
  await pass.write('server', [aServer({ id: 'P1+S1', serial: 'S1' })])
  await pass.end(1)
  expect(await listed()).toEqual(['P1+S1'])
})
