import { expect, test } from 'vitest'
import type { Activity } from '../../../contract/activity'
import { watch } from '../../testing/watch'
import { openFederation } from './testing/open-federation'

/** What a federation that tells no activities has of them, with the whole BFF over it. */

const minute = 60_000

const openFeed = async (
  federation = openFederation(),
  options: Parameters<typeof watch>[1] = {},
) => {
  const console = await watch(federation, options)
  const feed = async () => (await console.read<Activity>('/api/activities?limit=500')).items
  const told = async (about: string) =>
    (await feed())
      .filter(({ subject }) => subject === about)
      .map(({ title }) => title)
      .toReversed()
  const { estate } = federation
  const [hosted] = estate.federations.find(({ id }) => id === 'fed-paris')?.hosts ?? []
  const vms = [...estate.vms.values()].filter(
    ({ home, machineId }) => 'omnistack' in home && machineId === hosted?.machineId,
  )
  if (!hosted || !vms[0]) throw new Error('The federation has no host with VMs.')
  return { ...console, federation, estate, feed, told, host: hosted, vm: vms[0], vms }
}

test('the first reading of a federation tells nothing, and neither does a quiet hour', async () => {
  const { feed, advance } = await openFeed()
  expect(await feed()).toEqual([])
  await advance(20 * minute)
  expect(await feed()).toEqual([])
}, 30_000)

test('a host that loses its power, and comes back, is told with what it does to its VMs', async () => {
  const { feed, told, advance, estate, host, vm } = await openFeed()
  const copies = async () =>
    (await told(vm.name)).filter((title) => title.startsWith('Second copy'))
  estate.losePower(host.machineId)
  await advance(2 * minute)
  expect(await told(host.name)).toEqual(['Host failed'])
  expect(await copies()).toEqual(['Second copy lost'])
  expect(await told(vm.name)).toContain('Protection lost: no good backup')
  estate.restorePower(host.machineId)
  await advance(40 * minute)
  expect(await told(host.name)).toEqual([
    'Host failed',
    'Virtual controller offline',
    'Host alive again',
  ])
  expect(await copies()).toEqual(['Second copy lost', 'Second copy is back'])
  expect(await told(vm.name)).toContain('Protection regained')
  const newest = (await feed()).find(
    ({ subject, title }) => subject === vm.name && title === 'Second copy is back',
  )
  expect(newest).toMatchObject({
    sourceId: 'fed-paris',
    origin: 'derived',
    kind: 'vm',
    tone: 'info',
    vmId: vm.id,
    serverId: null,
  })
}, 60_000)

test('a failed host is told within 25 s', async () => {
  const { told, advance, estate, host } = await openFeed()
  estate.losePower(host.machineId)
  await advance(25_000)
  expect(await told(host.name)).toEqual(['Host failed'])
})

test('a backup that fails is told once, and the next that succeeds', async () => {
  const { told, advance, estate, vm } = await openFeed()
  estate.takeBackup(vm.id, { failure: 'No space left.', durationMs: minute })
  await advance(5 * minute)
  expect(await told(vm.name)).toEqual(['Backup failed'])
  estate.takeBackup(vm.id, { durationMs: minute })
  await advance(5 * minute)
  expect(await told(vm.name)).toEqual(['Backup failed', 'Backups succeed again'])
})

test('a VM under another policy, and policies that are suspended, are told', async () => {
  const { told, advance, estate, host, vm } = await openFeed()
  const other = [...estate.policies.values()].find(
    ({ id, home, everyMinutes }) =>
      'omnistack' in home &&
      home.omnistack === 'fed-paris' &&
      id !== vm.policyId &&
      everyMinutes > 0,
  )
  if (!other) throw new Error('The federation has one policy only.')
  estate.act(() => {
    vm.policyId = other.id
    host.suspended = true
  })
  await advance(3 * minute)
  expect(await told(vm.name)).toContain('Policy of a VM changed')
  expect(await told(host.name)).toEqual(['Policies suspended'])
})

test('a restart tells what changed meanwhile, and nothing again', async () => {
  const { app, store, federation, estate, host, vm, feed, advance, scheduler } = await openFeed()
  estate.losePower(host.machineId)
  await advance(2 * minute)
  const before = await feed()
  await scheduler.stop()
  estate.takeBackup(vm.id, { failure: 'No space left.', durationMs: minute })
  await advance(5 * minute)

  const again = await openFeed(federation, { store })
  await advance(2 * minute)
  const after = await again.feed()
  const fresh = after.filter(({ id }) => !before.some((one) => one.id === id))
  expect(after).toHaveLength(before.length + fresh.length)
  expect(fresh.filter(({ subject }) => subject === vm.name).map(({ title }) => title)).toEqual([
    'Backup failed',
  ])
  expect(fresh.filter(({ title }) => title === 'Host failed')).toEqual([])
  await app.close()
}, 30_000)

test('while the federation is silent nothing is told, and the feed says how old it is', async () => {
  const { federation, feed, advance, read } = await openFeed()
  federation.down.add('controller-1.test').add('controller-2.test')
  await advance(10 * minute)
  const { outcomes } = await read('/api/activities')
  const paris = outcomes.filter(({ sourceId }) => sourceId === 'fed-paris')
  expect(paris.find(({ collection }) => collection === 'hosts')).toMatchObject({
    freshness: 'unreachable',
    problem: { kind: 'unreachable' },
  })
  federation.down.clear()
  await advance(3 * minute)
  const titles = (await feed()).map(({ title }) => title)
  expect(titles.filter((title) => !title.startsWith('Protection'))).toEqual([])
}, 30_000)
