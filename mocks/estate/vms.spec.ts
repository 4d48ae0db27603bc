import { expect, test } from 'vitest'
import { extents } from './sizes'
import { createWorld } from './world'

const world = createWorld(1, extents.default, Date.UTC(2026, 10, 21, 8))
const vms = [...world.vms.values()]
const federated = vms.filter(({ home }) => 'omnistack' in home)
const regional = vms.filter(({ home }) => 'greenlake' in home)
const policyOf = ({ policyId }: (typeof vms)[number]) => world.policies.get(policyId ?? '')

test('a VM of a federation runs on one of its hosts and lies on a datastore of that cluster', () => {
  for (const vm of federated) {
    const federation = world.federations.find(
      ({ id }) => 'omnistack' in vm.home && id === vm.home.omnistack,
    )
    const host = federation?.hosts.find(({ machineId }) => machineId === vm.machineId)
    expect(host?.clusterId).toBe(vm.clusterId)
    const datastore = federation?.datastores.find(({ id }) => id === vm.datastoreId)
    expect(datastore).toMatchObject({ clusterId: vm.clusterId, name: vm.datastoreName })
  }
})

test('its policy is that of the datastore, or the one that takes no backups', () => {
  for (const vm of federated) {
    const datastore = world.federations
      .flatMap(({ datastores }) => datastores)
      .find(({ id }) => id === vm.datastoreId)
    const own = vm.policyId === datastore?.policyId
    expect(own || policyOf(vm)?.everyMinutes === 0).toBe(true)
  }
  const none = federated.filter((vm) => policyOf(vm)?.everyMinutes === 0).length
  expect(none / federated.length).toBeGreaterThan(0.04)
  expect(none / federated.length).toBeLessThan(0.13)
})

test('a VM under Backup and Recovery runs on a hypervisor of its region that no federation has', () => {
  const hosts = new Set(
    world.federations.flatMap((federation) => federation.hosts.map(({ machineId }) => machineId)),
  )
  for (const vm of regional) {
    const machine = world.machines.get(vm.machineId)
    expect(machine?.hostName).toMatch(/^esx-/)
    expect(vm.home).toEqual({ greenlake: machine?.region })
    expect(hosts.has(vm.machineId)).toBe(false)
  }
})

test('a protected VM has a job of its own, an unprotected one has neither job nor policy', () => {
  for (const vm of regional) expect(vm.jobId === null).toBe(vm.policyId === null)
  const unprotected = regional.filter(({ policyId }) => policyId === null).length
  expect(unprotected).toBeGreaterThan(10)
  expect(unprotected).toBeLessThan(60)
})

test('runs are spread over the interval, not begun all at once', () => {
  const minutes = regional.flatMap((vm) => (vm.policyId === null ? [] : [vm.offsetMinutes]))
  expect(new Set(minutes).size).toBeGreaterThan(minutes.length / 3)
})

test('clusters are small: two hosts in a federation, four elsewhere', () => {
  for (const { clusters } of world.federations)
    for (const { hostIds } of clusters) expect(hostIds).toHaveLength(2)
  for (const vm of regional) {
    const neighbours = regional.filter(({ clusterId }) => clusterId === vm.clusterId)
    expect(new Set(neighbours.map(({ machineId }) => machineId)).size).toBeLessThanOrEqual(4)
  }
})
