import type { ComRecord } from './com-record'
import type { Machine } from './types'

/**
 * When COM has last read everything of a server, and how it was powered then: at the latest when the
 * server came to it; null where nobody has subscribed it.
 */
export const inventoryOf = (machine: Machine): ComRecord['inventory'] =>
  machine.com.inventory ?? (machine.subscribed ? { at: machine.createdAt, power: 'ON' } : null)

/** How a model stands in its rack, or in its enclosure. */
export const formFactorOf = ({ model }: Pick<Machine, 'model'>): string => {
  if (model.startsWith('Synergy')) return 'Half height'
  if (model.includes('DL380a')) return '4U'
  return model.includes('DL380') ? '2U' : '1U'
}
