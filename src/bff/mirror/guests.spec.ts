import { expect, test } from 'vitest'
import type { Guests } from '../../contract/guests'
import { apiPaths } from '../../contract/paths'
import { openConsole } from '../testing/console'
import { aServer, aVm } from '../testing/entities'
import { openTestStore } from '../testing/store'
import { guestsOf, hostNames } from './guests'
import { createMirror } from './mirror'

const openVms = async (hosts: readonly (string | null)[]) => {
  const store = await openTestStore()
  const now = () => new Date('2026-11-20T10:00:00.000Z')
  const pass = createMirror({ store, now, bmcSources: [] }).openPass('us-west', 'vms', 'vm')
  const vms = hosts.map((host, at) => aVm({ id: `v${at}`, name: `vm-${at}`, host }))
  await pass.write('vm', vms)
  await pass.end(null)
  const on = async (...names: (string | null)[]) =>
    (await guestsOf(store, names, (id) => id)).vms.map(({ id }) => id)
  return { store, on }
}

test('VMs are found by the name of their host, whatever its case', async () => {
  const { on } = await openVms(['ESX-Par-001', 'esx-par-002', null])
  expect(await on('esx-par-001')).toEqual(['v0'])
  expect(await on(null, 'ESX-PAR-002')).toEqual(['v1'])
})

test('one of both may leave its domain out, two domains are two hosts', async () => {
  const { on } = await openVms(['esx-1', 'esx-1.par.test', 'esx-1.lyo.test', 'esx-10', 'esx-1a.x'])
  expect(await on('esx-1.par.test')).toEqual(['v0', 'v1'])
  expect(await on('esx-1')).toEqual(['v0', 'v1', 'v2'])
})

test('an address is a name as a whole', () => {
  expect(hostNames(['10.1.2.3'])).toEqual({ same: ['10.1.2.3'], within: [] })
  expect(hostNames(['fe80::1'])).toEqual({ same: ['fe80::1'], within: [] })
})

test('a machine without a name runs nothing that is known, VMs without a host run nowhere', async () => {
  const { on } = await openVms([null, ''])
  expect(await on(null, '', '  ')).toEqual([])
})

test('the page learns who knows the host, in which cluster, and whose VMs are worst off', async () => {
  const console = await openConsole()
  await console.hold('server', [aServer({ name: 'esx-par-001', hostName: 'esx-par-001.par.test' })])
  await console.hold(
    'vm',
    [
      aVm(
        { id: 'v1', name: 'billing', host: 'esx-par-001' },
        { newestGoodAt: '2026-11-20T09:30:00.000Z' },
      ),
      aVm({ id: 'v2', name: 'web', host: 'esx-par-001.par.test' }, { protected: false }),
      aVm({ id: 'v3', name: 'other', host: 'esx-par-002' }),
    ],
    'vms',
  )
  const url = apiPaths.serverPage('us-west', 'P1+S1')
  const headers = await console.as('viewer')
  const reply = (await console.ask({ url, headers })).json<{ guests: Guests }>().guests
  expect(reply.total).toBe(2)
  expect(reply.hosts).toMatchObject([
    { sourceName: 'COM us-west', name: 'esx-par-001.par.test', cluster: 'paris', vms: 1 },
    { sourceName: 'COM us-west', name: 'esx-par-001', cluster: 'paris', vms: 1 },
  ])
  expect(reply.vms.map(({ name }) => name)).toEqual(['web', 'billing'])
  const gone = await console.ask({ url: apiPaths.serverPage('us-west', 'gone'), headers })
  expect(gone.statusCode).toBe(404)
})

test('only so many VMs are listed, all are counted', async () => {
  const { store } = await openVms(Array.from({ length: 70 }, () => 'esx-1'))
  const { vms, total, hosts } = await guestsOf(store, ['esx-1'], (id) => id)
  expect([vms.length, total, hosts[0]?.vms]).toEqual([50, 70, 70])
})
