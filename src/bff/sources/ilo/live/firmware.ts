import * as v from 'valibot'
import type { LiveValue } from '../../../../contract/live'
import type { Result } from '../../../../contract/problem'
import { mapped } from '../../mapped'
import { list, parseItem, part, text } from '../../tolerant'
import type { Resource } from './resource'
import { linkAt } from './resource'
import { kept, type Walk } from './walk'

type Firmware = LiveValue<'firmware'>

const memberSchema = v.object({
  Name: text,
  Description: text,
  Id: text,
  Version: text,
  Oem: part({ Hpe: part({ DeviceContext: text }) }),
})

/** What OpenBMC calls each of them. */
const generic = 'Software Inventory'

/** Members of `FirmwareInventory`. */
export const mapInventory = (members: readonly Resource[]): Firmware =>
  members.flatMap((raw) => {
    const one = parseItem(memberSchema, raw)
    const own = one?.Name === generic ? null : one?.Name
    const name = own ?? one?.Description ?? one?.Id ?? null
    if (!one || name === null) return []
    return [{ name, version: one.Version, place: one.Oem.Hpe.DeviceContext }]
  })

const rows = list(v.object({ Name: text, VersionString: text, Location: text }))
const oldSchema = v.object({ Current: v.record(v.string(), v.unknown()) })

/** An iLO 4 has one object with a list under each key (facts.md 8). */
export const mapOldInventory = (inventory: Resource): Firmware =>
  Object.entries(parseItem(oldSchema, inventory)?.Current ?? {}).flatMap(([key, raw]) =>
    (parseItem(rows, raw) ?? []).map(({ Name, VersionString, Location }) => ({
      name: Name ?? key,
      version: VersionString,
      place: Location,
    })),
  )

const oldPlaces = ['Oem.Hp.Links.FirmwareInventory', 'Oem.Hp.links.FirmwareInventory']

export const readFirmware = async (walk: Walk): Promise<Result<Firmware | null>> => {
  const root = await walk.root()
  if (!root.ok) return root
  const updates = linkAt(root.value, 'UpdateService')
  if (updates !== null) {
    const service = await walk.reader.read(updates, kept.fitted)
    if (!service.ok) return service
    const inventory = linkAt(service.value, 'FirmwareInventory')
    if (inventory === null) return { ok: true, value: null }
    return mapped(walk.members(inventory, kept.fitted), mapInventory)
  }
  const system = await walk.system()
  if (!system.ok) return system
  const uri = linkAt(system.value, ...oldPlaces)
  if (uri === null) return { ok: true, value: null }
  return mapped(walk.reader.read(uri, kept.fitted), mapOldInventory)
}
