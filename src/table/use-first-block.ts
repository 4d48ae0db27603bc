import type { RefObject } from 'react'
import { useState, useSyncExternalStore } from 'react'

/** How far something is scrolled, read where it says so: elsewhere, reading would make the browser lay out. */
const scrolled = (scroller: RefObject<HTMLElement | null>) => {
  let top = 0
  return {
    top: () => top,
    subscribe: (listener: () => void) => {
      const element = scroller.current
      const look = () => {
        top = Math.max(0, element?.scrollTop ?? 0)
        listener()
      }
      look()
      element?.addEventListener('scroll', look, { passive: true })
      return () => element?.removeEventListener('scroll', look)
    },
  }
}

/** The first block in view of what is scrolled; renders again only where that is another one. */
export const useFirstBlock = (scroller: RefObject<HTMLElement | null>, blockHeight: number) => {
  const [{ top, subscribe }] = useState(() => scrolled(scroller))
  return useSyncExternalStore(subscribe, () => Math.floor(top() / blockHeight))
}
