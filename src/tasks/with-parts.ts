import { keyOf } from '../contract/entity-key'
import type { Operation } from '../contract/operation'
import type { LoadedPage } from '../table/pages'
import { firstBad } from './first-bad'

/** The parts of an opened row that stands at `at` in the list without parts. */
export type Opened<T> = { at: number; parts: readonly T[] }

/**
 * What of the tasks of an operation is a part of it, first what failed: neither itself, nor, of an act, what
 * a part started.
 */
export const partsOf = <T extends Operation>(key: string, tasks: readonly T[]): T[] => {
  const ids = new Set(tasks.map(keyOf))
  const hasRoot = ids.has(key)
  return tasks
    .filter((task) => {
      if (keyOf(task) === key) return false
      const { sourceId, parentId } = task
      return hasRoot || parentId === null || !ids.has(keyOf({ sourceId, id: parentId }))
    })
    .sort(firstBad)
}

const before = <T>(opened: readonly Opened<T>[], index: number) =>
  opened.reduce((sum, { at, parts }) => (at < index ? sum + parts.length : sum), 0)

/** How many rows the opened ones add. */
export const added = <T>(opened: readonly Opened<T>[]) => before(opened, Infinity)

/** Pages of a list with the parts of its opened rows below them. */
export const withParts = <T>(
  pages: readonly LoadedPage<T>[],
  opened: readonly Opened<T>[],
): LoadedPage<T>[] => {
  const partsAt = new Map(opened.map(({ at, parts }) => [at, parts]))
  return pages.map(({ offset, items }) => ({
    offset: offset + before(opened, offset),
    items: items.flatMap((item, index) => [item, ...(partsAt.get(offset + index) ?? [])]),
  }))
}

/** Where a row with parts stands in the list without them; a part stands where its row does. */
export const withoutParts = <T>(opened: readonly Opened<T>[], index: number): number => {
  let added = 0
  for (const { at, parts } of [...opened].sort((one, other) => one.at - other.at)) {
    if (at + added >= index) break
    added += Math.min(parts.length, index - at - added)
  }
  return index - added
}
