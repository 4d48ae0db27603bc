import * as v from 'valibot'
import { count, list, text } from '../tolerant'

/**
 * A page of a list (compute-ops facts.md 4.2, data-services facts.md 5). `size`: items on the wire,
 * readable or not. `total` null: the service did not count. `next`: only compute-ops async-operations,
 * the cursor of the page after this one.
 */
export type Page<T> = { items: T[]; size: number; total: number | null; next: string | null }

const pageSchema = <T extends v.GenericSchema>(item: T) =>
  v.object({ items: list(item), total: count, count, next: text })

/** Null where the body is no list at all; an empty list may have `items: null`, one that counts some not. */
export const parsePage = <T extends v.GenericSchema>(
  item: T,
  body: unknown,
): Page<v.InferOutput<T>> | null => {
  if (typeof body !== 'object' || body === null || !('items' in body)) return null
  const parsed = v.safeParse(pageSchema(item), body)
  if (!parsed.success) return null
  const { count: here, ...page } = parsed.output
  if (Array.isArray(body.items)) return { ...page, size: body.items.length }
  return body.items === null && (page.total ?? here) === 0 ? { ...page, size: 0 } : null
}
