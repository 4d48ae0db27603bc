import type { RefObject } from 'react'
import { useLayoutEffect, useState } from 'react'
import type { ActiveRow, Arrived } from './active-row'
import { followed, noRow } from './active-row'

type Place = { question: string; top: number; active: ActiveRow }

/** Where each list was left, by its URL path, until the page is loaded anew. */
export const places = new Map<string, Place>()

/** What was left at a path, while the question is the same. */
const leftAt = (path: string, question: string) => {
  const left = places.get(path)
  return left?.question === question ? left : null
}

/** Whether the keys go nowhere: not into a field, a dialog, or whatever else somebody has gone to. */
const isNowhere = () => document.activeElement === null || document.activeElement === document.body

/**
 * The active row of a list, which goes where its item goes. Another question starts at the top with none;
 * who comes back to a list with the question that it was left with finds it as it was, and
 * the keys at its active row if they are nowhere else. `ready`: its rows have their height.
 */
export const usePlace = (
  scroller: RefObject<HTMLElement | null>,
  question: string,
  ready: boolean,
  rows: Arrived,
) => {
  const [path] = useState(() => location.pathname)
  const [chosen, choose] = useState(() => ({
    question,
    active: leftAt(path, question)?.active ?? noRow,
  }))
  const [returned] = useState(chosen.active.index >= 0)
  const kept = chosen.question === question ? chosen.active : noRow
  const active = followed(kept, rows)
  if (active !== kept) choose({ question, active })

  useLayoutEffect(() => {
    if (ready) scroller.current?.scrollTo({ top: leftAt(path, question)?.top ?? 0 })
  }, [path, question, ready, scroller])

  useLayoutEffect(() => {
    if (ready && returned && isNowhere()) scroller.current?.focus({ preventScroll: true })
  }, [ready, returned, scroller])

  useLayoutEffect(() => {
    const element = scroller.current
    return () => {
      if (ready && element) places.set(path, { question, top: element.scrollTop, active })
    }
  }, [path, question, ready, active, scroller])

  const setActive = (index: number) =>
    choose({ question, active: { key: rows.keyAt(index), index } })
  return [active, setActive] as const
}
