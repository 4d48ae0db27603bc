import type { ListItem } from '../contract/entity-key'
import { keyOf } from '../contract/entity-key'
import type { LoadedPage } from './pages'

/** The rows of a list that have arrived, by place and by key. */
export const loadedRows = <T extends ListItem>(pages: readonly LoadedPage<T>[]) => {
  const itemAt = (index: number): T | null => {
    const page = pages.find(({ offset, items }) => index >= offset && index < offset + items.length)
    return page?.items[index - page.offset] ?? null
  }
  return {
    itemAt,
    keyAt: (index: number): string | null => {
      const item = itemAt(index)
      return item && keyOf(item)
    },
    indexOf: (key: string): number | null => {
      for (const { offset, items } of pages) {
        const at = items.findIndex((item) => keyOf(item) === key)
        if (at >= 0) return offset + at
      }
      return null
    },
    /** The keys around a place, as far as rows stand there without a gap. */
    run: (index: number): string[] => {
      const run: T[] = []
      let next: number | null = null
      for (const { offset, items } of pages) {
        if (offset !== next) {
          if (next !== null && index < next) break
          run.length = 0
        }
        run.push(...items)
        next = offset + items.length
      }
      return run.map(keyOf)
    },
  }
}
export type LoadedRows<T extends ListItem> = ReturnType<typeof loadedRows<T>>
