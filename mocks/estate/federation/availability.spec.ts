import { expect, test } from 'vitest'
import { createDrivenEstate } from '../driven-estate'
import type { Vm } from '../virtual/types'
import { hostStateOf, protectionOf, runningHostOf } from './availability'

const minute = 60_000

/** A VM of the small estate's federation, with the machine that it runs on. */
const open = () => {
  const { estate, pass } = createDrivenEstate()
  const [federation] = estate.federations
  const [vm] = [...estate.vms.values()].filter(({ home }) => 'omnistack' in home)
  const host = federation?.hosts.find(({ machineId }) => machineId === vm?.machineId)
  if (!federation || !vm || !host) throw new Error('The estate has no federation with VMs.')
  const moment = () => ({ machines: estate.machines, at: estate.now(), speed: estate.speed })
  return {
    estate,
    pass,
    vm,
    host,
    hostState: () => hostStateOf(moment(), host),
    protection: (of: Vm = vm) => protectionOf(moment(), federation, of),
    running: () => runningHostOf(moment(), federation, vm),
    other: federation.hosts.find(
      ({ id, clusterId }) => clusterId === vm.clusterId && id !== host.id,
    ),
  }
}

test('a host that has lost its power is faulty, its VMs have one copy left', () => {
  const { estate, host, hostState, protection } = open()
  expect([hostState(), protection().status]).toEqual(['ALIVE', 'SAFE'])
  estate.losePower(host.machineId)
  expect([hostState(), protection().status]).toEqual(['FAULTY', 'DEGRADED'])
  expect(estate.machines.get(host.machineId)).toMatchObject({ power: 'OFF', connected: false })
})

test('its VMs stand for two minutes, and then run where their other copy is', () => {
  const { estate, pass, host, other, running } = open()
  estate.losePower(host.machineId)
  expect(running()).toEqual({ host, stands: true })
  pass(2 * minute)
  expect(running()).toEqual({ host: other, stands: false })
})

test('with its power back a host starts, is alive, and makes copies whole again', () => {
  const { estate, pass, host, hostState, protection } = open()
  estate.losePower(host.machineId)
  pass(30 * minute)
  estate.restorePower(host.machineId)
  expect([hostState(), protection().status]).toEqual(['MANAGED', 'DEGRADED'])
  pass(4 * minute)
  expect([hostState(), protection()]).toEqual(['ALIVE', { status: 'SYNCING', percent: 0 }])
  pass(minute)
  expect(protection().percent).toBeGreaterThan(0)
  pass(15 * minute)
  expect(protection()).toEqual({ status: 'SAFE', percent: 100 })
})

test('without both its hosts a VM is defunct and stands', () => {
  const { estate, pass, host, other, protection, running } = open()
  estate.losePower(host.machineId)
  estate.losePower(other?.machineId ?? '')
  pass(5 * minute)
  expect(protection().status).toBe('DEFUNCT')
  expect(running().stands).toBe(true)
})

test('runs that a host is lost under fail, those after its VMs have moved do not', () => {
  const { estate, pass, vm, host } = open()
  const during = estate.takeBackup(vm.id, { durationMs: 3 * minute })
  pass(minute)
  estate.losePower(host.machineId)
  pass(2 * minute)
  expect(during).toMatchObject({ state: 'FAILED', reason: 'The hypervisor host is not reachable.' })
  const after = estate.takeBackup(vm.id)
  pass(minute)
  expect(after.state).not.toBe('FAILED')
})
