import { useCallback, useState } from 'react'

/** Further than a flick of the wheel: what is read before it is seen is there when it is. */
const margin = '480px'

/**
 * Whether something has ever been near to being seen in its page: what it shows need not be read before. `ref`
 * goes to its element.
 */
export const useNear = (): [
  ref: (element: Element | null) => void | (() => void),
  near: boolean,
] => {
  const [near, setNear] = useState(false)
  const ref = useCallback(
    (element: Element | null) => {
      if (near || element === null) return undefined
      const observer = new IntersectionObserver(
        (entries) => {
          if (entries.some(({ isIntersecting }) => isIntersecting)) setNear(true)
        },
        // The page itself scrolls, not the window: its margin is what counts.
        { root: element.closest('article'), rootMargin: `${margin} 0px` },
      )
      observer.observe(element)
      return () => observer.disconnect()
    },
    [near],
  )
  return [ref, near]
}
