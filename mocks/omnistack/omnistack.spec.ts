import { expect, test } from 'vitest'
import { createEstate } from '../estate/estate'
import { fetchFrom } from '../http'
import { omnistackHandlers } from './handlers'

const origin = 'https://controller.test'
const credentials = { username: 'sightline@vsphere.local', password: 'correct horse' }
const client = `Basic ${Buffer.from('simplivity:').toString('base64')}`
const minute = 60_000

type Body = Record<string, unknown>
type Rows = Record<string, unknown>[]

const openController = (size: 'small' | 'default' = 'small') => {
  const clock = { at: Date.parse('2026-11-20T10:00:00Z') }
  const estate = createEstate({ seed: 7, size, now: () => clock.at, life: false })
  const fetch = fetchFrom(omnistackHandlers(estate, 'fed-paris', { origin, credentials }))

  const send = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(new Request(`${origin}${path}`, init))
    const text = await response.text()
    return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as Body }
  }
  const logIn = (form: Record<string, string> = {}, authorization = client) =>
    send('/api/oauth/token', {
      method: 'POST',
      headers: { authorization },
      body: new URLSearchParams({ grant_type: 'password', ...credentials, ...form }),
    })
  const tokenOf = async () => String((await logIn()).body['access_token'])
  const get = async (path: string, token?: string) =>
    send(path, { headers: { authorization: `Bearer ${token ?? (await tokenOf())}` } })
  return { clock, estate, send, logIn, tokenOf, get }
}

const ids = (body: Body, plural: string) => (body[plural] as Rows).map(({ id }) => id)

test('the password grant of the client simplivity gives a bearer for a day', async () => {
  const { logIn } = openController()
  expect(await logIn()).toEqual({
    status: 200,
    body: {
      access_token: expect.stringMatching(/^[\da-f-]{36}$/),
      token_type: 'bearer',
      expires_in: 86_399,
      scope: 'read write',
      updated_at: Date.parse('2026-11-20T10:00:00Z'),
    },
  })
})

test('a second login continues the session: the same token, with what is left of it', async () => {
  const { clock, logIn } = openController()
  const first = await logIn()
  clock.at += 5 * minute
  const second = await logIn()
  expect(second.body).toMatchObject({
    access_token: first.body['access_token'],
    expires_in: 86_399 - 300,
  })
})

test.each([
  ['a wrong password', { password: 'wrong' }, 400, 'invalid_grant'],
  ['another user', { username: 'root' }, 400, 'invalid_grant'],
  ['another grant', { grant_type: 'client_credentials' }, 400, 'unsupported_grant_type'],
])('%s is refused', async (_, form, status, error) => {
  expect(await openController().logIn(form)).toMatchObject({ status, body: { error } })
})

test('another client than simplivity is refused', async () => {
  expect((await openController().logIn({}, 'Basic Zm9vOmJhcg==')).status).toBe(401)
})

test('without a bearer, or with one never given out, the framework says Unauthorized', async () => {
  const { send, get } = openController()
  const refused = { status: 401, body: { status: 401, error: 'Unauthorized', path: '/api/hosts' } }
  expect(await send('/api/hosts')).toMatchObject(refused)
  expect(await get('/api/hosts', 'made-up')).toMatchObject(refused)
})

test('ten idle minutes end a token, any request puts that off', async () => {
  const { clock, tokenOf, get } = openController()
  const token = await tokenOf()
  for (const _ of [1, 2, 3]) {
    clock.at += 9 * minute
    expect((await get('/api/hosts', token)).status).toBe(200)
  }
  clock.at += 10 * minute
  expect(await get('/api/hosts', token)).toEqual({
    status: 401,
    body: {
      error: 'invalid_token',
      error_description: `Access token expired due to inactivity: ${token}`,
    },
  })
})

test('a day ends it, idle or not', async () => {
  const { clock, tokenOf, get } = openController()
  const token = await tokenOf()
  for (let spent = 0; spent < 24 * 60; spent += 9) {
    expect((await get('/api/policies', token)).status).toBe(200)
    clock.at += 9 * minute
  }
  expect((await get('/api/policies', token)).body).toMatchObject({
    error_description: `Access token expired: ${token}`,
  })
})

