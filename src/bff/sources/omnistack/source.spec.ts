import { expect, test } from 'vitest'
import { probeSource } from '../probe'
import { openFederation } from './testing/open-federation'

const minute = 60_000
const hour = 60 * minute
const signIns = (requests: string[]) => requests.filter((line) => line.includes('/oauth/token'))
const lists = (requests: string[], plural: string) =>
  requests.filter((line) => line.includes(`GET /api/${plural}?`))

test('the VMs of a federation, with host, policy and RPO', async () => {
  const { collect, rows, estate } = openFederation()
  const vms = [...estate.vms.values()].filter(({ home }) => 'omnistack' in home)
  expect(await collect('virtual-machines')).toMatchObject({
    ok: true,
    value: { total: vms.length },
  })
  expect(rows.vm.size).toBe(vms.length)
  for (const vm of vms) {
    const policy = estate.policies.get(vm.policyId ?? '')
    const protects = (policy?.everyMinutes ?? 0) > 0
    expect(rows.vm.get(vm.id)).toMatchObject({
      row: {
        name: vm.name,
        system: 'omnistack',
        policy: policy?.name,
        rpoMinutes: protects ? policy?.everyMinutes : null,
        host: estate.machines.get(vm.machineId)?.hostName,
        cluster: vm.clusterName,
      },
      facts: { power: vm.power === 'ON' ? 'On' : 'Off', capacityBytes: vm.capacityBytes },
      claims: { protected: protects, paused: false },
    })
  }
})

test('the backups of all VMs, oldest first, and word of the VMs that they are of', async () => {
  const { collect, rows, mentioned, requests } = openFederation()
  const ended = await collect('backups')
  expect(ended).toMatchObject({ ok: true, value: { total: rows.backup.size } })
  expect(rows.backup.size).toBeGreaterThan(30)
  const times = [...rows.backup.values()].map(({ row }) => row.at)
  expect(times).toEqual([...times].sort())
  expect(lists(requests, 'backups')).toEqual([
    'controller-1.test GET /api/backups?sort=created_at&order=ascending&offset=0&limit=2000',
  ])
  const vmIds = new Set([...rows.backup.values()].map(({ row }) => row.vmId))
  expect(mentioned).toEqual([{ collection: 'virtual-machines', ids: expect.any(Array) }])
  expect(new Set(mentioned[0]?.ids)).toEqual(vmIds)
})

test('once backups were read, a VM knows its last run and when the next is due', async () => {
  const { collect, rows, estate } = openFederation()
  await collect('backups')
  await collect('virtual-machines')
  const known = [...rows.vm.values()].filter(({ row }) => row.nextRunAt !== null)
  expect(known.length).toBeGreaterThan(5)
  for (const { row, facts } of known) {
    const vm = estate.vms.get(row.id)
    const due = vm ? estate.nextRunOf(vm) : null
    expect(row.nextRunAt).toBe(new Date(due ?? 0).toISOString())
    expect(Date.parse(facts.lastRunAt ?? '')).toBeLessThanOrEqual(estate.now())
  }
})

test('a run that fails shows as failed, on the backup and on its VM', async () => {
  const { collect, rows, estate, advance } = openFederation()
  const [vm] = [...estate.vms.values()].filter(({ home }) => 'omnistack' in home)
  const taken = estate.takeBackup(vm?.id ?? '', { failure: 'No space left.', durationMs: minute })
  await collect('backups')
  expect(rows.backup.get(taken.id)?.row).toMatchObject({ state: 'running', origin: 'manual' })
  await advance(2 * minute)
  await collect('backups')
  await collect('virtual-machines')
  expect(rows.backup.get(taken.id)?.row).toMatchObject({ state: 'failed', sourceState: 'FAILED' })
  expect(rows.vm.get(vm?.id ?? '')?.claims.lastRunFailed).toBe(true)
})

test('all collections of a federation share one sign-in', async () => {
  const { source, collect, requests } = openFederation()
  await Promise.all(source.collectors.map(({ collection }) => collect(collection)))
  expect(signIns(requests)).toHaveLength(1)
})

test('a token that died of idleness is answered by one new sign-in, unseen', async () => {
  const { collect, requests, advance } = openFederation()
  await collect('policies')
  await advance(11 * minute)
  const ended = await Promise.all([collect('policies'), collect('hosts')])
  expect(ended.map(({ ok }) => ok)).toEqual([true, true])
  expect(signIns(requests)).toHaveLength(2)
})

test('after a day the token ends also where it was never idle', async () => {
  const { collect, requests, advance } = openFederation()
  for (let minutes = 0; minutes <= 24 * 60; minutes += 9) {
    expect(await collect('policies')).toMatchObject({ ok: true })
    await advance(9 * minute)
  }
  expect(signIns(requests)).toHaveLength(2)
})

test('wrong credentials are told as such, not tried again, and nothing secret is told', async () => {
  const { source, surroundings, collect, requests } = openFederation({ password: 'canary-wrong' })
  const [first, second] = await probeSource(source, surroundings)
  const problem = first?.problem
  expect(second?.problem?.kind).toBe('bad-credentials')
  expect(problem).toMatchObject({
    kind: 'bad-credentials',
    title: 'Paris refused our credentials',
    detail: 'Invalid credentials.',
  })
  expect(JSON.stringify(problem)).not.toMatch(/canary|controller-1|sightline@/)
  expect(await collect('hosts')).toMatchObject({ ok: false, problem: { kind: 'bad-credentials' } })
  expect(signIns(requests)).toHaveLength(2)
})

test('where one controller is down, the other answers for the federation', async () => {
  const { collect, down, advance, requests } = openFederation()
  expect(await collect('hosts')).toMatchObject({ ok: true })
  down.add('controller-1.test')
  const pending = collect('policies')
  await advance(minute)
  expect(await pending).toMatchObject({ ok: true })
  requests.length = 0
  expect(await collect('hosts')).toMatchObject({ ok: true })
  expect(requests.every((line) => line.startsWith('controller-2.test'))).toBe(true)
})

test('where all controllers are down, the federation is unreachable', async () => {
  const { collect, down, advance } = openFederation()
  down.add('controller-1.test').add('controller-2.test')
  const pending = collect('virtual-machines')
  await advance(hour)
  expect(await pending).toMatchObject({
    ok: false,
    problem: { kind: 'unreachable', source: 'Paris' },
  })
})

test('closing gives the token back', async () => {
  const { source, collect, requests } = openFederation()
  await collect('hosts')
  await source.close()
  expect(requests.at(-1)).toBe('controller-1.test GET /api/oauth/revoke')
})
