import { firstWindow } from '../contract/list-query'

/** Rows asked for at once: the windows of a list are aligned to the first, which the HTML holds. */
export const pageSize = firstWindow

/** A page that has arrived: its rows begin at `offset`. */
export type LoadedPage<T> = { offset: number; items: readonly T[] }

/**
 * Offsets of the pages that a range of rows needs, with half a page ahead on both sides, so that rows
 * are there before the scroll is. The first page is not among them: a list always holds it.
 */
export const pagesFor = (range: { first: number; last: number }, total: number): number[] => {
  const page = (row: number) => Math.floor(Math.min(Math.max(0, row), total - 1) / pageSize)
  if (total <= pageSize) return []
  const from = page(range.first - pageSize / 2)
  const to = page(range.last + pageSize / 2)
  return Array.from({ length: to - from + 1 }, (_, at) => (from + at) * pageSize).filter(Boolean)
}
