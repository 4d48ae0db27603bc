/** The row that the keys are at: its item, and where that stood last. `key` null: it has not arrived yet. */
export type ActiveRow = { key: string | null; index: number }

export const noRow: ActiveRow = { key: null, index: -1 }

/** The rows that have arrived, by key and by place. */
export type Arrived = {
  keyAt: (index: number) => string | null
  indexOf: (key: string) => number | null
  /** Rows of the whole list; null before the first answer. */
  total: number | null
}

/**
 * The active row after rows have come, gone and moved: it goes where its item goes. An item that is not
 * among the arrived rows leaves its last place behind.
 */
export const followed = (active: ActiveRow, { keyAt, indexOf }: Arrived): ActiveRow => {
  if (active.index < 0) return active
  const there = keyAt(active.index)
  if (active.key === there) return active
  if (active.key === null) return { key: there, index: active.index }
  const index = indexOf(active.key)
  return index === null ? active : { key: active.key, index }
}

/**
 * Whether the active row's item is gone and another stands in its place, or none: then no row is active,
 * and the keys stand between the row above and the one that moved up. A place that has not arrived is kept.
 */
export const isGone = ({ key, index }: ActiveRow, { keyAt, total }: Arrived): boolean => {
  if (key === null) return false
  const there = keyAt(index)
  return there === null ? total !== null && index >= total : there !== key
}

const downwards: readonly string[] = ['ArrowDown', 'PageDown']

/** Where a key starts from: what moved up into the place of an item that is gone is the next one down. */
export const startOf = (key: string, active: ActiveRow, rows: Arrived): number => {
  if (!isGone(active, rows)) return active.index
  const index = Math.min(active.index, rows.total ?? active.index)
  return downwards.includes(key) ? index - 1 : index
}
