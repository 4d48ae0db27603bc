import type { Hardware } from '../../../../../contract/server-look'
import { inWords } from '../../words'
import { piecesOf } from './pieces'
import { inventorySections, type InventoryRecord, type InventorySection } from './wire'

const names = {
  processor: 'Processors',
  memory: 'Memory',
  powerSupply: 'Power supplies',
  storage: 'Storage',
  smartStorage: 'Smart storage',
  networkAdapter: 'Network adapters',
  device: 'Devices',
  chassis: 'Chassis',
} as const satisfies Record<InventorySection, string>

const wentWell = new Set(['SUCCESS', 'COMPLETE', 'COMPLETED', 'OK'])

/** What a server is built of, by section; a section that a server has nothing of is left out. */
export const mapHardware = (inventory: InventoryRecord): Hardware => ({
  collectedAt: inventory.lastFullInventoryCollectionAt,
  sections: inventorySections.flatMap((name) => {
    const { data, modified, collectionState } = inventory[name]
    const pieces = data.flatMap((row) => piecesOf[name](row))
    const fault =
      collectionState === null || wentWell.has(collectionState) ? null : inWords(collectionState)
    return pieces.length === 0 && fault === null
      ? []
      : [{ name: names[name], at: modified, fault, pieces }]
  }),
})
