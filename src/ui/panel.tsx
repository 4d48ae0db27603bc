import type { ReactNode, Ref } from 'react'
import { useId } from 'react'
import classes from './panel.module.css'

/**
 * A named part of a page or of the side panel. `aside` stands at the right of the name; `anchor`: by which
 * fragment of the URL it is reached.
 */
export const Panel = ({
  name,
  aside,
  anchor,
  ref,
  children,
}: {
  name: string
  aside?: ReactNode
  anchor?: string
  ref?: Ref<HTMLElement>
  children: ReactNode
}) => {
  const id = useId()
  return (
    <section
      ref={ref}
      id={anchor}
      className={classes.panel}
      aria-labelledby={id}
      tabIndex={anchor === undefined ? undefined : -1}
    >
      <div className={classes.head}>
        <h2 id={id}>{name}</h2>
        {aside}
      </div>
      {children}
    </section>
  )
}
