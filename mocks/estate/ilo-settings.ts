import { createRandom } from './random'
import type { Group, Machine, Setting } from './types'

type Leaf = string | number | boolean

/** One value among an iLO's settings; `category` is the part of Redfish in which it stands. */
export type IloSetting = { category: string; name: string; value: Leaf }

/** What the iLO settings of HPE want of an iLO, by the part of Redfish in which it stands. */
export const securedIlo = {
  SnmpService: { SNMPv1RequestsEnabled: false },
  NetworkProtocol: { IPMI: { ProtocolEnabled: false } },
  AccountService: { MinPasswordLength: 8, EnforcePasswordComplexity: true },
  '1': { RequiredLoginForiLORBSU: true, RequireHostAuthentication: true },
}

const isLeaf = (value: unknown): value is Leaf =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'

/** The values of nested settings: `NetworkProtocol`, `IPMI/ProtocolEnabled`. */
export const settingsIn = (attributes: object): IloSetting[] => {
  const below = (category: string, part: object, path: string): IloSetting[] =>
    Object.entries(part).flatMap(([key, value]: [string, unknown]) => {
      const name = path ? `${path}/${key}` : key
      if (isLeaf(value)) return [{ category, name, value }]
      return typeof value === 'object' && value !== null ? below(category, value, name) : []
    })
  return Object.entries(attributes).flatMap(([category, part]: [string, unknown]) =>
    typeof part === 'object' && part !== null ? below(category, part, '') : [],
  )
}

const secured = settingsIn(securedIlo)

/** As an iLO comes: requests by SNMPv1 are answered, and an iLO 5 listens to IPMI. */
const fromFactory = ({ ilo }: Machine): IloSetting[] =>
  secured.map((setting) => {
    if (setting.name === 'SNMPv1RequestsEnabled') return { ...setting, value: true }
    if (setting.name === 'IPMI/ProtocolEnabled') return { ...setting, value: ilo.generation === 5 }
    return setting.value === true ? { ...setting, value: false } : setting
  })

/** How a machine's iLO is set. */
export const iloSettingsOf = (machine: Machine): IloSetting[] => {
  const factory = fromFactory(machine)
  if (machine.hardening === 'NONE') return factory
  if (machine.hardening === 'WHOLE') return secured
  const differing = factory.filter(({ value }, index) => value !== secured[index]?.value)
  const forgotten = createRandom(0, `${machine.id}/forgotten iLO setting`).pick(differing)
  return secured.map((setting) => (setting.name === forgotten.name ? forgotten : setting))
}

/** One of those values. */
export const iloSettingOf = (machine: Machine, name: string): Leaf | undefined =>
  iloSettingsOf(machine).find((setting) => setting.name === name)?.value

/** The iLOs of groups with iLO settings have these, every eighth all but for one. */
export const hardenIlos = (
  groups: Iterable<Group>,
  machines: ReadonlyMap<string, Machine>,
  settings: ReadonlyMap<string, Setting>,
) => {
  for (const { settingIds, machineIds } of groups)
    if (settingIds.some((id) => settings.get(id)?.category === 'ILO_SETTINGS'))
      for (const id of machineIds) {
        const machine = machines.get(id)
        const isCareless = createRandom(0, `${id}/hardening`).chance(0.125)
        if (machine) machine.hardening = isCareless ? 'PARTIAL' : 'WHOLE'
      }
}
