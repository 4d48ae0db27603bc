import { createRandom } from './random'
import { securedIlo } from './settings'
import type { Machine } from './types'

type Leaf = string | number | boolean

/** One value among an iLO's settings; `category` is the part of Redfish in which it stands. */
export type IloSetting = { category: string; name: string; value: Leaf }

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
const opposite = (value: Leaf) => (typeof value === 'number' ? value - 2 : value !== true)

/** The one setting of an iLO that is not as HPE advises; null on seven of eight machines. */
export const carelessSettingOf = (machine: Machine): IloSetting | null => {
  const random = createRandom(0, `${machine.id}/ilo-settings`)
  if (!random.chance(0.125)) return null
  const { value, ...setting } = random.pick(secured)
  return { ...setting, value: opposite(value) }
}

/** How a machine's iLO is set. */
export const iloSettingsOf = (machine: Machine): IloSetting[] => {
  const careless = carelessSettingOf(machine)
  return secured.map((setting) =>
    setting.category === careless?.category && setting.name === careless.name ? careless : setting,
  )
}
