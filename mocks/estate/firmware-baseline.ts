import type { FirmwareBundle, FirmwareComponent } from './firmware-bundles'
import { familyOf, firmwareBundles } from './firmware-bundles'
import type { Machine } from './types'

/** A component whose version on a machine is not that of a bundle. */
export type Deviation = { component: FirmwareComponent; installed: string }

const fits = (component: FirmwareComponent, machine: Machine) =>
  'ilo' in component
    ? component.ilo === machine.ilo.generation
    : component.romFamily === machine.romFamily

const installedVersion = (component: FirmwareComponent, machine: Machine) =>
  'ilo' in component ? machine.ilo.firmware : machine.romVersion

const numbersOf = (version: string) =>
  (/(?:^|v)(\d+(?:\.\d+)+)/.exec(version)?.[1] ?? '').split('.').map(Number)

/** Below zero where `a` is the older: `U54 v2.16 (03/01/2024)`, `1.70 Aug 14 2025` and their like. */
export const compareVersions = (a: string, b: string): number => {
  const [left, right] = [numbersOf(a), numbersOf(b)]
  const longest = Math.max(left.length, right.length)
  const differences = Array.from({ length: longest }, (_, at) => (left[at] ?? 0) - (right[at] ?? 0))
  return differences.find((difference) => difference !== 0) ?? 0
}

/** What of a bundle is for this machine. */
export const componentsFor = (bundle: FirmwareBundle, machine: Machine): FirmwareComponent[] =>
  bundle.components.filter((component) => fits(component, machine))

/** Where a machine differs from a bundle; newer firmware does too. */
export const deviationsFrom = (bundle: FirmwareBundle, machine: Machine): Deviation[] =>
  componentsFor(bundle, machine)
    .map((component) => ({ component, installed: installedVersion(component, machine) }))
    .filter(({ component, installed }) => component.version !== installed)

/**
 * Flashes what a bundle has for a machine and returns what that changed. Firmware that is newer than the
 * bundle's stays, unless it shall be downgraded.
 */
export const installBundle = (
  bundle: FirmwareBundle,
  machine: Machine,
  { downgrade = false }: { downgrade?: boolean } = {},
): Deviation[] => {
  const changes = deviationsFrom(bundle, machine).filter(
    ({ component, installed }) => downgrade || compareVersions(installed, component.version) < 0,
  )
  for (const { component } of changes) installComponent(component, machine)
  return changes
}

/** Flashes one component, whatever was there. */
export const installComponent = (component: FirmwareComponent, machine: Machine) => {
  if ('ilo' in component) machine.ilo.firmware = component.version
  else machine.romVersion = component.version
}

/** The component of any bundle that comes in a file of this name and is for this machine, if there is one. */
export const componentIn = (file: string, machine: Machine): FirmwareComponent | null =>
  firmwareBundles
    .flatMap((bundle) => componentsFor(bundle, machine))
    .find((component) => component.file === file) ?? null

/** The newest base bundle whose firmware a machine has, or newer; null where it has none of them. */
export const baselineOf = (machine: Machine): FirmwareBundle | null =>
  firmwareBundles.find(
    (bundle) =>
      bundle.type === 'BASE' &&
      bundle.family === familyOf(machine.generation) &&
      deviationsFrom(bundle, machine).every(
        ({ component, installed }) => compareVersions(installed, component.version) > 0,
      ),
  ) ?? null

/** The newest base bundle for a generation. */
export const newestBaseOf = (generation: Machine['generation']): FirmwareBundle => {
  const family = familyOf(generation)
  const newest = firmwareBundles.find((one) => one.type === 'BASE' && one.family === family)
  if (!newest) throw new Error(`No bundle is for ${generation}.`)
  return newest
}

/** The file of an image for a machine: of its iLO, which restarts with it, or of its ROM. */
export const imageFor = (machine: Machine, of: 'ilo' | 'rom'): string => {
  const all = firmwareBundles.flatMap((bundle) => componentsFor(bundle, machine))
  const found = all.find((one) => 'ilo' in one === (of === 'ilo'))
  if (!found) throw new Error('There is no image for it.')
  return found.file
}
