import type { RefObject } from 'react'
import { useLayoutEffect, useState } from 'react'

type Place = { question: string; top: number; active: number }

/** Where each list was left, by its URL path, until the page is loaded anew. */
export const places = new Map<string, Place>()

/** What was left at a path, while the question is the same. */
const leftAt = (path: string, question: string) => {
  const left = places.get(path)
  return left?.question === question ? left : null
}

/**
 * The active row of a list, -1: none. Another question starts at the top with none; who comes back to
 * a list with the question that it was left with finds it as it was. `ready`: its rows have their height.
 */
export const usePlace = (
  scroller: RefObject<HTMLElement | null>,
  question: string,
  ready: boolean,
) => {
  const [path] = useState(() => location.pathname)
  const [chosen, choose] = useState(() => ({
    question,
    active: leftAt(path, question)?.active ?? -1,
  }))
  const active = chosen.question === question ? chosen.active : -1

  useLayoutEffect(() => {
    if (ready) scroller.current?.scrollTo({ top: leftAt(path, question)?.top ?? 0 })
  }, [path, question, ready, scroller])

  useLayoutEffect(() => {
    const element = scroller.current
    return () => {
      if (ready && element) places.set(path, { question, top: element.scrollTop, active })
    }
  }, [path, question, ready, active, scroller])

  return [active, (index: number) => choose({ question, active: index })] as const
}
