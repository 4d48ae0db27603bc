import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { activitiesQuery } from '../api/activities'
import type { Activity } from '../contract/activity'
import { keyOf } from '../contract/entity-key'
import { firstWindow } from '../contract/list-query'
import type { Page } from '../contract/page'
import { useRows } from '../table/use-rows'

const withAnchor = (question: string, anchor: string) => {
  const search = new URLSearchParams(question)
  search.set('anchor', anchor)
  return search.toString()
}

/**
 * The feed: it grows at its top while nobody reads it and stands still while `reading`; then `newer`
 * counts what waits above, and `jump` lets it in.
 */
export const useHeldFeed = (question: string, reading: boolean) => {
  const client = useQueryClient()
  const [held, setHeld] = useState<{ question: string; anchor: string } | null>(null)
  const anchor = held?.question === question ? held.anchor : null
  const search = anchor === null ? question : withAnchor(question, anchor)
  const rows = useRows(activitiesQuery, search)

  const hold = (page: Page<Activity> | undefined) => {
    const top = page?.items[0]
    if (!page || !top) return setHeld(null)
    const next = keyOf(top)
    const { queryKey } = activitiesQuery(withAnchor(question, next), 0, firstWindow)
    client.setQueryData(queryKey, { ...page, newer: 0 })
    return setHeld({ question, anchor: next })
  }

  /** What was read before the hold is old by now, however short the hold was. */
  const release = async () => {
    setHeld(null)
    const { queryKey } = activitiesQuery(question, 0, firstWindow)
    await client.invalidateQueries({ queryKey })
  }

  const head = rows.former ? null : rows.head
  const due = reading && anchor === null && head !== null && head.items.length > 0
  const over = !reading && anchor !== null
  useEffect(() => {
    if (due) hold(head)
    if (over) void release()
    // oxlint-disable-next-line react/exhaustive-deps -- held at the moment it becomes due, not at every later page
  }, [due, over])

  return {
    rows,
    newer: anchor === null ? 0 : (rows.head?.newer ?? 0),
    /** Shows the newest rows, and holds at these as long as somebody still reads. */
    jump: async () => {
      const newest = await client.fetchQuery({
        ...activitiesQuery(question, 0, firstWindow),
        staleTime: 0,
      })
      if (reading) hold(newest)
      else setHeld(null)
    },
  }
}
