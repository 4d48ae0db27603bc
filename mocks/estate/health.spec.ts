import { expect, test } from 'vitest'
import { createDrivenEstate } from './driven-estate'
import type { Estate } from './estate'
import { faultKinds } from './faults'
import { healthOf } from './health'
import type { Machine } from './types'

const wellMachine = (estate: Estate): Machine => {
  const machine = [...estate.machines.values()].find(
    ({ connected, faults }) => connected && faults.size === 0,
  )
  if (!machine) throw new Error('No server is well.')
  return machine
}
const lastActivity = (estate: Estate) => estate.activities.at(-1)

test('a failed power supply turns the server critical, with an alert and an activity', () => {
  const { estate } = createDrivenEstate()
  const machine = wellMachine(estate)
  const { revision } = machine
  estate.failPowerSupply(machine.id)
  expect(healthOf(machine)).toBe('CRITICAL')
  expect(machine).toMatchObject({ updatedAt: estate.now(), revision: revision + 1 })
  const alert = estate.alerts.get(machine.faults.get('powerSupplies')?.alertId ?? '')
  expect(alert).toMatchObject({
    machineId: machine.id,
    severity: 'CRITICAL',
    messageKey: 'PowerSupplyFailed',
    clearedAt: null,
  })
  expect(lastActivity(estate)).toMatchObject({
    key: 'SERVER_HEALTH_CRITICAL',
    machineId: machine.id,
    at: estate.now(),
  })
})

test('healing clears the alerts at that moment and says that all is well', () => {
  const { estate, pass } = createDrivenEstate()
  const machine = wellMachine(estate)
  estate.failPowerSupply(machine.id)
  const alertId = machine.faults.get('powerSupplies')?.alertId ?? ''
  pass(60_000)
  estate.heal(machine.id)
  expect(healthOf(machine)).toBe('OK')
  expect(estate.alerts.get(alertId)?.clearedAt).toBe(estate.now())
  expect(lastActivity(estate)?.key).toBe('SERVER_HEALTH_OK')
})

test('the worst subsystem decides', () => {
  const { estate } = createDrivenEstate()
  const machine = wellMachine(estate)
  for (const kind of faultKinds.filter(({ health }) => health === 'WARNING'))
    estate.raise(machine.id, kind)
  expect(healthOf(machine)).toBe('WARNING')
  estate.failPowerSupply(machine.id)
  expect(healthOf(machine)).toBe('CRITICAL')
})

test('a subsystem that has failed does not fail again', () => {
  const { estate } = createDrivenEstate()
  const machine = wellMachine(estate)
  estate.failPowerSupply(machine.id)
  const count = estate.alerts.size
  estate.failPowerSupply(machine.id)
  expect(estate.alerts.size).toBe(count)
})

test('a disconnected server keeps its last power and health', () => {
  const { estate, pass } = createDrivenEstate()
  const machine = wellMachine(estate)
  estate.disconnect(machine.id)
  expect(machine).toMatchObject({ connected: false, connectedChangedAt: estate.now() })
  expect(lastActivity(estate)?.key).toBe('SERVER_DISCONNECTED')
  const { power } = machine
  pass(60_000)
  estate.reconnect(machine.id)
  expect(machine).toMatchObject({ connected: true, power, connectedChangedAt: estate.now() })
})

test('switching a server off counts as a change, switching it off again does not', () => {
  const { estate } = createDrivenEstate()
  const machine = wellMachine(estate)
  estate.setPower(machine.id, 'ON')
  const { revision } = machine
  estate.setPower(machine.id, 'OFF')
  estate.setPower(machine.id, 'OFF')
  expect(machine).toMatchObject({ power: 'OFF', revision: revision + 1 })
})

test('a subsystem that is ill can get worse, and its first alert is cleared; not better by a lesser fault', () => {
  const { estate } = createDrivenEstate()
  const machine = wellMachine(estate)
  const [warning, critical] = ['InletTemperatureHigh', 'SystemOverheating'].map((key) =>
    faultKinds.find(({ messageKey }) => messageKey === key),
  )
  if (!warning || !critical) throw new Error('A fault is missing.')
  estate.raise(machine.id, warning)
  const first = machine.faults.get('temperature')?.alertId ?? ''
  estate.raise(machine.id, critical)
  expect(machine.faults.get('temperature')?.health).toBe('CRITICAL')
  expect(estate.alerts.get(first)?.clearedAt).toBe(estate.now())
  estate.raise(machine.id, warning)
  expect(machine.faults.get('temperature')?.health).toBe('CRITICAL')
})