test('revoking is a GET that ends the token; as a POST it is unknown', async () => {
  const { send, get, tokenOf } = openController()
  const token = await tokenOf()
  expect((await send('/api/oauth/revoke', { method: 'POST' })).status).toBe(401)
  expect(await get('/api/oauth/revoke', token)).toEqual({ status: 200, body: {} })
  expect((await get('/api/hosts', token)).status).toBe(401)
})

test('the version is told to anyone', async () => {
  expect((await openController().send('/api/version')).body).toEqual({
    REST_API_Version: '1.25',
    SVTFS_Version: '5.3.1.117',
  })
})

test.each([
  ['virtual_machines', 'virtual_machine'],
  ['backups', 'backup'],
  ['policies', 'policy'],
  ['hosts', 'host'],
  ['omnistack_clusters', 'omnistack_cluster'],
  ['datastores', 'datastore'],
])('%s are a list that counts all of them, and items by id', async (plural, singular) => {
  const { get } = openController()
  const { body } = await get(`/api/${plural}?limit=2`)
  expect(body).toMatchObject({ offset: 0, limit: 2, count: expect.any(Number) })
  const [first] = ids(body, plural)
  const item = await get(`/api/${plural}/${String(first)}`)
  expect(item).toMatchObject({ status: 200, body: { [singular]: { id: first } } })
  expect(await get(`/api/${plural}/nowhere`)).toMatchObject({
    status: 404,
    body: {
      status: '404',
      message: `Object type: ${singular} id: nowhere could not be found`,
      path: `/api/${plural}/nowhere`,
    },
  })
})

test('the order that backups come in by themselves is another each time', async () => {
  const { get } = openController()
  const readings = [await get('/api/backups'), await get('/api/backups')].map(({ body }) =>
    ids(body, 'backups'),
  )
  expect(readings[0]).not.toEqual(readings[1])
  expect(new Set(readings[0])).toEqual(new Set(readings[1]))
})

test('sorted and in pages, every backup is met once', async () => {
  const { get } = openController()
  const met: string[] = []
  for (let offset = 0; offset < 60; offset += 20) {
    const page = await get(`/api/backups?sort=created_at&order=ascending&limit=20&offset=${offset}`)
    met.push(...(page.body['backups'] as Rows).map((backup) => String(backup['created_at'])))
  }
  const { body } = await get('/api/backups?limit=1')
  expect(met).toHaveLength(Number(body['count']))
  expect(met).toEqual([...met].sort())
})

test('the default order of a sort is descending, and case-sensitive', async () => {
  const { get } = openController()
  const { body } = await get('/api/virtual_machines?sort=name')
  const names = (body['virtual_machines'] as Rows).map(({ name }) => String(name))
  expect(names).toEqual([...names].sort().toReversed())
})

test.each([
  ['backups', 'limit=3001', 'InvalidSortCriteriaException'],
  ['virtual_machines', 'limit=5001', 'InvalidSortCriteriaException'],
  ['hosts', 'limit=many', 'TypeMismatchException'],
  ['hosts', 'offset=-1', 'TypeMismatchException'],
  ['hosts', 'sort=colour', 'InvalidSortCriteriaException'],
  ['hosts', 'sort=name&order=upwards', 'InvalidParameterException'],
  ['backups', 'created_after=yesterday', 'InvalidParameterException'],
])('%s with %s are refused', async (plural, query, exception) => {
  const { status, body } = await openController().get(`/api/${plural}?${query}`)
  expect([status, body['status']]).toEqual([400, '400'])
  expect(body['exception']).toMatch(new RegExp(`${exception}$`))
})

test('unknown parameters are ignored', async () => {
  const { get } = openController()
  expect((await get('/api/hosts?colour=red')).status).toBe(200)
})

test('optional fields come only when asked for, by flag or by name', async () => {
  const { get } = openController()
  const fieldsOf = async (query: string) => {
    const { body } = await get(`/api/virtual_machines?limit=1&${query}`)
    return Object.keys((body['virtual_machines'] as Rows)[0] ?? {})
  }
  const power = 'hypervisor_virtual_machine_power_state'
  expect(await fieldsOf('')).not.toContain(power)
  expect(await fieldsOf('show_optional_fields=true')).toContain(power)
  expect(await fieldsOf(`fields=id,${power}`)).toEqual(['id', power])
})

