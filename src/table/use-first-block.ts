import type { RefObject } from 'react'
import { useCallback, useSyncExternalStore } from 'react'

/** The first block in view of what is scrolled; renders again only where that is another one. */
export const useFirstBlock = (scroller: RefObject<HTMLElement | null>, blockHeight: number) => {
  const subscribe = useCallback(
    (listener: () => void) => {
      const element = scroller.current
      element?.addEventListener('scroll', listener, { passive: true })
      return () => element?.removeEventListener('scroll', listener)
    },
    [scroller],
  )
  return useSyncExternalStore(subscribe, () =>
    Math.floor(Math.max(0, scroller.current?.scrollTop ?? 0) / blockHeight),
  )
}
