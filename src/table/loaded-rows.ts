import type { ListItem } from '../contract/entity-key'
import { keyOf } from '../contract/entity-key'
import type { ListRow } from './columns'
import type { LoadedPage } from './pages'

/** The rows of a list that have arrived, by place and by key. `rows`: those of all its pages, in order. */
export const loadedRows = <T extends ListItem>(
  pages: readonly LoadedPage<T>[],
  rows: readonly ListRow<T>[],
) => {
  let before = 0
  const parts = pages.map(({ offset, items }) => {
    const from = before
    before += items.length
    return { offset, keys: items.map(keyOf), from }
  })
  const partAt = (index: number) =>
    parts.find(({ offset, keys }) => index >= offset && index < offset + keys.length)
  return {
    rowAt: (index: number): ListRow<T> | null => {
      const part = partAt(index)
      return (part && rows[part.from + index - part.offset]) ?? null
    },
    keyAt: (index: number): string | null => {
      const part = partAt(index)
      return part?.keys[index - part.offset] ?? null
    },
    indexOf: (key: string): number | null => {
      for (const { offset, keys } of parts) {
        const at = keys.indexOf(key)
        if (at >= 0) return offset + at
      }
      return null
    },
    /** The keys around a place, as far as rows stand there without a gap. */
    run: (index: number): string[] => {
      const run: string[] = []
      let next: number | null = null
      for (const { offset, keys } of parts) {
        if (offset !== next) {
          if (next !== null && index < next) break
          run.length = 0
        }
        run.push(...keys)
        next = offset + keys.length
      }
      return run
    },
  }
}
export type LoadedRows<T extends ListItem> = ReturnType<typeof loadedRows<T>>
