import type { Deviation } from './firmware-baseline'
import { deviationsFrom } from './firmware-baseline'
import type { FirmwareBundle } from './firmware-bundles'
import { bundleById, familyOf } from './firmware-bundles'
import type { IloSetting } from './ilo-settings'
import { iloSettingsOf, settingsIn } from './ilo-settings'
import { firmwareOf } from './parts/firmware'
import { bundleIdOf } from './settings'
import type { Group, Machine, Setting, World } from './types'

export type ComplianceState = 'COMPLIANT' | 'NOT_COMPLIANT' | 'UNKNOWN' | 'NOT_APPLICABLE'

type Found<T> = { state: ComplianceState; deviations: T[]; reason: string }

/** How a server's firmware stands to the bundle of its group; `score` in percent of its components. */
export type FirmwareCompliance = Found<Deviation> & {
  bundle: FirmwareBundle | null
  score: number
}
/** How a server's iLO stands to the iLO settings of its group. */
export type IloCompliance = Found<{ expected: IloSetting; current: IloSetting }>

const settingOf = (
  { settings }: Pick<World, 'settings'>,
  group: Group,
  category: string,
): Setting | undefined =>
  group.settingIds.map((id) => settings.get(id)).find((setting) => setting?.category === category)

const notApplicable = { state: 'NOT_APPLICABLE', deviations: [], reason: '' } as const
const unreachable = {
  state: 'UNKNOWN',
  deviations: [],
  reason: 'The server is not connected.',
} as const

const judged = <T>(deviations: T[]): Found<T> => ({
  state: deviations.length === 0 ? 'COMPLIANT' : 'NOT_COMPLIANT',
  deviations,
  reason: '',
})

/** The bundle that a group has for a machine; null where it says nothing of its generation. */
export const groupBundle = (
  world: Pick<World, 'settings'>,
  group: Group,
  machine: Machine,
): FirmwareBundle | null => {
  const setting = settingOf(world, group, 'FIRMWARE')
  const id = setting ? bundleIdOf(setting, familyOf(machine.generation)) : null
  return (id === null ? undefined : bundleById.get(id)) ?? null
}

/** The same without its score, which is what takes time. */
export const firmwareStanding = (
  world: Pick<World, 'settings'>,
  group: Group,
  machine: Machine,
): Omit<FirmwareCompliance, 'score'> => {
  const bundle = groupBundle(world, group, machine)
  if (!bundle) return { ...notApplicable, deviations: [], bundle }
  if (!machine.connected) return { ...unreachable, deviations: [], bundle }
  return { ...judged(deviationsFrom(bundle, machine)), bundle }
}

export const firmwareCompliance = (
  world: Pick<World, 'settings'>,
  group: Group,
  machine: Machine,
): FirmwareCompliance => {
  const found = firmwareStanding(world, group, machine)
  if (found.state === 'NOT_APPLICABLE' || found.state === 'UNKNOWN') return { ...found, score: 0 }
  const components = firmwareOf(machine).filter(({ updateable }) => updateable).length
  const score = Math.round((100 * (components - found.deviations.length)) / components)
  return { ...found, score }
}

/** The iLO settings that a group applies; undefined where it applies none. */
export const groupIloSetting = (
  world: Pick<World, 'settings'>,
  group: Group,
): Setting | undefined => settingOf(world, group, 'ILO_SETTINGS')

/** An iLO 4 knows none of these settings. */
export const iloCompliance = (
  world: Pick<World, 'settings'>,
  group: Group,
  machine: Machine,
): IloCompliance => {
  const wanted = groupIloSetting(world, group)?.settings['DEFAULT']
  const attributes =
    typeof wanted === 'object' && wanted !== null && 'Attributes' in wanted
      ? wanted.Attributes
      : null
  if (typeof attributes !== 'object' || attributes === null || machine.ilo.generation === 4)
    return { ...notApplicable, deviations: [] }
  if (!machine.connected) return { ...unreachable, deviations: [] }
  const present = iloSettingsOf(machine)
  return judged(
    settingsIn(attributes).flatMap((expected) => {
      const current = present.find(
        ({ category, name }) => category === expected.category && name === expected.name,
      )
      return current && current.value !== expected.value ? [{ expected, current }] : []
    }),
  )
}

/**
 * What a group is, from what its servers are: not applicable wins over all, then not compliant, then
 * unknown; an empty group is not applicable (compute-ops schemas: complianceState).
 */
export const summaryOf = (states: readonly ComplianceState[]): ComplianceState => {
  const order = ['NOT_APPLICABLE', 'NOT_COMPLIANT', 'UNKNOWN', 'COMPLIANT'] as const
  return order.find((state) => states.includes(state)) ?? 'NOT_APPLICABLE'
}
