import { expect, test } from 'vitest'
import type { Mosaic } from '../../contract/mosaic'
import { openConsole } from '../testing/console'
import { aServer } from '../testing/entities'

const open = async () => {
  const console = await openConsole()
  await console.hold('server', [
    aServer({
      id: 'a',
      name: 'Esx-1',
      state: 'ok',
      group: 'g1',
      tags: ['Rack: r1', 'Site: Paris'],
    }),
    aServer({ id: 'b', name: 'esx-2', state: 'critical', group: null, tags: ['Site: Paris'] }),
    aServer({
      id: 'c',
      name: '=HYPERLINK("http://evil")',
      state: 'warning',
      group: 'g1',
      tags: ['site: paris'],
      since: '2026-11-20T09:00:00.000Z',
    }),
  ])
  const headers = await console.as('viewer')
  const get = (url: string, more = {}) => console.ask({ url, headers: { ...headers, ...more } })
  return { ...console, get }
}

test('tags are counted under the other filters, whatever tag is chosen', async () => {
  const { get } = await open()
  const tags = async (search: string) =>
    (await get(`/api/servers/tags?${search}`)).json<{ tags: object[] }>().tags
  expect(await tags('tag=Site:+Paris')).toEqual([
    { value: 'Site: Paris', count: 2 },
    { value: 'Rack: r1', count: 1 },
    { value: 'site: paris', count: 1 },
  ])
  expect(await tags('state=critical')).toEqual([{ value: 'Site: Paris', count: 1 }])
})

test('a tag narrows the list and its facets, by its own letters', async () => {
  const { get } = await open()
  const page = (await get('/api/servers?tag=Site:+Paris')).json()
  expect(page.total).toBe(2)
  expect(page.items.map(({ id }: { id: string }) => id)).toEqual(['b', 'a'])
  expect(page.facets.state).toEqual([
    { value: 'critical', count: 1 },
    { value: 'ok', count: 1 },
  ])
  expect((await get('/api/servers?tag=Site:+Paris&tag=site:+paris')).json().total).toBe(3)
})

test('the mosaic holds every matching server, the worst first, under its own name', async () => {
  const { get, hold } = await open()
  const reply = await get('/api/servers/mosaic?by=group')
  const mosaic = reply.json<Mosaic>()
  expect(mosaic).toMatchObject({
    id: ['b', 'c', 'a'],
    name: ['esx-2', '=HYPERLINK("http://evil")', 'Esx-1'],
    state: [0, 1, 4],
    groups: ['', 'g1'],
    group: [0, 1, 1],
    sources: ['us-west'],
    source: [0, 0, 0],
  })
  const etag = String(reply.headers['etag'])
  const again = await get('/api/servers/mosaic?by=group', { 'if-none-match': etag })
  expect(again.statusCode).toBe(304)
  await hold('server', [aServer({ id: 'a', name: 'Esx-1', state: 'critical' })])
  const moved = await get('/api/servers/mosaic?by=group', { 'if-none-match': etag })
  expect(moved.statusCode).toBe(200)
  expect((await get('/api/servers/mosaic?state=critical')).json<Mosaic>().id).toEqual(['a', 'b'])
  expect((await get('/api/servers/mosaic?by=colour')).statusCode).toBe(400)
})

test('an export as CSV says what was asked, in which zone and how old each source is', async () => {
  const { get } = await open()
  const reply = await get(
    '/api/servers/export?format=csv&tz=Europe/Paris&group=g1&sort=name&cols=name',
  )
  expect(reply.headers['content-disposition']).toBe(
    'attachment; filename="sightline-servers-20261120T100000Z.csv"',
  )
  const lines = reply.body.split('\r\n')
  expect(lines.slice(0, 7)).toEqual([
    '\uFEFF"Sightline servers"',
    '"Exported at","2026-11-20T11:00:00.000+01:00"',
    '"Exported by","Demo viewer"',
    '"Time zone","Europe/Paris"',
    '"Query","group=g1&sort=name"',
    '"Rows","2"',
    '"Source","COM us-west","late","never read"',
  ])
  const [columns = '', first = '', second = ''] = lines.slice(8)
  expect(columns).toContain('"State","Name","Serial"')
  // No spreadsheet takes a name for a formula.
  expect(first).toContain(`"Warning","'=HYPERLINK(""http://evil"")"`)
  expect(first).toContain('"2026-11-20T10:00:00.000+01:00"')
  expect(second).toContain('"OK","Esx-1"')
  expect(lines).toHaveLength(12)
})

test('an export as JSON is one document with the same head', async () => {
  const { get } = await open()
  const file = (await get('/api/servers/export?format=json&sort=-name')).json()
  expect(file).toMatchObject({
    export: 'Sightline servers',
    rows: 3,
    timeZone: 'UTC',
    query: 'sort=-name',
  })
  expect(file.servers.map(({ id }: { id: string }) => id)).toEqual(['b', 'a', 'c'])
  const none = (await get('/api/servers/export?format=json&q=nobody')).json()
  expect(none).toMatchObject({ rows: 0, servers: [] })
})

test('an export of another kind, in no zone, or by a sort that is none is refused', async () => {
  const { get } = await open()
  for (const search of ['format=xlsx', 'format=csv&tz=Mars/Base', 'format=csv&sort=colour'])
    expect((await get(`/api/servers/export?${search}`)).statusCode).toBe(400)
})

test('an export of thousands comes in pieces, each row once and in order', async () => {
  const { get, hold } = await openConsole().then(async (console) => {
    const headers = await console.as('viewer')
    return { ...console, get: (url: string) => console.ask({ url, headers }) }
  })
  const names = Array.from({ length: 1_203 }, (_, at) => `esx-${String(at).padStart(4, '0')}`)
  await hold(
    'server',
    names.map((name) => aServer({ id: name, name, serial: name })),
  )
  const lines = (await get('/api/servers/export?format=csv&sort=name')).body.trim().split('\r\n')
  expect(lines.slice(-1_203).map((line) => line.split(',')[1])).toEqual(
    names.map((name) => `"${name}"`),
  )
})
