import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import type { KeyboardEvent, RefObject } from 'react'
import { useLayoutEffect, useRef, useState } from 'react'

const steps: Readonly<Record<string, (at: number, last: number, screen: number) => number>> = {
  ArrowDown: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  PageDown: (at, _last, screen) => at + screen,
  PageUp: (at, _last, screen) => at - screen,
  Home: () => 0,
  End: (_at, last) => last,
}

/**
 * Many lines of one height in a scroller, of which only those around what is in view are rendered. One of
 * them takes the focus (`data-line`), arrows and paging keys move it; `head`: px above the first that stay.
 */
export const useLines = (
  scroller: RefObject<HTMLElement | null>,
  ids: readonly string[],
  { height, head = 0 }: { height: number; head?: number },
) => {
  const [chosen, setChosen] = useState<string | null>(null)
  const wanted = useRef<string | null>(null)
  const last = ids.length - 1
  const active = Math.max(0, chosen === null ? 0 : ids.indexOf(chosen))
  const virtualizer = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    paddingStart: head,
    scrollPaddingStart: head,
    overscan: 8,
    useFlushSync: false,
    // What has the focus stays, wherever it is scrolled to.
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), active])].sort((one, other) => one - other),
  })

  const focusWanted = () => {
    const id = wanted.current
    if (id === null) return
    const line = scroller.current?.querySelector<HTMLElement>(`[data-line="${CSS.escape(id)}"]`)
    if (!line) return
    wanted.current = null
    line.focus({ preventScroll: true })
  }
  useLayoutEffect(focusWanted)

  /** Brings a line into view and gives it the focus. */
  const goTo = (index: number) => {
    const to = Math.min(last, Math.max(0, index))
    const id = ids[to]
    if (id === undefined) return
    wanted.current = id
    setChosen(id)
    virtualizer.scrollToIndex(to)
    focusWanted()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const screen = Math.floor(((scroller.current?.clientHeight ?? 0) - head) / height) - 1
    const next = steps[event.key]?.(active, last, Math.max(1, screen))
    if (next === undefined) return
    event.preventDefault()
    goTo(next)
  }
  return {
    lines: virtualizer.getVirtualItems().map(({ index, start }) => ({ index, top: start })),
    height: virtualizer.getTotalSize(),
    active,
    choose: setChosen,
    goTo,
    onKeyDown,
  }
}
