import { expect, test } from 'vitest'
import { createDrivenEstate } from './driven-estate'
import { startFlash } from './flash'
import type { Machine } from './types'

const second = 1_000

const opened = (fits: (machine: Machine) => boolean) => {
  const { estate, pass } = createDrivenEstate()
  const machine = [...estate.machines.values()].find(fits)
  if (!machine) throw new Error('The estate has no such server.')
  const flash = (file: string) => estate.act((course, at) => startFlash(course, at, machine, file))
  return { estate, pass, machine, flash }
}

test('firmware of an iLO comes into force after two minutes, with a restart of the iLO', () => {
  const { flash, machine, pass, estate } = opened(({ ilo }) => ilo.generation === 6)
  const before = machine.ilo.firmware
  const { endsAt } = flash('ilo6_171.fwpkg')
  expect(endsAt).toBe(estate.now() + 120 * second)
  pass(119 * second)
  expect(machine.ilo.firmware).toBe(before)
  pass(second)
  expect(machine.ilo.firmware).toBe('1.71 Oct 09 2025')
  expect(machine.ilo.upSince).toBeGreaterThan(estate.now())
})

test('a system ROM is flashed without a word to the iLO', () => {
  const { flash, machine, pass, estate } = opened(({ romFamily }) => romFamily === 'A56')
  flash('A56_2.48_10_17_2025.fwpkg')
  pass(120 * second)
  expect(machine.romVersion).toBe('A56 v2.48 (10/17/2025)')
  expect(machine.ilo.upSince).toBeLessThan(estate.now())
})

test.each(['ilo5_316.fwpkg', 'U68_1.22_06_02_2025.fwpkg', 'holiday.jpg'])(
  '%s is nothing for a Gen11 server',
  (file) => {
    const { flash, machine, pass } = opened(({ romFamily }) => romFamily === 'A56')
    const before = [machine.ilo.firmware, machine.romVersion]
    expect(flash(file).component).toBeNull()
    pass(200 * second)
    expect([machine.ilo.firmware, machine.romVersion]).toEqual(before)
  },
)
