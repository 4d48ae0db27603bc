import { expect, test } from 'vitest'
import { createDrivenEstate } from '../driven-estate'
import { newestBaseOf } from '../firmware-baseline'
import { firmwareBundles } from '../firmware-bundles'
import { iloFirmware, models } from '../hardware'
import { setPower } from '../health'
import type { Job } from '../task-types'
import type { JobName } from '../texts/texts'
import type { Machine } from '../types'

const second = 1_000
const hour = 3_600 * second
const outdated = ({ romVersion }: Machine) =>
  models.some(({ romVersions }) => romVersions[1] === romVersion)

/** A server that is on and well, with an operator that asks for jobs on it. */
const operator = (wanted: (machine: Machine) => boolean = () => true) => {
  const { estate, pass } = createDrivenEstate()
  const machine = [...estate.machines.values()].find(
    (one) => one.connected && one.power === 'ON' && one.faults.size === 0 && wanted(one),
  )
  if (!machine) throw new Error('No such server.')
  const ask = (template: JobName, params: Job['params'] = {}) =>
    estate.startJob({
      template,
      resourceId: machine.id,
      params,
      pendingMs: 0,
      requester: 'operator@example.com',
    })
  return { estate, pass, machine, ask }
}

test('a server that is powered off by force is off within 15 seconds', () => {
  const { pass, machine, ask } = operator()
  const job = ask('powerOff')
  pass(second)
  expect([machine.power, job.status]).toEqual(['POWERING_OFF', 'Powering off server'])
  pass(14 * second)
  expect([machine.power, job.resultCode]).toEqual(['OFF', 'SUCCESS'])
})

test('a graceful shutdown waits for the operating system, and for two minutes where none is', () => {
  const withSystem = operator(({ os }) => os !== null)
  withSystem.ask('powerOff', { operationType: 'GracefulShutdown' })
  withSystem.pass(29 * second)
  expect(withSystem.machine.power).toBe('POWERING_OFF')
  withSystem.pass(61 * second)
  expect(withSystem.machine.power).toBe('OFF')
  const bare = operator()
  bare.machine.os = null
  bare.ask('powerOff', { operationType: 'GracefulShutdown' })
  bare.pass(119 * second)
  expect(bare.machine.power).toBe('POWERING_OFF')
  bare.pass(11 * second)
  expect(bare.machine.power).toBe('OFF')
})

test('power on goes by POWERING_ON, and leaves alone what is on', () => {
  const { estate, pass, machine, ask } = operator()
  estate.act((course, at) => setPower(course, at, machine, 'OFF'))
  const job = ask('powerOn')
  pass(second)
  expect(machine.power).toBe('POWERING_ON')
  pass(14 * second)
  expect([machine.power, job.resultCode]).toEqual(['ON', 'SUCCESS'])
  const { revision } = machine
  const again = ask('powerOn')
  pass(15 * second)
  expect([machine.revision, again.resultCode]).toEqual([revision, 'SUCCESS'])
})

test('a restart resets, a cold boot takes the power away for eight seconds', () => {
  const { pass, machine, ask } = operator()
  ask('restart')
  pass(second)
  expect(machine.power).toBe('RESET')
  pass(40 * second)
  expect(machine.power).toBe('ON')
  ask('coldBoot')
  pass(second)
  expect(machine.power).toBe('OFF')
  pass(8 * second)
  expect(machine.power).toBe('POWERING_ON')
  pass(40 * second)
  expect(machine.power).toBe('ON')
})

test.each(['restart', 'coldBoot'] as const)('%s of a server that is off fails', (template) => {
  const { estate, pass, machine, ask } = operator()
  estate.setPower(machine.id, 'OFF')
  const job = ask(template)
  pass(5 * second)
  expect(job).toMatchObject({ resultCode: 'FAILURE', status: 'The server is powered off.' })
  expect(machine.power).toBe('OFF')
})

test('what needs the iLO fails while it is not connected; maintenance mode does not need it', () => {
  const { estate, pass, machine, ask } = operator()
  estate.disconnect(machine.id)
  const inventory = ask('inventory')
  const maintenance = ask('maintenanceOn')
  pass(10 * second)
  expect(inventory).toMatchObject({
    resultCode: 'FAILURE',
    status: 'The server is not connected to Compute Ops Management.',
  })
  expect(maintenance.resultCode).toBe('SUCCESS')
  expect(machine.com.maintenance).toBe(true)
})

test('the UID light is lit and put out', () => {
  const { pass, machine, ask } = operator()
  ask('uidOn')
  pass(10 * second)
  expect(machine.led).toBe('LIT')
  ask('uidOff')
  pass(10 * second)
  expect(machine.led).toBe('OFF')
})

test('an inventory takes 15 to 20 seconds and is remembered with the power that it found', () => {
  const { estate, pass, machine, ask } = operator()
  ask('inventory')
  pass(14 * second)
  expect(machine.com.inventory).toBeNull()
  pass(6 * second)
  expect(machine.com.inventory?.power).toBe('ON')
  expect(estate.now() - (machine.com.inventory?.at ?? 0)).toBeLessThanOrEqual(5 * second)
})

