import type { ReactNode } from 'react'
import classes from './tables.module.css'

/** A table that is moved sideways where it does not fit, by finger or by arrow keys. */
export const WideTable = ({ name, children }: { name: string; children: ReactNode }) => (
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must take the focus
  <div className={classes.scroll} role="group" aria-label={name} tabIndex={0}>
    <table className={classes.table}>{children}</table>
  </div>
)
