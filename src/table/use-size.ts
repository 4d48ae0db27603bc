import { useLayoutEffect, useState } from 'react'
import type { RefObject } from 'react'

/** The inner size (px) of an element, measured before the first paint; null before that. */
export const useSize = (ref: RefObject<HTMLElement | null>) => {
  const [size, setSize] = useState<{ width: number; height: number } | null>(null)
  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = element
      setSize((held) =>
        held?.width === width && held.height === height ? held : { width, height },
      )
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [ref])
  return size
}
