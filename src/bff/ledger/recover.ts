import type { Item, OpenItem } from './book'
import type { LedgerParts } from './send'

/** Nothing was asked for yet; an item with a task is queued at its source. */
const isUnsent = ({ state, taskId }: Item) => state === 'queued' && taskId === ''

/** What becomes of an item that nobody sends any more; null: it goes on. */
export const leftBehind = (item: Item): Partial<Item> | null => {
  if (item.state === 'sending')
    return {
      state: 'unknown',
      note: 'Sightline was interrupted while it asked. It is looked for at the source.',
    }
  if (isUnsent(item))
    return {
      state: 'cancelled',
      note: 'Sightline was interrupted before its turn came: it was not asked for.',
    }
  return null
}

/** Whether its act is being sent, here or by another BFF of those that live. */
export type IsSending = (item: OpenItem, living: ReadonlySet<string>) => boolean

/**
 * What a BFF that was killed, or whose store failed it, left: what it was about to ask for may have happened, what had not had its
 * turn has not. Items of a source that is no longer configured are lost.
 */
export const recover = async (
  { book, sources, surroundings }: LedgerParts,
  items: readonly OpenItem[],
  around: { living: () => Promise<ReadonlySet<string>>; isSending: IsSending },
): Promise<void> => {
  const at = surroundings.now().toISOString()
  const configured = new Set(sources.map(({ id }) => id))
  const unsure = items.some((item) => isUnsent(item) || item.state === 'sending')
  const alive = unsure ? await around.living() : new Set<string>()
  for (const item of items) {
    const isGone = !configured.has(item.sourceId)
    const change: Partial<Item> | null = isGone
      ? { state: 'lost', note: 'Its source is no longer configured.' }
      : around.isSending(item, alive)
        ? null
        : leftBehind(item)
    if (!change) continue
    const isOver = change.state !== 'unknown'
    await book.change(item, { ...change, ...(isOver ? { endedAt: at } : {}) }, at)
  }
}
