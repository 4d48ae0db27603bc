import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { auditQuery } from '../api/audit'
import type { AuditEntry } from '../contract/audit'
import type { ListItem } from '../table/list-key'
import type { LoadedPage } from '../table/pages'
import type { Rows } from '../table/use-rows'

/** A line as a row of a list: its source is the console itself. */
export type AuditRow = AuditEntry & ListItem
const ownSource = 'sightline'

/** Rows that are fetched before they are looked at. */
const ahead = 60

/**
 * The lines of the log as far as they have been read: the next window is asked for when its place comes
 * into view. `keptDays`: how long a line stays; null before the first answer.
 */
export const useAuditRows = (
  question: string,
): { rows: Rows<AuditRow>; keptDays: number | null } => {
  const query = useInfiniteQuery(auditQuery(question))
  const { data, hasNextPage, isFetching, fetchNextPage } = query

  const pages = useMemo(() => {
    const loaded: LoadedPage<AuditRow>[] = []
    let offset = 0
    for (const { items } of data?.pages ?? []) {
      loaded.push({ offset, items: items.map((item) => ({ ...item, sourceId: ownSource })) })
      offset += items.length
    }
    return loaded
  }, [data])
  const first = data?.pages[0]
  const total = first?.total ?? null
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
  return { rows, keptDays: first?.keptDays ?? null }
}
