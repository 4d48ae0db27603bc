import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Body, openController, type Rows } from './open-controller'

const minute = 60_000
const ids = (body: Body, plural: string) => (body[plural] as Rows).map(({ id }) => id)

test.each([
  ['virtual_machines', 'virtual_machine'],
  ['backups', 'backup'],
  ['policies', 'policy'],
  ['hosts', 'host'],
  ['omnistack_clusters', 'omnistack_cluster'],
  ['datastores', 'datastore'],
])('%s are a list that counts all of them, and items by id', async (plural, singular) => {
  const { get } = openController()
  const { body } = await get(`/${plural}?limit=2`)
  expect(body).toMatchObject({ offset: 0, limit: 2, count: expect.any(Number) })
  const [first] = ids(body, plural)
  const item = await get(`/${plural}/${String(first)}`)
  expect(item).toMatchObject({ status: 200, body: { [singular]: { id: first } } })
  expect(await get(`/${plural}/nowhere`)).toMatchObject({
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
  const readings = [await get('/backups'), await get('/backups')].map(({ body }) =>
    ids(body, 'backups'),
  )
  expect(readings[0]).not.toEqual(readings[1])
  expect(new Set(readings[0])).toEqual(new Set(readings[1]))
})

test('sorted and in pages, every backup is met once', async () => {
  const { get } = openController()
  const met: string[] = []
  for (let offset = 0; offset < 60; offset += 20) {
    const page = await get(`/backups?sort=created_at&order=ascending&limit=20&offset=${offset}`)
    met.push(...(page.body['backups'] as Rows).map((backup) => String(backup['created_at'])))
  }
  const { body } = await get('/backups?limit=1')
  expect(met).toHaveLength(Number(body['count']))
  expect(met).toEqual([...met].sort())
})

test('whatever the sizes of its pages, a sorted list gives every item once', async () => {
  const { get, tokenOf } = openController()
  const token = await tokenOf()
  const lists = fc.constantFrom(
    ['backups', 'created_at'],
    ['backups', 'name'],
    ['virtual_machines', 'name'],
    ['virtual_machines', 'state'],
  )
  const order = fc.constantFrom('ascending', 'descending')
  const limits = fc.infiniteStream(fc.integer({ min: 1, max: 40 }))
  await fc.assert(
    fc.asyncProperty(lists, order, limits, async ([plural = '', sort], by, sizes) => {
      const met: unknown[] = []
      for (const limit of sizes) {
        const query = `sort=${sort}&order=${by}&limit=${limit}&offset=${met.length}`
        const { body } = await get(`/${plural}?${query}`, token)
        met.push(...ids(body, plural))
        if (met.length >= Number(body['count']) || ids(body, plural).length === 0) break
      }
      const { body } = await get(`/${plural}?limit=3000`, token)
      expect(met).toHaveLength(Number(body['count']))
      expect(new Set(met)).toEqual(new Set(ids(body, plural)))
    }),
    { numRuns: 12 },
  )
})

test('the default order of a sort is descending, and case-sensitive', async () => {
  const { get } = openController()
  const { body } = await get('/virtual_machines?sort=name')
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
  const { status, body } = await openController().get(`/${plural}?${query}`)
  expect([status, body['status']]).toEqual([400, '400'])
  expect(body['exception']).toMatch(new RegExp(`${exception}$`))
})

test('unknown parameters are ignored', async () => {
  const { get } = openController()
  expect((await get('/hosts?colour=red')).status).toBe(200)
})

test('optional fields come only when asked for, by flag or by name', async () => {
  const { get } = openController()
  const fieldsOf = async (query: string) => {
    const { body } = await get(`/virtual_machines?limit=1&${query}`)
    return Object.keys((body['virtual_machines'] as Rows)[0] ?? {})
  }
  const power = 'hypervisor_virtual_machine_power_state'
  expect(await fieldsOf('')).not.toContain(power)
  expect(await fieldsOf('show_optional_fields=true')).toContain(power)
  expect(await fieldsOf(`fields=id,${power}`)).toEqual(['id', power])
})

test('filters take one value, several after commas, or a pattern', async () => {
  const { get } = openController()
  const { body } = await get('/virtual_machines?sort=name&order=ascending')
  const [first, second] = (body['virtual_machines'] as Rows).map(({ name }) => String(name))
  const countOf = async (query: string) => (await get(`/virtual_machines?${query}`)).body['count']
  expect(await countOf(`name=${first}`)).toBe(1)
  expect(await countOf(`name=${first},${second}`)).toBe(2)
  expect(await countOf(`name=${first?.toUpperCase()}`)).toBe(0)
  expect(await countOf(`case=insensitive&name=${first?.toUpperCase()}`)).toBe(1)
  expect(await countOf('name=*')).toBe(body['count'])
})

test('a controller takes one value per filter of backups: a list of them matches nothing', async () => {
  const { get } = openController()
  const countOf = async (states: string) => (await get(`/backups?state=${states}`)).body['count']
  expect(await countOf('PROTECTED')).toBeGreaterThan(0)
  expect(await countOf('PROTECTED,FAILED')).toBe(0)
})

test('backups are filtered by when they were taken', async () => {
  const { get } = openController()
  const at = '2026-11-21T00:00:00Z'
  const after = await get(`/backups?created_after=${at}&sort=created_at&order=ascending`)
  const before = await get(`/backups?created_before=${at}`)
  const times = (after.body['backups'] as Rows).map((one) => String(one['created_at']))
  expect(times.length).toBeGreaterThan(0)
  expect(times.every((time) => time > at)).toBe(true)
  const all = await get('/backups?limit=1')
  expect(Number(before.body['count']) + times.length).toBeLessThanOrEqual(Number(all.body['count']))
})

test('a backup runs, is saved and is protected; a manual one never expires', async () => {
  const { pass, estate, get } = openController()
  const [vm] = [...estate.vms.values()].filter(({ home }) => 'omnistack' in home)
  const { id } = estate.takeBackup(vm?.id ?? '', { durationMs: 2 * minute })
  const backup = async () => (await get(`/backups/${id}`)).body['backup'] as Body
  expect(await backup()).toMatchObject({
    state: 'NEW',
    type: 'MANUAL',
    expiration_time: 'NA',
    virtual_machine_id: vm?.id,
    virtual_machine_name: vm?.name,
    created_at: '2026-11-21T08:00:00Z',
  })
  pass(minute)
  expect((await backup())['state']).toBe('SAVING')
  pass(2 * minute)
  expect(['PROTECTED', 'DEGRADED']).toContain((await backup())['state'])
})

test('hosts, clusters and VMs of a federation refer to each other', async () => {
  const { get } = openController()
  const [clusters, hosts, vms] = await Promise.all(
    ['omnistack_clusters', 'hosts', 'virtual_machines'].map(async (plural) => {
      const { body } = await get(`/${plural}?limit=1000`)
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
  const { body } = await get('/policies')
  for (const { id, rules } of body['policies'] as Rows) {
    const policy = estate.policies.get(String(id))
    const { everyMinutes: frequency, keepMinutes: retention } = policy ?? {}
    expect(rules).toEqual(
      frequency === 0 ? [] : [expect.objectContaining({ frequency, retention, days: 'All' })],
    )
  }
})
