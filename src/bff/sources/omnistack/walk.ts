import type { Result } from '../../../contract/problem'
import { notAsDocumented } from '../../upstream/problems'
import type { Page } from './wire'

/** Rows that neighbouring pages share: what moves while the list is read is then met all the same. */
const overlap = 50

/**
 * Reads a list to its end in pages of `limit` that overlap, and hands on each id once. `total` is what
 * the last page counted, else all that was there, readable or not, so that a short read is seen as one
 * (facts.md 5).
 */
export const walk = async <T extends { id: string }>(
  limit: number,
  read: (span: { offset: number; limit: number }) => Promise<Result<Page<T>>>,
  onItems: (items: T[]) => Promise<void>,
): Promise<Result<{ total: number }>> => {
  const ids = new Set<string>()
  let unreadable = 0
  for (let offset = 0; ;) {
    const page = await read({ offset, limit })
    if (!page.ok) return page
    const { items, size, total } = page.value
    const fresh = [...new Map(items.map((item) => [item.id, item])).values()].filter(
      ({ id }) => !ids.has(id),
    )
    for (const { id } of fresh) ids.add(id)
    unreadable += size - items.length
    if (fresh.length > 0) await onItems(fresh)
    const isLast = total === null ? size < limit : offset + size >= total
    if (isLast || fresh.length === 0)
      return { ok: true, value: { total: total ?? ids.size + unreadable } }
    offset += size > overlap ? size - overlap : size
  }
}

/**
 * Walks a list of which all is wanted. One that counts rows, but holds none that can be read, has changed
 * its shape: then nothing is gone.
 */
export const walkWhole = async <T extends { id: string }>(
  source: string,
  ...[limit, read, onItems]: Parameters<typeof walk<T>>
): Promise<Result<{ total: number }>> => {
  let held = 0
  const walked = await walk<T>(limit, read, async (items) => {
    held += items.length
    await onItems(items)
  })
  const isBlank = walked.ok && held === 0 && walked.value.total > 0
  return isBlank ? notAsDocumented(source, 'rows that can be read') : walked
}