test('a firmware update brings the bundle, and skips what is there already', () => {
  const { pass, machine, ask } = operator(outdated)
  const bundle = newestBaseOf(machine.generation)
  const before = machine.romVersion
  ask('firmware', { bundle_id: bundle.id, power_off: true })
  pass(hour)
  expect(machine.romVersion).not.toBe(before)
  expect(machine.com).toMatchObject({
    bundleId: bundle.id,
    firmwareUpdate: { method: 'Update', status: 'OK', bundleId: bundle.id, powerOff: true },
  })
  expect(machine.com.firmwareUpdate?.changes.every(({ status }) => status === 'OK')).toBe(true)
  expect(machine.power).toBe('OFF')
  ask('firmware', { bundle_id: bundle.id })
  pass(hour)
  expect(machine.com.firmwareUpdate?.changes.every(({ status }) => status === 'SKIPPED')).toBe(true)
})

test('the newest iLO firmware is flashed and the iLO restarts; newer than that stays', () => {
  const { estate, pass, machine, ask } = operator(
    ({ ilo }) => ilo.firmware !== iloFirmware[ilo.generation][0],
  )
  ask('iloFirmware')
  pass(420 * second)
  expect(machine.ilo.firmware).toBe(iloFirmware[machine.ilo.generation][0])
  expect(machine.ilo.upSince).toBeGreaterThan(estate.now() - 420 * second)
  machine.ilo.firmware = '99.0 Jan 01 2027'
  const job = ask('iloFirmware')
  pass(420 * second)
  expect([machine.ilo.firmware, job.resultCode]).toEqual(['99.0 Jan 01 2027', 'SUCCESS'])
})

test('a download stages what would be flashed and flashes nothing', () => {
  const { pass, machine, ask } = operator(outdated)
  const before = machine.romVersion
  ask('firmwareDownload', { bundle_id: newestBaseOf(machine.generation).id })
  pass(hour)
  expect(machine.romVersion).toBe(before)
  expect(machine.com.firmwareUpdate).toMatchObject({ method: 'Stage', status: 'OK' })
  expect(machine.com.firmwareUpdate?.changes.map(({ name }) => name)).toContain('System ROM')
})

test('critical health fails the prerequisites, unless these are not checked', () => {
  const { estate, pass, machine, ask } = operator(outdated)
  estate.failPowerSupply(machine.id)
  const bundle_id = newestBaseOf(machine.generation).id
  const checked = ask('firmware', { bundle_id })
  pass(10 * second)
  expect(checked).toMatchObject({ state: 'COMPLETE', resultCode: 'FAILURE' })
  const unchecked = ask('firmware', { bundle_id, prerequisite_check: false })
  pass(hour)
  expect(unchecked.resultCode).toBe('SUCCESS')
})

test('a bundle of another generation has nothing for a server', () => {
  const { pass, machine, ask } = operator()
  const other = firmwareBundles.find(({ family }) => !machine.generation.startsWith(family))
  const job = ask('firmware', { bundle_id: other?.id ?? '' })
  pass(10 * second)
  expect(job.status).toBe('The firmware bundle has nothing for this server.')
})

test('an update that waits for a restart ends with it, or fails when none comes in time', () => {
  const waiting = { wait_for_power_off_or_reboot: true, wait_for_power_off_or_reboot_timeout: 1 }
  const { estate, pass, machine, ask } = operator()
  const params = { bundle_id: newestBaseOf(machine.generation).id, ...waiting }
  const job = ask('firmware', params)
  pass(0.5 * hour)
  expect(job.state).toBe('RUNNING')
  estate.setPower(machine.id, 'RESET')
  expect(job.resultCode).toBe('SUCCESS')
  estate.setPower(machine.id, 'ON')
  const late = ask('firmware', params)
  pass(1.2 * hour)
  expect(late).toMatchObject({
    resultCode: 'FAILURE',
    status: 'The server was neither powered off nor restarted in time.',
  })
})

test('ignored risks are kept by name until they are ignored no more', () => {
  const { pass, machine, ask } = operator()
  const risks = (ignore: boolean) => ({
    ignoreSecuritySettings: [{ name: 'Secure Boot', ignore, id: '5' }],
  })
  ask('ignoreRisks', risks(true))
  pass(10 * second)
  expect([...machine.com.ignoredRisks]).toEqual(['Secure Boot'])
  ask('ignoreRisks', risks(false))
  pass(10 * second)
  expect([...machine.com.ignoredRisks]).toEqual([])
})

test('settings that are applied leave no iLO as it came', () => {
  const { pass, machine, ask } = operator(({ hardening }) => hardening !== 'WHOLE')
  ask('iloSettings')
  pass(60 * second)
  expect(machine.hardening).toBe('WHOLE')
})
