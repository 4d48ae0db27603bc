import { expect, test } from 'vitest'
import { createFaultBook } from '../../../../mocks/faults/fault-book'
import { tenants } from '../../../../mocks/greenlake/compute-ops/tenants/accounts'
import { probeSource } from '../probe'
import { openRegion } from './testing/open-region'

const second = 1000
const minute = 60 * second

test('every collection of the region is read whole, with one token for all services', async () => {
  const { source, collect, rows, estate, region, requests } = openRegion()
  for (const { collection } of source.collectors)
    expect(await collect(collection), collection).toMatchObject({ ok: true })
  await collect('backups')

  const here = <T extends { region: string }>(things: Iterable<T>) =>
    [...things].filter((thing) => thing.region === region)
  const vms = [...estate.vms.values()].filter(
    (vm) => 'greenlake' in vm.home && vm.home.greenlake === region,
  )
  expect(rows.server.size).toBe(here(estate.machines.values()).length)
  expect(rows.vm.size).toBe(vms.length)
  expect(rows.task.size).toBe(
    here(estate.jobs.values()).length + here(estate.operations.values()).length,
  )
  expect(rows.backup.size).toBe(vms.reduce((sum, { id }) => sum + estate.backupsOf(id).length, 0))
  expect(requests.filter((request) => request.startsWith('POST'))).toHaveLength(1)
})

test('every collection has a name of its own', () => {
  const names = openRegion().source.collectors.map(({ collection }) => collection)
  expect(new Set(names).size).toBe(names.length)
})

test('a pass over servers tells the total that the region counts', async () => {
  const { collect, rows } = openRegion()
  expect(await collect('servers')).toEqual({ ok: true, value: { total: rows.server.size } })
})

test('servers are in the groups of the estate; unsubscribed ones are unknown, never OK', async () => {
  const { collect, rows, estate } = openRegion()
  await collect('servers')
  for (const { row } of rows.server.values()) {
    const machine = estate.machines.get(row.id)
    const group = machine?.groupId ? estate.groups.get(machine.groupId) : undefined
    expect(row.group, row.name).toBe(group?.name ?? null)
    expect(row.state === 'unknown', row.name).toBe(machine?.subscribed === false)
  }
})

test('a power supply fails: the alert mentions the server, which turns critical with the reason', async () => {
  const { collect, follow, rows, estate, advance } = openRegion()
  await collect('servers')
  await collect('alerts')
  const healthy = [...rows.server.values()].find(({ row }) => row.state === 'ok')
  if (!healthy) throw new Error('A small estate has a healthy server.')
  const { id } = healthy.row
  await advance(second)
  estate.failPowerSupply(id)
  await advance(second)
  await collect('alerts')
  await follow()
  expect(rows.server.get(id)?.row).toMatchObject({
    state: 'critical',
    reason: expect.stringMatching(/power supply/i),
    since: '2026-11-20T10:00:01.000Z',
  })
  expect(rows.server.get(id)?.facts.alerts).toHaveLength(1)

  estate.heal(id)
  await advance(second)
  await collect('alerts')
  await follow()
  expect(rows.server.get(id)?.row).toMatchObject({ state: 'ok', reason: null })
})

test('a server that loses its connection is re-read because an activity names it', async () => {
  const { collect, follow, rows, estate, advance } = openRegion()
  await collect('servers')
  await collect('activities')
  const connected = [...rows.server.values()].find(({ row }) => row.state === 'ok')
  if (!connected) throw new Error('A small estate has a connected server.')
  const { id } = connected.row
  await advance(second)
  estate.disconnect(id)
  await advance(second)
  await collect('activities')
  await follow()
  expect(rows.server.get(id)?.row).toMatchObject({
    state: 'disconnected',
    connection: 'disconnected',
    since: '2026-11-20T10:00:01.000Z',
  })
})

test('a job appears, says what it does, and goes to its end', async () => {
  const { collect, rows, estate, region, advance, collector } = openRegion()
  await collect('servers')
  await collect('jobs')
  const machine = [...estate.machines.values()].find(
    (one) => one.region === region && one.subscribed,
  )
  if (!machine) throw new Error('A small estate has a subscribed server.')
  await advance(second)
  const { id } = estate.startJob({
    template: 'firmware',
    resourceId: machine.id,
    pendingMs: 2 * second,
    durationMs: 40 * second,
    outcome: 'failure',
  })
  const states: string[] = []
  for (let pass = 0; pass < 30; pass += 1) {
    await collect('jobs')
    const state = rows.task.get(id)?.row.state ?? 'absent'
    if (states.at(-1) !== state) states.push(state)
    await advance(collector('jobs').sooner?.() ?? 10 * second)
  }
  expect(states).toEqual(['waiting', 'running', 'failed'])
  expect(rows.task.get(id)?.row).toMatchObject({
    name: 'Firmware update',
    targets: [{ kind: 'server', id: machine.id, name: machine.hostName }],
    note: expect.any(String),
    endedAt: expect.any(String),
  })
})

