import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useTabName } from './tab-name'
import classes from './detail-page.module.css'

/** One thing as a page: a head that stays, what happens in the main column, what it is beside it. */
export const DetailPage = ({
  back,
  name,
  unnamed,
  state,
  aside,
  sections,
  lead,
  main,
  course,
  more,
  side,
  wide = false,
}: {
  back: { to: string; name: string }
  /** '': not known, or not yet. */
  name: string
  /** Stands for the name until it is known: the id. */
  unnamed?: ReactNode
  state?: ReactNode
  aside?: ReactNode
  /** The way to its parts, under the name. */
  sections?: ReactNode
  /** Over the columns. */
  lead?: ReactNode
  main: ReactNode
  /** Below `main`; where there is room for it, beside it. */
  course?: ReactNode
  more?: ReactNode
  side?: ReactNode
  /** Its main column is a picture, which takes whatever width there is. */
  wide?: boolean
}) => {
  useTabName(name)
  return (
    <article className={classes.page} aria-label={name}>
      <header className={classes.head}>
        <Link to={back.to} className={classes.back ?? ''}>
          {back.name}
        </Link>
        {name === '' ? (
          <span className={`mono dim ${classes.id}`}>{unnamed}</span>
        ) : (
          <h2 className={classes.name}>{name}</h2>
        )}
        {state}
        <span className={classes.aside}>{aside}</span>
        {sections}
      </header>
      {lead === undefined ? (
        <div className={wide ? `${classes.columns} ${classes.wide}` : classes.columns}>
          <div className={classes.column}>{main}</div>
          <div className={classes.column}>{side}</div>
        </div>
      ) : (
        <div className={`${classes.columns} ${classes.many} ${more ? '' : classes.few}`}>
          <div className={`${classes.column} ${classes.lead}`}>{lead}</div>
          <div className={`${classes.column} ${classes.main}`}>{main}</div>
          <div className={`${classes.column} ${classes.course}`}>{course}</div>
          <div className={`${classes.column} ${classes.more}`}>{more}</div>
          <div className={`${classes.column} ${classes.side}`}>{side}</div>
        </div>
      )}
    </article>
  )
}
