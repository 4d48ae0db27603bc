import type { ReactNode } from 'react'
import { useId } from 'react'
import classes from './panel.module.css'

/** A named part of a page or of the side panel. `aside` stands at the right of the name. */
export const Panel = ({
  name,
  aside,
  children,
}: {
  name: string
  aside?: ReactNode
  children: ReactNode
}) => {
  const id = useId()
  return (
    <section className={classes.panel} aria-labelledby={id}>
      <div className={classes.head}>
        <h2 id={id}>{name}</h2>
        {aside}
      </div>
      {children}
    </section>
  )
}
