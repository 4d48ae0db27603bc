import { expect, test } from 'vitest'
import { createDrivenEstate } from './driven-estate'
import type { Machine } from './types'

const second = 1_000

const opened = (power: Machine['power'], speed = 1) => {
  const { estate, pass } = createDrivenEstate({ speed })
  const machine = [...estate.machines.values()].find((one) => one.power === power)
  if (!machine) throw new Error(`The estate has no server that is ${power}.`)
  return { estate, pass, machine }
}

test('a server that has long been on is not starting', () => {
  expect(opened('ON').machine.boot).toBeNull()
})

test('whoever switches it on, it goes through its self-test within a minute', () => {
  const { estate, pass, machine } = opened('OFF')
  estate.setPower(machine.id, 'ON')
  const stages = [machine.boot]
  for (const seconds of [15, 25, 20]) {
    pass(seconds * second)
    stages.push(machine.boot)
  }
  expect(stages).toEqual(['POST', 'DISCOVERY_START', 'DISCOVERY_COMPLETE', null])
})

test('the faster the estate lives, the sooner it is up', () => {
  const { estate, pass, machine } = opened('OFF', 10)
  estate.setPower(machine.id, 'ON')
  pass(6 * second)
  expect(machine.boot).toBeNull()
})

test('what is on its way up, or starts again, is before its self-test', () => {
  const { estate, machine } = opened('OFF')
  estate.setPower(machine.id, 'POWERING_ON')
  expect(machine.boot).toBe('RESET')
  estate.setPower(machine.id, 'ON')
  expect(machine.boot).toBe('POST')
})

test('switched off, it does not go on starting', () => {
  const { estate, pass, machine } = opened('OFF')
  estate.setPower(machine.id, 'ON')
  estate.setPower(machine.id, 'OFF')
  expect(machine.boot).toBeNull()
  pass(60 * second)
  expect(machine.boot).toBeNull()
})

test('a second start begins anew', () => {
  const { estate, pass, machine } = opened('ON')
  estate.setPower(machine.id, 'RESET')
  estate.setPower(machine.id, 'ON')
  pass(50 * second)
  estate.setPower(machine.id, 'RESET')
  estate.setPower(machine.id, 'ON')
  pass(20 * second)
  expect(machine.boot).toBe('DISCOVERY_START')
})

test('a restart job of COM takes the server through its self-test, too', () => {
  const { estate, pass, machine } = opened('ON')
  estate.startJob({
    template: 'restart',
    resourceId: machine.id,
    pendingMs: 0,
    durationMs: 10 * second,
    outcome: 'success',
  })
  pass(5 * second)
  expect([machine.power, machine.boot]).toEqual(['RESET', 'RESET'])
  pass(6 * second)
  expect([machine.power, machine.boot]).toEqual(['ON', 'POST'])
})
