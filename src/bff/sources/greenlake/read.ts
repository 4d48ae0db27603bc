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