test('an operation runs with its children through its percentages and log to its error', async () => {
  const { collect, rows, estate, region, advance } = openRegion()
  await collect('data-services-operations')
  await advance(second)
  const step = { message: 'Attempting to create the datastore', percent: 70 }
  const { id } = estate.startOperation({
    family: 'data-services',
    region,
    name: "Create Datastore: 'par-ds9'",
    service: 'private-cloud-business-edition',
    user: 'p.martin@example.com',
    steps: [step],
    durationMs: minute,
    error: { error: 'The pool is full.', errorCode: 'POOL_FULL' },
    children: [
      {
        family: 'data-services',
        region,
        name: 'Create volume',
        service: 'private-cloud-business-edition',
        user: 'p.martin@example.com',
        steps: [step],
        durationMs: 30 * second,
      },
    ],
  })
  const percents: number[] = []
  for (let at = 0; at < 90; at += 5) {
    await collect('data-services-operations')
    const progress = rows.task.get(id)?.row.progress
    if (progress?.kind === 'measured') percents.push(progress.percent)
    await advance(5 * second)
  }
  expect(percents).toEqual(percents.toSorted((a, b) => a - b))
  expect(percents).toContain(70)
  expect(rows.task.get(id)).toMatchObject({
    row: { state: 'failed', startedBy: 'p.martin', note: 'The pool is full.' },
    facts: { error: { upstreamCode: 'POOL_FULL', supportId: expect.any(String) } },
  })
  expect(rows.task.get(id)?.facts.log.map(({ text }) => text)).toContain(step.message)
  const children = [...rows.task.values()].filter(({ row }) => row.parentId === id)
  expect(children.map(({ row }) => [row.name, row.state])).toEqual([['Create volume', 'succeeded']])
})

test('tasks that were read first name what they touch once it is known', async () => {
  const { collect, rows, estate } = openRegion()
  const tasks = ['jobs', 'compute-ops-operations', 'data-services-operations']
  for (const name of tasks) await collect(name)
  await collect('servers')
  await collect('virtual-machines')
  for (const name of tasks) await collect(name)
  const targets = [...rows.task.values()].flatMap(({ row }) => row.targets)
  for (const { kind, id, name } of targets) {
    if (kind === 'server') expect(name).toBe(rows.server.get(id ?? '')?.row.name)
    if (kind === 'vm') expect(name).toBe(estate.vms.get(id ?? '')?.name)
    if (kind === 'group') expect(name).toBe(estate.groups.get(id ?? '')?.name)
  }
  expect(targets.length).toBeGreaterThan(10)
})

test('VMs have the policy, the interval and the next run of the estate', async () => {
  const { collect, rows, estate } = openRegion()
  await collect('virtual-machines')
  for (const { row, claims } of rows.vm.values()) {
    const vm = estate.vms.get(row.id)
    const policy = vm?.policyId ? estate.policies.get(vm.policyId) : undefined
    expect(row.policy, row.name).toBe(policy?.name ?? null)
    expect(row.rpoMinutes, row.name).toBe(policy?.everyMinutes ?? null)
    const next = vm ? estate.nextRunOf(vm) : null
    expect(row.nextRunAt, row.name).toBe(next === null ? null : new Date(next).toISOString())
    if (policy) expect(claims.protected, row.name).toBe(true)
  }
})

test('a backup by hand shows up when its task has ended', async () => {
  const { collect, follow, rows, estate, region, advance } = openRegion()
  await collect('virtual-machines')
  await collect('backups')
  await collect('data-services-operations')
  const vm = [...estate.vms.values()].find(
    ({ home, policyId }) => 'greenlake' in home && home.greenlake === region && policyId !== null,
  )
  if (!vm) throw new Error('A small estate has a protected VM.')
  await advance(second)
  const { id } = estate.takeBackup(vm.id, { durationMs: 20 * second })
  await collect('data-services-operations')
  await advance(30 * second)
  await collect('data-services-operations')
  await follow()
  expect(rows.backup.get(id)?.row).toMatchObject({ vmId: vm.id, state: 'good', origin: 'manual' })
})

test('a test signs in anew and asks every service', async () => {
  const { source, surroundings, collect, requests, advance } = openRegion()
  await collect('groups')
  await advance(minute)
  requests.length = 0
  const findings = await probeSource(source, surroundings)
  expect(findings.map(({ service, asked, problem }) => [service.name, asked, problem])).toEqual([
    ['Sign-in', true, null],
    ['Compute Ops Management', true, null],
    ['Data Services', true, null],
    ['Backup and Recovery', true, null],
    ['Virtualization', true, null],
  ])
  expect(requests.filter((request) => request.startsWith('POST'))).toHaveLength(1)
  expect(requests).toHaveLength(5)
})

