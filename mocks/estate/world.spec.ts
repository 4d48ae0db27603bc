import { expect, test } from 'vitest'
import { scaleFleets } from './sites'
import { extents } from './sizes'
import type { World } from './types'
import { createWorld } from './world'

const now = Date.UTC(2026, 10, 21, 8)
const world = createWorld(1, extents.default, now)
const machines = [...world.machines.values()]
const vms = [...world.vms.values()]

test('the default estate: 1,200 servers in 24 groups over three regions', () => {
  const count = (wanted: string) => machines.filter(({ region }) => region === wanted).length
  expect(['us-west', 'eu-central', 'ap-northeast'].map(count)).toEqual([552, 444, 204])
  expect(world.groups.size).toBe(24)
})

test('two federations with 26 hosts, 13 clusters and 700 VMs, and 600 VMs under Backup and Recovery', () => {
  expect(world.federations.map(({ id }) => id)).toEqual(['fed-paris', 'fed-lyon'])
  expect(world.federations.flatMap(({ hosts }) => hosts)).toHaveLength(26)
  expect(world.federations.flatMap(({ clusters }) => clusters)).toHaveLength(13)
  expect(vms.filter(({ home }) => 'omnistack' in home)).toHaveLength(700)
  expect(vms.filter(({ home }) => 'greenlake' in home)).toHaveLength(600)
})

test('24 iLOs are open, six of each generation', () => {
  const open = machines.filter(({ ilo }) => ilo.exposed)
  const ofGeneration = (wanted: number) => open.filter(({ ilo }) => ilo.generation === wanted)
  expect([4, 5, 6, 7].map((generation) => ofGeneration(generation).length)).toEqual([6, 6, 6, 6])
})

test('names are those of the site: k8s-ore-212 stands in oregon-k8s', () => {
  const machine = machines.find(({ hostName }) => hostName === 'k8s-ore-212')
  expect(world.groups.get(machine?.groupId ?? '')?.name).toBe('oregon-k8s')
  expect(new Set(machines.map(({ hostName }) => hostName)).size).toBe(1200)
  expect(new Set(vms.map(({ name }) => name)).size).toBe(1300)
})

test('a server of us-west was handed over by eu-central, which has not forgotten it', () => {
  const [record] = world.formerRecords.values()
  const machine = world.machines.get(record?.id ?? '')
  expect(machine).toMatchObject({ region: 'us-west', connected: true, uuid: record?.uuid })
  expect(record).toMatchObject({ region: 'eu-central', connected: false, groupId: null })
  expect(createWorld(1, extents.small, now).formerRecords.size).toBe(0)
})

test('an OmniStack host is a machine that COM knows, by the same UUID, switched on', () => {
  for (const federation of world.federations)
    for (const host of federation.hosts) {
      const machine = world.machines.get(host.machineId)
      expect(machine?.uuid.toLowerCase()).toBe(host.id)
      expect(machine).toMatchObject({ hostName: host.name, power: 'ON', subscribed: true })
      expect(federation.clusters.find(({ id }) => id === host.clusterId)?.hostIds).toContain(
        host.id,
      )
    }
})

const consistent = ({ machines, policies, vms, groups }: World) => {
  for (const vm of vms.values()) {
    expect(machines.has(vm.machineId)).toBe(true)
    expect(vm.policyId === null || policies.has(vm.policyId)).toBe(true)
  }
  for (const group of groups.values())
    for (const id of group.machineIds) expect(machines.get(id)?.groupId).toBe(group.id)
}

test.each(['small', 'default'] as const)('in a %s world, nothing refers to nothing', (size) => {
  consistent(createWorld(7, extents[size], now))
})

test.each([60, 1200, 20_000])('fleets scale to exactly %i servers', (total) => {
  expect(scaleFleets(total).reduce((sum, { count }) => sum + count, 0)).toBe(total)
})
