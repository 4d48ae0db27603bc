import type { PointerEvent, RefObject } from 'react'
import { startTransition, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { ListItem } from '../contract/entity-key'
import { everySecond } from '../ui/clock'
import { useZone } from '../ui/zone'
import type { Picture } from './draw-row'
import { blockRows, RowBlock } from './row-block'
import { atOnce, rowsView } from './rows-view'
import { overscan } from './steady-range'
import { explainCell } from './write-cell'
import classes from './list-table.module.css'

/** The list rests once it has not scrolled on for this long. */
const restMs = 200

type Props<T extends ListItem> = Picture<T> & {
  scroller: RefObject<HTMLElement | null>
  /** Of what is in view, px. */
  height: number
  onLook: (range: { first: number; last: number }) => void
}

/** The blocks of rows around what is in view, at their place in the full height of the list. */
export const TableBody = <T extends ListItem>({
  scroller,
  height,
  onLook,
  ...picture
}: Props<T>) => {
  const { total, plan, rowHeight, chosen } = picture
  const [view] = useState(() => rowsView<T>())
  const blockHeight = blockRows * rowHeight
  const pool = Math.ceil(height / blockHeight) + 1 + 2 * overscan
  const size = Math.min(pool, Math.ceil(total / blockRows))
  /** The block that comes first among the elements: at rest the one that is first in the list. */
  const [front, setFront] = useState(0)

  useLayoutEffect(() => view.draw(picture))
  const look = useRef(onLook)
  useEffect(() => {
    look.current = onLook
    onLook(view.drawn())
  })
  useEffect(() => everySecond(view.tick), [view])

  useLayoutEffect(() => {
    const element = scroller.current
    // Read where it says so: elsewhere, reading would make the browser lay out.
    const inView = () => Math.floor(Math.max(0, element?.scrollTop ?? 0) / blockHeight)
    let at = inView()
    view.goTo(at, atOnce)
    let rest: ReturnType<typeof setTimeout> | undefined
    const follow = () => {
      const next = inView()
      if (next === at) return
      // While the blocks beyond the edges cover what is in view no frame waits for React; a leap does.
      view.goTo(next, Math.abs(next - at) <= overscan ? startTransition : flushSync)
      at = next
      look.current(view.drawn())
      clearTimeout(rest)
      rest = setTimeout(() => setFront(view.drawn().first / blockRows), restMs)
    }
    element?.addEventListener('scroll', follow, { passive: true })
    return () => {
      clearTimeout(rest)
      element?.removeEventListener('scroll', follow)
    }
  }, [view, scroller, blockHeight])

  const zone = useZone()
  const explain = ({ target }: PointerEvent) => {
    const cell = target instanceof Element ? target.closest('[role=gridcell]') : null
    if (cell instanceof HTMLElement) explainCell(cell, zone)
  }

  return (
    <div
      className={classes.body}
      role="presentation"
      style={{ height: total * rowHeight }}
      onPointerOver={explain}
    >
      {Array.from({ length: size }, (_, at) => {
        const slot = (front + at) % size
        return (
          <RowBlock key={slot} slot={slot} view={view} plan={plan} checks={chosen !== undefined} />
        )
      })}
    </div>
  )
}
