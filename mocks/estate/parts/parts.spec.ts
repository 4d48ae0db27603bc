import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createDrivenEstate } from '../driven-estate'
import { faultKinds } from '../faults'
import { models } from '../hardware'
import { powerDraw } from '../power-draw'
import type { Machine } from '../types'
import { drivesOf, volumesOf } from './drives'
import { fansOf } from './fans'
import { firmwareOf } from './firmware'
import { memoryOf } from './memory'
import { portsOf } from './ports'
import { powerCapacity, powerSuppliesOf } from './power-supplies'
import { processorsOf } from './processors'
import { temperaturesOf } from './temperatures'
import { wave } from './wave'

const { estate } = createDrivenEstate({ size: 'default' })
const now = estate.now()

const machineOf = (model: string): Machine => {
  const found = [...estate.machines.values()].find(({ model: name }) => name.endsWith(model))
  if (!found) throw new Error(`The estate has no ${model}.`)
  return { ...found, power: 'ON', powerChanges: [], faults: new Map() }
}
const machine = machineOf('DL360 Gen10 Plus')

const withFault = (messageKey: string): Machine => {
  const kind = faultKinds.find((one) => one.messageKey === messageKey)
  if (!kind) throw new Error(`Nothing fails as ${messageKey}.`)
  const fault = { health: kind.health, since: now, alertId: 'alert' }
  return { ...machine, faults: new Map([[kind.subsystem, fault]]) }
}
const unwell = (parts: { health: string | null }[]) =>
  parts.filter(({ health }) => health !== null && health !== 'OK')

test.each(models.map(({ name }) => name))('a %s is built as it was bought', (name) => {
  const one = machineOf(name)
  expect(memoryOf(one).reduce((sum, { sizeMb }) => sum + sizeMb, 0)).toBe(one.memoryMb)
  expect(processorsOf(one).map((processor) => processor.name)).toContain(one.processor)
  expect(portsOf(one)[0]?.mac).toBe(one.mac)
  expect(firmwareOf(one)).toContainEqual(
    expect.objectContaining({ key: 'SystemRomActive', version: one.romVersion }),
  )
  expect(unwell([...fansOf(one, now), ...memoryOf(one), ...drivesOf(one, now)])).toEqual([])
})

test('readings drift: bounded, the same at the same time, and never with a jump', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 0, max: 2 ** 41 }), (topic, at) => {
      const read = (when: number) => wave(topic, when, { middle: 30, swing: 5 })
      expect(Math.abs(read(at) - 30)).toBeLessThanOrEqual(5)
      expect(read(at)).toBe(read(at))
      expect(Math.abs(read(at + 10_000) - read(at))).toBeLessThan(0.5)
    }),
  )
})

test('what the supplies give is what the machine draws', () => {
  const given = powerSuppliesOf(machine, now).reduce((sum, { outputWatts }) => sum + outputWatts, 0)
  expect(Math.abs(given - powerDraw(machine, now))).toBeLessThanOrEqual(1)
  expect(powerDraw(machine, now)).toBeLessThan(powerCapacity(machine))
})

test('the supply in bay 2 fails: it has no input, and the other carries all', () => {
  const failed = withFault('PowerSupplyFailed')
  const [first, second] = powerSuppliesOf(failed, now)
  expect(second).toMatchObject({ bay: 2, health: 'CRITICAL', inputVolts: 0, outputWatts: 0 })
  expect(first).toMatchObject({ health: 'OK', outputWatts: powerDraw(failed, now) })
})

test('a drive fails in bay 3 and degrades its volume; the one in bay 6 only says that it will', () => {
  const failed = withFault('DriveFailed')
  expect(unwell(drivesOf(failed, now))).toMatchObject([
    { port: '1I', bay: 3, health: 'CRITICAL', predictsFailure: false },
  ])
  expect(volumesOf(failed).filter(({ isDegraded }) => isDegraded)).toMatchObject([{ number: 2 }])
  const failing = withFault('DrivePredictiveFailure')
  expect(unwell(drivesOf(failing, now))).toMatchObject([
    { port: '2I', bay: 6, health: 'WARNING', predictsFailure: true },
  ])
  expect(volumesOf(failing).some(({ isDegraded }) => isDegraded)).toBe(false)
})

test('processor 1 DIMM 8, fan 4 and port 2 are what fails of their kind', () => {
  const memory = unwell(memoryOf(withFault('CorrectableMemoryErrorsExceeded')))
  expect(memory).toMatchObject([{ socket: 1, slot: 8, present: true, health: 'WARNING' }])
  expect(unwell(fansOf(withFault('FanRedundancyLost'), now))).toMatchObject([{ number: 4 }])
  expect(unwell(portsOf(withFault('NetworkLinkDown')))).toMatchObject([
    { number: 2, link: 'DOWN', mbps: 0 },
  ])
})

test('a failing fan is slower than asked, and the others make up for it', () => {
  const fans = fansOf(withFault('FanRedundancyLost'), now)
  const [bad, good] = [fans[3]?.percent ?? 0, fans[0]?.percent ?? 0]
  expect(bad).toBeLessThan(good / 2)
})

test('a hot inlet has reached its caution threshold, a hot board its critical one', () => {
  const [inlet] = unwell(temperaturesOf(withFault('InletTemperatureHigh'), now))
  expect(inlet).toMatchObject({ name: '01-Inlet Ambient', health: 'WARNING', caution: 38 })
  const hot = temperaturesOf(withFault('SystemOverheating'), now).find(
    ({ health }) => health === 'CRITICAL',
  )
  expect(hot?.context).toBe('SystemBoard')
  expect(hot?.celsius).toBeGreaterThanOrEqual(hot?.critical ?? 0)
})

test('well, no sensor of any model ever comes near its limit', () => {
  fc.assert(
    fc.property(fc.constantFrom(...models), fc.nat(90 * 86_400_000), ({ name }, later) => {
      for (const { celsius, caution, critical } of temperaturesOf(machineOf(name), now + later))
        expect(celsius).toBeLessThan(caution ?? critical ?? 100)
    }),
    { numRuns: 40 },
  )
})

test('some sensors, slots and bays are empty, and then have no health', () => {
  const large = machineOf('DL380a Gen12')
  const absent = temperaturesOf(large, now).filter(({ state }) => state === 'absent')
  expect(absent.length).toBeGreaterThan(5)
  expect(absent.every(({ health, celsius }) => health === null && celsius === 0)).toBe(true)
  const empty = [...memoryOf(large), ...powerSuppliesOf(large, now)].filter((one) => !one.present)
  expect(empty).toHaveLength(16 + 3)
  expect(empty.every(({ health }) => health === null)).toBe(true)
})

test('a blade is fed and cooled by its enclosure', () => {
  const blade = machineOf('Synergy 480 Gen11')
  expect(powerSuppliesOf(blade, now)).toEqual([])
  expect(fansOf(blade, now)).toMatchObject([{ virtual: true }])
})

test('off, fans stand, nothing is drawn and no link is known; inlet and BMC are still read', () => {
  const off: Machine = { ...machine, power: 'OFF', powerChanges: [] }
  expect(fansOf(off, now).every(({ percent }) => percent === 0)).toBe(true)
  expect(powerDraw(off, now)).toBe(0)
  expect(powerSuppliesOf(off, now).every(({ outputWatts }) => outputWatts === 0)).toBe(true)
  expect(portsOf(off).every(({ link }) => link === null)).toBe(true)
  const read = temperaturesOf(off, now).filter(({ state }) => state === 'enabled')
  expect(read.map(({ name }) => name.slice(3))).toEqual(['Inlet Ambient', 'BMC'])
})
