import type { RefObject } from 'react'
import { startTransition, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { overscan } from './steady-range'

/**
 * The first block in view of what is scrolled; renders again only where that is another one. While the
 * blocks beyond the edges cover what is in view no frame waits for it; a leap renders at once.
 */
export const useFirstBlock = (scroller: RefObject<HTMLElement | null>, blockHeight: number) => {
  const [first, setFirst] = useState(0)
  const rendered = useRef(0)
  useLayoutEffect(() => {
    rendered.current = first
  }, [first])
  useEffect(() => {
    const element = scroller.current
    // Read where it says so: elsewhere, reading would make the browser lay out.
    const inView = () => Math.floor(Math.max(0, element?.scrollTop ?? 0) / blockHeight)
    let asked = inView()
    const look = () => {
      const next = inView()
      if (next === asked) return
      asked = next
      if (Math.abs(next - rendered.current) <= overscan) startTransition(() => setFirst(next))
      else flushSync(() => setFirst(next))
    }
    startTransition(() => setFirst(asked))
    element?.addEventListener('scroll', look, { passive: true })
    return () => element?.removeEventListener('scroll', look)
  }, [scroller, blockHeight])
  return first
}