test('wrong credentials are told as such, without the secret, and without hammering', async () => {
  const { source, surroundings, collect, requests } = openRegion({ secret: 'canary-wrong-secret' })
  const found = await probeSource(source, surroundings)
  expect(found[0]?.problem).toMatchObject({ kind: 'bad-credentials', source: 'Europe' })
  expect(found.slice(1).every(({ asked }) => !asked)).toBe(true)
  const end = await collect('servers')
  expect(end).toMatchObject({ ok: false, problem: { kind: 'bad-credentials' } })
  expect(JSON.stringify([found, end])).not.toMatch(/canary|http|region\.test/)
  expect(requests).toHaveLength(1)
})

test('a token that is revoked is renewed once, and the pass goes on', async () => {
  const { collect, book, requests } = openRegion()
  await collect('servers')
  book.revoke()
  expect(await collect('servers')).toMatchObject({ ok: true })
  expect(requests.filter((request) => request.startsWith('POST'))).toHaveLength(2)
})

test('a token that nears its end is renewed before', async () => {
  const { collect, advance, requests } = openRegion()
  await collect('groups')
  await advance(15 * minute - 30 * second)
  expect(await collect('groups')).toMatchObject({ ok: true })
  expect(requests.filter((request) => request.startsWith('POST'))).toHaveLength(2)
})

test('with half of the budget gone backups wait, what watches goes on', async () => {
  const { collect, requests } = openRegion({ rateLimit: { requests: 12, windowSeconds: 60 } })
  await collect('virtual-machines')
  await collect('alerts')
  await collect('alerts')
  const before = requests.length
  await collect('backups')
  const vmsAsked = requests.length - before
  expect(vmsAsked).toBeLessThan(6)
  expect(await collect('alerts')).toMatchObject({ ok: true })
})

test('only the configured services are read', async () => {
  const { source } = openRegion({ services: ['compute-ops'] })
  const names = source.collectors.map(({ collection }) => collection)
  expect(names).toEqual([
    'groups',
    'alerts',
    'firmware-bundles',
    'servers',
    'compliance',
    'metrics',
    'warranties',
    'activities',
    'jobs',
    'compute-ops-operations',
  ])
})

test('nothing that a collector writes names a person, a token or an address of the source', async () => {
  const { source, collect, rows } = openRegion()
  for (const { collection } of source.collectors) await collect(collection)
  const written = JSON.stringify(Object.values(rows).map((kind) => [...kind.values()]))
  expect(written).not.toMatch(/canary|@example|Bearer|region\.test|global\.test/)
})

test('of a tenant only its own servers, alerts, activities and jobs are read', async () => {
  const lyon = tenants.find(({ sites }) => sites.includes('lyon'))
  const { source, collect, rows, estate, region, requests } = openRegion({
    services: ['compute-ops'],
    tenant: lyon?.id ?? '',
  })
  for (const { collection } of source.collectors)
    expect(await collect(collection), collection).toMatchObject({ ok: true })
  const own = [...estate.machines.values()].filter(
    (machine) => machine.region === region && machine.site === 'lyon',
  )
  expect([...rows.server.keys()].toSorted()).toEqual(own.map(({ id }) => id).toSorted())
  expect(own.length).toBeGreaterThan(0)
  const ids = new Set(own.map(({ id }) => id))
  const touched = [...rows.task.values()].flatMap(({ row }) => row.targets)
  for (const target of touched) if (target.kind === 'server') expect(ids).toContain(target.id)
  expect(requests.filter((request) => /groups|async-operations/.test(request))).toEqual([])
})

test('who is no tenant of the workspace is refused, and told so', async () => {
  const { collect } = openRegion({
    services: ['compute-ops'],
    tenant: '00000000-0000-4000-8000-000000000000',
  })
  expect(await collect('servers')).toMatchObject({ ok: false, problem: { kind: 'forbidden' } })
})

test('activities come in the language of the workspace', async () => {
  const titles = async (language: 'en' | 'ja') => {
    const { collect, rows } = openRegion({ services: ['compute-ops'], language })
    await collect('activities')
    return JSON.stringify([...rows.activity.values()])
  }
  expect(await titles('en')).not.toMatch(/[\u3040-\u30ff]/)
  expect(await titles('ja')).toMatch(/[\u3040-\u30ff]/)
})

test('a pause that one service asks for is kept by all that share its API client', async () => {
  const faults = createFaultBook()
  const { collect, requests, advance } = openRegion({ faults })
  await collect('alerts')
  const fault = { kind: 'throttled', hint: 'retry-after', seconds: 40 } as const
  faults.add({ source: 'eu-central', path: '/compute-ops-mgmt/*', times: 1, fault })
  expect(await collect('alerts')).toMatchObject({ problem: { retryAfterMs: 40_000 } })
  const before = requests.length
  for (const name of ['virtual-machines', 'protection-jobs', 'data-services-operations'])
    expect(await collect(name), name).toMatchObject({ problem: { kind: 'rate-limited' } })
  expect(requests).toHaveLength(before)
  await advance(40_000)
  expect(await collect('virtual-machines')).toMatchObject({ ok: true })
})
