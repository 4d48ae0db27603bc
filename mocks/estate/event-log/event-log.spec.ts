import { expect, test } from 'vitest'
import { createDrivenEstate } from '../driven-estate'
import { iloEvents } from './events'
import { pastOf } from './past'

const opened = () => {
  const { estate, pass } = createDrivenEstate()
  const machine = [...estate.machines.values()].find(
    ({ power, faults, model }) => power === 'ON' && faults.size === 0 && model.includes('DL'),
  )
  if (!machine) throw new Error('The estate has no server that is well.')
  const last = (log: 'IML' | 'IEL' = 'IML') => estate.logs.read(machine, log).at(-1)
  return { estate, pass, machine, last }
}

test('a log has a past, the same whenever it is read, all of it before anything that happens', () => {
  const { estate, machine } = opened()
  const iml = estate.logs.read(machine, 'IML')
  expect(iml.length).toBeGreaterThan(5)
  expect(estate.logs.read(machine, 'IML')).toEqual(iml)
  const twoDaysAgo = estate.now() - 2 * 86_400_000
  const past = pastOf(machine, 'IML')
  expect(iml.slice(0, past.length)).toEqual(past)
  expect(past.every(({ at }) => at === null || at < twoDaysAgo)).toBe(true)
})

test('one line of an IML is from before the clock was set', () => {
  const { machine } = opened()
  expect(pastOf(machine, 'IML').filter(({ at }) => at === null)).toHaveLength(1)
  expect(pastOf(machine, 'IEL').some(({ at }) => at === null)).toBe(false)
})

test('a fault is written down, and marked as repaired when it is gone', () => {
  const { estate, pass, machine, last } = opened()
  estate.failPowerSupply(machine.id)
  expect(last()).toMatchObject({
    severity: 'Critical',
    message: 'Power supply 2 failed, redundancy lost',
    repaired: false,
    count: 1,
    at: estate.now(),
  })
  const failedAt = estate.now()
  pass(60_000)
  estate.heal(machine.id)
  expect(last()).toMatchObject({
    severity: 'Repaired',
    repaired: true,
    at: failedAt,
    updatedAt: estate.now(),
  })
})

test('the same fault again counts on its line', () => {
  const { estate, pass, machine, last } = opened()
  estate.failPowerSupply(machine.id)
  estate.heal(machine.id)
  const lines = estate.logs.read(machine, 'IML').length
  pass(60_000)
  estate.failPowerSupply(machine.id)
  expect(last()).toMatchObject({ count: 2, severity: 'Critical', repaired: false })
  expect(estate.logs.read(machine, 'IML')).toHaveLength(lines)
})

test('the iLO writes down that power comes and goes', () => {
  const { estate, machine, last } = opened()
  estate.setPower(machine.id, 'OFF')
  expect(last('IEL')?.message).toBe('Server power removed.')
  estate.setPower(machine.id, 'ON')
  expect(last('IEL')?.message).toBe('Server power restored.')
})

test('a cleared log holds nothing but who cleared it; numbers go on', () => {
  const { estate, machine, last } = opened()
  estate.failPowerSupply(machine.id)
  const before = last()?.number ?? 0
  estate.logs.clear(estate.now(), machine.id, 'IML', 'Administrator')
  expect(estate.logs.read(machine, 'IML')).toMatchObject([
    { message: 'IML Cleared ( user: Administrator)', number: before + 1 },
  ])
  expect(estate.logs.read(machine, 'IEL').length).toBeGreaterThan(1)
})

test('an operator marks a line as repaired, once; other lines have nothing to repair', () => {
  const { estate, machine, last } = opened()
  estate.failPowerSupply(machine.id)
  const number = last()?.number ?? 0
  const lines = estate.logs.read(machine, 'IML').length
  expect(estate.logs.repair(estate.now(), machine, 'IML', number)).toBe(true)
  expect(last()).toMatchObject({ repaired: true, severity: 'Repaired' })
  expect(estate.logs.read(machine, 'IML')).toHaveLength(lines)
  expect(estate.logs.repair(estate.now(), machine, 'IML', number)).toBe(false)
  expect(estate.logs.repair(estate.now(), machine, 'IML', 1)).toBe(false)
})

test('however much happens, a log keeps its newest two hundred lines', () => {
  const { estate, machine, last } = opened()
  for (let count = 0; count < 500; count += 1)
    estate.logs.note(estate.now(), machine.id, iloEvents.login(`user-${count}`, '10.0.0.1'))
  expect(estate.logs.read(machine, 'IEL')).toHaveLength(200)
  expect(last('IEL')?.message).toContain('user-499')
})
