import * as v from 'valibot'
import { count, list, text } from '../tolerant'

/**
 * What GreenLake lists answer (compute-ops facts.md 4.2, data-services facts.md 5): an empty Data
 * Services list may have `items: null`; only compute-ops async-operations have `next`.
 */
export type WirePage<T> = {
  items: T[] | null
  count: number
  offset?: number
  total?: number
  next?: string
}

/**
 * `size`: items on the wire, readable or not. `total` null: the service did not count. `next`: the
 * cursor of the page after this one.
 */
export type Page<T> = { items: T[]; size: number; total: number | null; next: string | null }

/** Null where the body is no list at all; items that do not fit are left out. */
export const parsePage = <T extends v.GenericSchema>(
  item: T,
  body: unknown,
): Page<v.InferOutput<T>> | null => {
  if (typeof body !== 'object' || body === null || !('items' in body)) return null
  const parsed = v.safeParse(v.object({ items: list(item), total: count, next: text }), body)
  const size = Array.isArray(body.items) ? body.items.length : 0
  return parsed.success ? { ...parsed.output, size } : null
}
