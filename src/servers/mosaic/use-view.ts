import type { RefObject } from 'react'
import { useEffect, useLayoutEffect, useState } from 'react'
import { drawnScale } from '../../util/drawn-scale'

/** How large the view into a scrolled element is, how far it is scrolled, and how fine the screen is. */
export const useView = (scroller: RefObject<HTMLElement | null>) => {
  const [size, setSize] = useState({ width: 0, height: 0, scale: 1 })
  const [top, setTop] = useState(0)
  const [ratio, setRatio] = useState(() => devicePixelRatio || 1)

  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const measure = () =>
      setSize({
        width: element.clientWidth,
        height: element.clientHeight,
        scale: drawnScale(element),
      })
    const scrolled = () => setTop(element.scrollTop)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    element.addEventListener('scroll', scrolled, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', scrolled)
    }
  }, [scroller])

  useEffect(() => {
    const media = matchMedia(`(resolution: ${ratio}dppx)`)
    const changed = () => setRatio(devicePixelRatio || 1)
    media.addEventListener('change', changed)
    return () => media.removeEventListener('change', changed)
  }, [ratio])

  const { width, height, scale } = size
  return { width, height, top, ratio: ratio * scale }
}
