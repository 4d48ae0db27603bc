import type { RefObject } from 'react'
import { useLayoutEffect, useState } from 'react'

/** Before anything was measured: what a screen of 16:9 leaves. */
const usualRoom = 690

/** The height of an element in units of the wall (`--u`), kept true while the screen changes. */
export const useRoom = (ref: RefObject<HTMLElement | null>) => {
  const [room, setRoom] = useState(usualRoom)
  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return
    const measure = () => {
      const unit = Number.parseFloat(getComputedStyle(element).getPropertyValue('--u'))
      const height = element.clientHeight
      if (unit > 0 && height > 0) setRoom(height / unit)
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [ref])
  return room
}
