import type { ReactNode } from 'react'
import { useEffect } from 'react'
import classes from './side-panel.module.css'

/** One row of a list in detail, beside the list, which stays. Escape closes it. */
export const SidePanel = ({
  name,
  aside,
  onClose,
  children,
}: {
  name: string
  /** At the right of the name: a link to the page, how old this is. */
  aside?: ReactNode
  onClose: () => void
  children: ReactNode
}) => {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) onClose()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [onClose])
  return (
    <aside className={classes.panel} aria-label={name}>
      <header className={classes.head}>
        <strong>{name}</strong>
        <span className={classes.aside}>{aside}</span>
        <button type="button" className={classes.close} onClick={onClose} aria-label="Close panel">
          <svg viewBox="0 0 12 12" aria-hidden="true">
            <path d="m2 2 8 8m0-8-8 8" fill="none" stroke="currentColor" strokeWidth="1.4" />
          </svg>
        </button>
      </header>
      <div className={classes.content}>{children}</div>
    </aside>
  )
}
