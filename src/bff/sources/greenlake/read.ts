import type * as v from 'valibot'
import type { Result } from '../../../contract/problem'
import { notAsDocumented } from '../../upstream/problems'
import type { Upstream } from '../../upstream/upstream'
import { parseItem } from '../tolerant'
import { type Page, parsePage } from './page'

export type Query = Record<string, string | number | undefined>

/** Reads one page of a list. */
export const readPage = async <T extends v.GenericSchema>(
  upstream: Upstream,
  item: T,
  path: string,
  query: Query,
  signal: AbortSignal,
): Promise<Result<Page<v.InferOutput<T>>>> => {
  const reply = await upstream.request({ path, query, signal })
  if (!reply.ok) return reply
  const page = parsePage(item, reply.value.body)
  return page === null ? notAsDocumented(upstream.source, 'a list') : { ok: true, value: page }
}

/** Reads one entity. */
export const readItem = async <T extends v.GenericSchema>(
  upstream: Upstream,
  item: T,
  path: string,
  signal: AbortSignal,
  query: Query = {},
): Promise<Result<NonNullable<v.InferOutput<T>>>> => {
  const reply = await upstream.request({ path, query, signal })
  if (!reply.ok) return reply
  const record = parseItem(item, reply.value.body)
  return record == null
    ? notAsDocumented(upstream.source, 'what was asked for')
    : { ok: true, value: record }
}

/** One page at an offset, as a client's list methods answer it. */
type ReadAt<T> = (offset: number) => Promise<Result<Page<T>>>

/** Rows that neighbouring pages of a whole list share: what moves up while it is read is met all the same. */
const usualOverlap = 10

/**
 * Walks an offset-paged list to its end. Rows move between pages while it is read, so each id is handed
 * on once; `total` is the most that a page counted, else all that was there, readable or not. Pages
 * share `overlap` rows: where one shows none of the page before, some were never met, and `total` is more
 * than was. `more` false ends the walk early.
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
    const fresh = items.filter(({ id }) => !ids.has(id))
    for (const { id } of fresh) ids.add(id)
    unreadable += size - items.length
    if (total !== null) counted = Math.max(counted ?? 0, total)
    if (shares && items.length > 0 && fresh.length === items.length) missed = 1
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
 * changed its shape: then nobody is gone. `overlap` 0: who collects confirms what it did not meet.
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
