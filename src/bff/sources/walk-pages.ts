import type { Result } from '../../contract/problem'
import { notAsDocumented } from '../upstream/problems'

/** One page of a list at an offset. `size`: rows on the wire, readable or not; `total` null: it does not count. */
type Page<T> = { items: T[]; size: number; total: number | null }
type ReadAt<T> = (offset: number) => Promise<Result<Page<T>>>

/** Rows that neighbouring pages of a whole list share: what moves up while it is read is met all the same. */
const usualOverlap = 10

/**
 * Walks an offset-paged list to its end, and hands on each id once: rows move between pages while it is
 * read. Pages share `overlap` rows. `total`: what the list counted last, the most that it ever did where
 * pages share nothing, else all that was there, readable or not; more than was met where a page shows none
 * of the one before. `more` false ends the walk early.
 */
export const walk = async <T extends { id: string }>(
  readAt: ReadAt<T>,
  onPage: (items: T[]) => Promise<{ more: boolean } | void>,
  overlap = 0,
): Promise<Result<{ total: number; ids: Set<string> }>> => {
  const ids = new Set<string>()
  let unreadable = 0
  let counted: number | null = null
  let missed = 0
  let offset = 0
  for (let shares = false; ;) {
    const page = await readAt(offset)
    if (!page.ok) return page
    const { items, total, size } = page.value
    const distinct = [...new Map(items.map((item) => [item.id, item])).values()]
    const fresh = distinct.filter(({ id }) => !ids.has(id))
    for (const { id } of fresh) ids.add(id)
    unreadable += size - items.length
    if (total !== null) counted = shares ? total : Math.max(counted ?? 0, total)
    if (shares && items.length > 0 && fresh.length === distinct.length) missed = 1
    const wanted = await onPage(fresh)
    const end = offset + size
    const stuck = items.length > 0 && fresh.length === 0
    if (size === 0 || stuck || end >= (total ?? Infinity) || wanted?.more === false) {
      const all = Math.max(counted ?? ids.size + unreadable, (ids.size + 1) * missed)
      return { ok: true, value: { total: all, ids } }
    }
    shares = size > overlap && overlap > 0
    offset = shares ? end - overlap : end
  }
}

/**
 * Walks a list of which all is wanted. One that counts records, but holds none that can be read, has
 * changed its shape: then nothing is gone. `overlap` 0: who collects confirms what it did not meet.
 */
export const walkWhole = async <T extends { id: string }>(
  source: string,
  readAt: ReadAt<T>,
  onPage: (items: T[]) => Promise<{ more: boolean } | void>,
  { overlap = usualOverlap }: { overlap?: number } = {},
): ReturnType<typeof walk<T>> => {
  const walked = await walk(readAt, onPage, overlap)
  const isBlank = walked.ok && walked.value.ids.size === 0 && walked.value.total > 0
  return isBlank ? notAsDocumented(source, 'records that can be read') : walked
}
