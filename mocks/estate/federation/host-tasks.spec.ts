import { expect, test } from 'vitest'
import { serves } from './availability'
import { createDrivenFederation } from './driven-federation'
import { cancelShutdown, removeHost, setCluster, shutDownController } from './host-tasks'

const minute = 60_000

/** A federation with a host that VMs run on, and its neighbour. */
const open = () => {
  const driven = createDrivenFederation()
  const { estate, federation, pass, vms } = driven
  const [vm] = vms()
  const host = federation.hosts.find(({ machineId }) => machineId === vm?.machineId)
  const neighbour = federation.hosts.find(
    (one) => one.clusterId === host?.clusterId && one !== host,
  )
  if (!host || !neighbour) throw new Error('The federation has no two hosts in a cluster.')
  return {
    ...driven,
    host,
    neighbour,
    running: () => vms().filter(({ machineId }) => machineId === host.machineId),
    isServing: (one = host) =>
      serves({ machines: estate.machines, at: estate.now(), speed: 1 }, one),
    shutDown: (waits: boolean, one = host) =>
      estate.act((course, at) => shutDownController(course, at, federation, one, waits)),
    cancel: () => {
      const called = estate.act((course, at) => cancelShutdown(course, at, host))
      pass(5_000)
      return called
    },
  }
}

test('a host that VMs run on is only removed by force: then its neighbour has them', () => {
  const { settle, federation, host, neighbour, running } = open()
  const vms = running()
  expect(settle(removeHost(host.id, false)).error?.message).toMatch(/still run on the host/)
  expect(federation.hosts).toContain(host)
  expect(settle(removeHost(host.id, true)).state).toBe('COMPLETED')
  expect(federation.hosts).not.toContain(host)
  const cluster = federation.clusters.find(({ id }) => id === host.clusterId)
  expect(cluster?.hostIds).not.toContain(host.id)
  expect(vms.length).toBeGreaterThan(0)
  for (const { machineId } of vms) expect(machineId).toBe(neighbour.machineId)
})

test('a host that has gone cannot go again', () => {
  const { settle, host } = open()
  settle(removeHost(host.id, true))
  expect(settle(removeHost(host.id, true)).error?.message).toBe('The host does not exist.')
})

test('the last host of a cluster does not go while VMs run on it', () => {
  const { settle, federation, host, running } = open()
  const others = federation.hosts.filter(
    ({ id, clusterId }) => clusterId === host.clusterId && id !== host.id,
  )
  for (const { id } of others) settle(removeHost(id, true))
  expect(running().length).toBeGreaterThan(0)
  expect(settle(removeHost(host.id, true)).state).toBe('FAILED')
})

test('what is set of a cluster is set', () => {
  const { settle, federation } = open()
  const [cluster] = federation.clusters
  settle(setCluster(cluster?.id ?? '', { timeZone: 'Europe/Berlin' }))
  expect(cluster?.timeZone).toBe('Europe/Berlin')
})

test('a controller shuts down once its VMs are safe without it', () => {
  const { pass, host, shutDown, isServing } = open()
  expect(shutDown(true)).toBe(true)
  expect([host.shutdown, isServing()]).toEqual(['HA', true])
  pass(1_000)
  expect(host.shutdown).toBe('IN_PROGRESS')
  pass(30_000)
  expect([host.shutdown, isServing()]).toEqual(['NONE', false])
})

test('shut down already, or about to, it is not shut down again', () => {
  const { pass, shutDown } = open()
  shutDown(true)
  expect(shutDown(false)).toBe(false)
  pass(minute)
  expect(shutDown(true)).toBe(false)
})

test('the last controller of a cluster waits for ever, unless it is forced', () => {
  const { pass, federation, neighbour, host, shutDown, isServing, cancel } = open()
  for (const one of federation.hosts)
    if (one.clusterId === host.clusterId && one !== host) shutDown(false, one)
  pass(10_000)
  expect(isServing(neighbour)).toBe(false)
  shutDown(true)
  pass(60 * minute)
  expect([host.shutdown, isServing()]).toEqual(['HA', true])
  expect(cancel()).toBe(true)
  shutDown(false)
  pass(10_000)
  expect(isServing()).toBe(false)
})

test('called off, a shutdown does not happen; there is nothing to call off then', () => {
  const { pass, host, shutDown, cancel, isServing } = open()
  expect(cancel()).toBe(false)
  shutDown(true)
  pass(10_000)
  expect(cancel()).toBe(true)
  pass(10 * minute)
  expect([host.shutdown, isServing()]).toEqual(['NONE', true])
  expect(cancel()).toBe(false)
})
