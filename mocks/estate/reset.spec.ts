import { expect, test } from 'vitest'
import { createDrivenEstate } from './driven-estate'
import type { ResetKind } from './reset'
import { allowsReset, resetEvent, resetServer } from './reset'
import type { Machine } from './types'

const second = 1_000

const opened = (power: Machine['power'] = 'ON') => {
  const { estate, pass } = createDrivenEstate()
  const machine = [...estate.machines.values()].find((one) => one.power === power)
  if (!machine) throw new Error(`The estate has no server that is ${power}.`)
  const reset = (kind: ResetKind) =>
    estate.act((course, at) => resetServer(course, at, machine, kind))
  return { estate, pass, machine, reset }
}

test.each([
  ['ON', 'OFF', true],
  ['ON', 'ON', false],
  ['FORCE_OFF', 'ON', true],
  ['FORCE_OFF', 'POWERING_OFF', true],
  ['FORCE_OFF', 'OFF', false],
  ['GRACEFUL_SHUTDOWN', 'OFF', false],
  ['NMI', 'OFF', false],
  ['PUSH_POWER_BUTTON', 'ON', true],
  ['PUSH_POWER_BUTTON', 'OFF', true],
  ['AUX_CYCLE', 'OFF', true],
] as const)('%s of a server that is %s: allowed is %s', (kind, power, allowed) => {
  expect(allowsReset({ ...opened().machine, power }, kind)).toBe(allowed)
})

test('a shutdown that is overtaken by the power button ends with it', () => {
  const { reset, machine, pass } = opened()
  reset('GRACEFUL_SHUTDOWN')
  expect(machine.power).toBe('POWERING_OFF')
  reset('PRESS_AND_HOLD')
  expect(machine.power).toBe('OFF')
  reset('ON')
  pass(20 * second)
  expect(machine.power).toBe('ON')
})

test('an AUX cycle: off, without its iLO for a minute, and on again', () => {
  const { reset, machine, pass, estate } = opened()
  reset('AUX_CYCLE')
  expect(machine.power).toBe('OFF')
  expect(machine.ilo.upSince).toBe(estate.now() + 60 * second)
  pass(63 * second)
  expect(machine.power).toBe('ON')
})

test('an AUX cycle leaves off what was off', () => {
  const { reset, machine, pass } = opened('OFF')
  reset('AUX_CYCLE')
  pass(120 * second)
  expect(machine.power).toBe('OFF')
})

test('the iLO writes down who asked, where it does', () => {
  expect(resetEvent('ON', 'ops')?.message).toBe('Power-On signal sent to host server by: ops.')
  expect(resetEvent('COLD_BOOT', 'ops')?.message).toBe('Host server reset by: ops.')
  expect(resetEvent('AUX_CYCLE', 'ops')).toBeNull()
})
