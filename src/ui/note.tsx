import type { ReactNode } from 'react'
import classes from './note.module.css'

/** What a person should read first: why something is critical, or what to mind. */
export const Note = ({
  tone,
  children,
}: {
  tone: 'critical' | 'warning' | 'neutral'
  children: ReactNode
}) => <div className={`${classes.note} ${classes[tone]}`}>{children}</div>
