import type { ReactNode } from 'react'
import classes from './list-notice.module.css'

const pictures = {
  /** A calm line: nothing there, and that is the whole answer. */
  quiet: 'M6 24h36M20 24a4 4 0 1 1 8 0 4 4 0 1 1-8 0',
  /** A funnel that lets nothing through. */
  filtered: 'M8 12h32L28 26v10l-8 4V26zM8 42 40 8',
  /** A line that breaks off. */
  silent: 'M4 24h12l4-10 5 20M30 24h2M36 24h2M42 24h2',
}

/**
 * What stands in place of rows: all quiet, nothing matches, and the source is silent are three
 * different pictures. `children` say why and what to do.
 */
export const ListNotice = ({
  picture,
  title,
  children,
}: {
  picture: keyof typeof pictures
  title: string
  children?: ReactNode
}) => (
  <div className={classes.notice} role="status">
    <svg viewBox="0 0 48 48" aria-hidden="true">
      <path d={pictures[picture]} fill="none" stroke="currentColor" strokeWidth="2" />
    </svg>
    <strong>{title}</strong>
    <div className={classes.why}>{children}</div>
  </div>
)
