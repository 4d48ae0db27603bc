import type { ActItem } from '../contract/act'
import { actItemStatus } from '../contract/act'
import { byTone } from '../contract/shape'

/** What an act was done to, what failed first, what is well last. */
export const worstFirst = (items: readonly ActItem[]): ActItem[] =>
  items.toSorted((one, other) => byTone(actItemStatus[one.state], actItemStatus[other.state]))
