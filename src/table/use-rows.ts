import { useQueries, useQuery } from '@tanstack/react-query'
import type { QueryKey, UseQueryOptions } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { listPolling } from '../api/poll'
import type { ListItem } from '../contract/entity-key'
import type { Page } from '../contract/page'
import { pagesFor, pageSize } from './pages'
import type { LoadedPage } from './pages'
import { seamless } from './seamless'

/** A list's options factory in api/: one window of the rows that `search` asks for. */
export type ListQuery<T, K extends QueryKey> = (
  search: string,
  offset: number,
  limit: number,
) => UseQueryOptions<Page<T>, Error, Page<T>, K>

/** The rows of a list as far as they have arrived, and which of them are looked at. */
export type Rows<T> = {
  pages: readonly LoadedPage<T>[]
  /** Rows under the filters; null before the first answer. */
  total: number | null
  /** The first page: facets, outcomes. It keeps the former answer while another filter is asked. */
  head: Page<T> | null
  /** What is shown answers the former question. */
  former: boolean
  /** Why the last question of the first page failed, beside whatever data there is. */
  error: Error | null
  retry: () => void
  /** Tells which rows are in view, so that their pages are asked for. */
  look: (range: { first: number; last: number }) => void
}

/**
 * What has arrived, in order. A set, not an array: that the query cache would compare with the one before
 * place by place, and copy every row of every page when the window moves on by one.
 */
const arrivedOf = <T>(results: { data: T | undefined }[]): ReadonlySet<T> =>
  new Set(results.flatMap(({ data }) => data ?? []))

/** Keeps the first page and the pages in view of a list, each polled at the server's pace. */
export const useRows = <T extends ListItem, K extends QueryKey>(
  listQuery: ListQuery<T, K>,
  search: string,
): Rows<T> => {
  const [offsets, setOffsets] = useState<readonly number[]>([])
  const head = useQuery({ ...listQuery(search, 0, pageSize), ...listPolling })
  const queries = useMemo(
    () =>
      offsets.map((offset) => {
        const {
          placeholderData: _,
          subscribed: _always,
          ...query
        } = listQuery(search, offset, pageSize)
        return { ...query, ...listPolling }
      }),
    [offsets, listQuery, search],
  )
  const others = useQueries({ queries, combine: arrivedOf<Page<T>> })
  const pages = useMemo(
    () => seamless(head.data === undefined ? [...others] : [head.data, ...others]),
    [head.data, others],
  )
  const total = head.data?.total ?? null
  return {
    pages,
    total,
    head: head.data ?? null,
    former: head.isPlaceholderData,
    error: head.error,
    retry: () => void head.refetch(),
    look: (range) => {
      const needed = pagesFor(range, total ?? 0)
      if (needed.join() !== offsets.join()) setOffsets(needed)
    },
  }
}