test('filters take one value, several after commas, or a pattern', async () => {
  const { get } = openController()
  const { body } = await get('/api/virtual_machines?sort=name&order=ascending')
  const [first, second] = (body['virtual_machines'] as Rows).map(({ name }) => String(name))
  const countOf = async (query: string) =>
    (await get(`/api/virtual_machines?${query}`)).body['count']
  expect(await countOf(`name=${first}`)).toBe(1)
  expect(await countOf(`name=${first},${second}`)).toBe(2)
  expect(await countOf(`name=${first?.toUpperCase()}`)).toBe(0)
  expect(await countOf(`case=insensitive&name=${first?.toUpperCase()}`)).toBe(1)
  expect(await countOf('name=*')).toBe(body['count'])
})

test('a controller takes one value per filter of backups: a list of them matches nothing', async () => {
  const { get } = openController()
  const countOf = async (states: string) =>
    (await get(`/api/backups?state=${states}`)).body['count']
  expect(await countOf('PROTECTED')).toBeGreaterThan(0)
  expect(await countOf('PROTECTED,FAILED')).toBe(0)
})

test('backups are filtered by when they were taken', async () => {
  const { get } = openController()
  const at = '2026-11-20T06:00:00Z'
  const after = await get(`/api/backups?created_after=${at}&sort=created_at&order=ascending`)
  const before = await get(`/api/backups?created_before=${at}`)
  const times = (after.body['backups'] as Rows).map((one) => String(one['created_at']))
  expect(times.length).toBeGreaterThan(0)
  expect(times.every((time) => time > at)).toBe(true)
  const all = await get('/api/backups?limit=1')
  expect(Number(before.body['count']) + times.length).toBeLessThanOrEqual(Number(all.body['count']))
})

test('a backup runs, is saved and is protected; a manual one never expires', async () => {
  const { clock, estate, get } = openController()
  const [vm] = [...estate.vms.values()].filter(({ home }) => 'omnistack' in home)
  const { id } = estate.takeBackup(vm?.id ?? '', { durationMs: 2 * minute })
  const backup = async () => (await get(`/api/backups/${id}`)).body['backup'] as Body
  expect(await backup()).toMatchObject({
    state: 'NEW',
    type: 'MANUAL',
    expiration_time: 'NA',
    virtual_machine_id: vm?.id,
    virtual_machine_name: vm?.name,
    created_at: '2026-11-20T10:00:00Z',
  })
  clock.at += minute
  expect((await backup())['state']).toBe('SAVING')
  clock.at += 2 * minute
  expect(['PROTECTED', 'DEGRADED']).toContain((await backup())['state'])
})

test('hosts, clusters and VMs of a federation refer to each other', async () => {
  const { get } = openController('default')
  const [clusters, hosts, vms] = await Promise.all(
    ['omnistack_clusters', 'hosts', 'virtual_machines'].map(async (plural) => {
      const { body } = await get(`/api/${plural}?limit=1000`)
      return body[plural] as Rows
    }),
  )
  const hostIds = new Set(hosts?.map(({ id }) => id))
  const members = clusters?.flatMap((cluster) => cluster['members'] as string[])
  expect(new Set(members)).toEqual(hostIds)
  expect(vms?.every((vm) => hostIds.has(vm['host_id']))).toBe(true)
  const replicas = vms?.flatMap((vm) => vm['replica_set'] as Rows) ?? []
  expect(replicas.every(({ id }) => hostIds.has(id))).toBe(true)
})

test('a policy has one rule, in minutes; one that takes no backups has none', async () => {
  const { get, estate } = openController()
  const { body } = await get('/api/policies')
  for (const { id, rules } of body['policies'] as Rows) {
    const policy = estate.policies.get(String(id))
    const { everyMinutes: frequency, keepMinutes: retention } = policy ?? {}
    expect(rules).toEqual(
      frequency === 0 ? [] : [expect.objectContaining({ frequency, retention, days: 'All' })],
    )
  }
})
