import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createDrivenEstate } from './driven-estate'
import {
  baselineOf,
  compareVersions,
  componentsFor,
  deviationsFrom,
  installBundle,
  newestBaseOf,
} from './firmware-baseline'
import type { BundleFamily, FirmwareBundle } from './firmware-bundles'
import { familyOf, firmwareBundles } from './firmware-bundles'
import { models } from './hardware'
import type { Machine } from './types'

const { estate } = createDrivenEstate({ size: 'default' })
const machines = [...estate.machines.values()]
/** A copy, so that nobody else sees what is installed on it. */
const found = (fits: (machine: Machine) => boolean): Machine => {
  const machine = machines.find(fits)
  if (!machine) throw new Error('There is no such machine.')
  return { ...machine, ilo: { ...machine.ilo } }
}
const bundleOf = (family: BundleFamily, fits: (bundle: FirmwareBundle) => boolean) => {
  const bundle = firmwareBundles.find((one) => one.family === family && fits(one))
  if (!bundle) throw new Error('There is no such bundle.')
  return bundle
}
const old = ({ romVersion }: Machine) =>
  models.some(({ romVersions }) => romVersions[1] === romVersion)

test('every machine has a base bundle that it was brought to', () => {
  for (const machine of machines) {
    const baseline = baselineOf(machine)
    expect(baseline?.family).toBe(familyOf(machine.generation))
    expect(baseline === newestBaseOf(machine.generation)).toBe(!old(machine))
  }
})

test('a bundle names a ROM and an iLO firmware for each model of its family', () => {
  for (const machine of machines.slice(0, 200))
    expect(
      componentsFor(newestBaseOf(machine.generation), machine).map(({ name }) => name),
    ).toEqual([`iLO ${machine.ilo.generation}`, 'System ROM'])
})

test('installing a bundle leaves no deviation from it, and there is nothing left to install', () => {
  const machine = found(old)
  const bundle = newestBaseOf(machine.generation)
  expect(installBundle(bundle, machine).map(({ component }) => component.version)).toEqual(
    componentsFor(bundle, machine).map(({ version }) => version),
  )
  expect(deviationsFrom(bundle, machine)).toEqual([])
  expect(installBundle(bundle, machine)).toEqual([])
})

test('newer firmware stays, unless it shall be downgraded', () => {
  const machine = found((one) => one.generation === 'GEN_11' && !old(one))
  const spring = bundleOf('GEN_11', ({ version }) => version === '2024.04.00.00')
  const before = machine.romVersion
  expect(installBundle(spring, machine)).toEqual([])
  expect(machine.romVersion).toBe(before)
  installBundle(spring, machine, { downgrade: true })
  expect(baselineOf(machine)).toBe(spring)
})

test('a patch makes firmware newer than its base, which stays the baseline', () => {
  const machine = found((one) => one.generation === 'GEN_11' && !old(one))
  const patch = bundleOf('GEN_11', ({ type }) => type === 'PATCH')
  expect(installBundle(patch, machine)).toHaveLength(1)
  expect(baselineOf(machine)?.id).toBe(patch.baseId)
})

test.each([
  ['U54 v2.16 (03/01/2024)', 'U54 v2.52 (07/11/2025)'],
  ['1.70 Aug 14 2025', '1.71 Oct 09 2025'],
  ['1.13.01 May 06 2025', '1.17.00 Sep 10 2025'],
  ['1.17 Sep 10 2025', '1.17.02 Oct 07 2025'],
])('%s is older than %s', (older, newer) => {
  expect(compareVersions(older, newer)).toBeLessThan(0)
  expect(compareVersions(newer, older)).toBeGreaterThan(0)
})

test('two versions compare against each other alike from both sides', () => {
  const version = fc
    .array(fc.nat(40), { minLength: 2, maxLength: 4 })
    .map((numbers) => numbers.join('.'))
  fc.assert(
    fc.property(version, version, (a, b) => {
      expect(Math.sign(compareVersions(a, b)) + Math.sign(compareVersions(b, a))).toBe(0)
    }),
  )
})
