import type { ReactNode, UIEvent } from 'react'
import { useRef } from 'react'
import { Button } from '../ui/button'
import { countText } from '../util/count'
import classes from './activities.module.css'

const isGrid = (target: EventTarget): target is HTMLElement =>
  target instanceof HTMLElement && target.getAttribute('role') === 'grid'

/**
 * Stands around the feed and notices whether somebody reads it: scrolled down or with the pointer on a
 * row. Rows that wait above are offered in a chip.
 */
export const FeedFrame = ({
  newer,
  onJump,
  onScrolled,
  onHovered,
  children,
}: {
  newer: number
  onJump: () => Promise<void>
  onScrolled: (scrolled: boolean) => void
  onHovered: (hovered: boolean) => void
  children: ReactNode
}) => {
  const frame = useRef<HTMLDivElement>(null)
  const jump = async () => {
    await onJump()
    frame.current?.querySelector('[role="grid"]')?.scrollTo({ top: 0 })
  }
  return (
    <div
      ref={frame}
      className={classes.frame}
      onScrollCapture={({ target }: UIEvent) => {
        if (isGrid(target)) onScrolled(target.scrollTop > 0)
      }}
      onPointerOver={({ target, pointerType }) =>
        onHovered(
          pointerType === 'mouse' &&
            target instanceof Element &&
            target.closest('[role="row"][data-index]') !== null,
        )
      }
      onPointerLeave={() => onHovered(false)}
    >
      {children}
      <div className={classes.newer} role="status">
        {newer > 0 && (
          <Button look="primary" onClick={() => void jump()}>
            {countText(newer)} new
          </Button>
        )}
      </div>
    </div>
  )
}
