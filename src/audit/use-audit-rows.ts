import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { auditCountQuery, auditFirstWindow, auditPolling, auditQuery } from '../api/audit'
import type { AuditEntry } from '../contract/audit'
import type { ListItem } from '../contract/entity-key'
import type { LoadedPage } from '../table/pages'
import type { Rows } from '../table/use-rows'

/** A line as a row of a list: its source is the console itself. */
export type AuditRow = AuditEntry & ListItem
const ownSource = 'sightline'

/** Rows that are fetched before they are looked at. */
const ahead = 60

const still = { refetchInterval: false, refetchOnWindowFocus: false } as const

/**
 * The lines of the log as far as they have been read: the next window is asked for when its place comes
 * into view. While `reading` they stand still and `newer` counts what was written meanwhile; `jump` lets it
 * in. Otherwise only the first window is kept, so that a poll reads no more than that. `keptDays`: how long a line stays; null before the first answer.
 */
export const useAuditRows = (question: string, reading: boolean) => {
  const client = useQueryClient()
  const options = auditQuery(question)
  const query = useInfiniteQuery({ ...options, ...(reading ? still : auditPolling) })
  const { data, hasNextPage, isFetching, fetchNextPage } = query
  const first = data?.pages[0]
  const total = first?.total ?? null
  const count = useQuery({
    ...auditCountQuery(question),
    ...auditPolling,
    enabled: reading && total !== null && !query.isPlaceholderData,
  })

  const windows = data?.pages.length ?? 0
  useEffect(() => {
    if (!reading && windows > 1)
      client.setQueryData(auditQuery(question).queryKey, auditFirstWindow)
  }, [client, question, reading, windows])

  const pages = useMemo(() => {
    const loaded: LoadedPage<AuditRow>[] = []
    let offset = 0
    for (const { items } of data?.pages ?? []) {
      loaded.push({ offset, items: items.map((item) => ({ ...item, sourceId: ownSource })) })
      offset += items.length
    }
    return loaded
  }, [data])
  const read = pages.reduce((sum, { items }) => sum + items.length, 0)

  const rows: Rows<AuditRow> = {
    pages,
    total,
    head: first
      ? {
          items: [...(pages[0]?.items ?? [])],
          total: total ?? 0,
          offset: 0,
          facets: first.facets,
          outcomes: [],
          version: '',
          pollAfterMs: 0,
        }
      : null,
    former: query.isPlaceholderData,
    error: query.error,
    retry: () => void query.refetch(),
    look: ({ last }) => {
      if (last + ahead >= read && hasNextPage && !isFetching) void fetchNextPage()
    },
  }
  return {
    rows,
    keptDays: first?.keptDays ?? null,
    newer: reading ? Math.max(0, (count.data?.total ?? 0) - (total ?? 0)) : 0,
    /** Shows the newest lines; those that were read further down are read again when looked at. */
    jump: async () => {
      client.setQueryData(options.queryKey, auditFirstWindow)
      await query.refetch()
    },
  }
}
