import type { ReactNode, UIEvent } from 'react'
import classes from './feed.module.css'

const isGrid = (target: EventTarget): target is HTMLElement =>
  target instanceof HTMLElement && target.getAttribute('role') === 'grid'

/**
 * Notices whether somebody reads the feed in it: scrolled down, or with the pointer on a row. The chip of
 * new rows lies over rows, so that the pointer on its way to it lets go of nothing.
 */
export const FeedFrame = ({
  onScrolled,
  onHovered,
  children,
}: {
  onScrolled: (scrolled: boolean) => void
  onHovered: (hovered: boolean) => void
  children: ReactNode
}) => (
  <div
    data-feed
    className={classes.frame}
    onScrollCapture={({ target }: UIEvent) => {
      if (isGrid(target)) onScrolled(target.scrollTop > 0)
    }}
    onPointerOver={({ target, pointerType }) =>
      onHovered(
        pointerType === 'mouse' &&
          target instanceof Element &&
          target.closest('[data-index], [data-new-rows]') !== null,
      )
    }
    onPointerLeave={() => onHovered(false)}
  >
    {children}
  </div>
)
