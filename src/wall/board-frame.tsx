import type { ReactNode } from 'react'
import type { Outcome } from '../contract/freshness'
import { useNow } from '../ui/clock'
import { clockText } from '../util/time'
import type { Count } from './counts'
import { Counts, Shares } from './counts'
import type { Silence } from './silence'
import { SilenceNote } from './silence'
import { SourceColumn } from './source-column'
import classes from './board.module.css'

const Clock = () => {
  const time = useNow((now) => clockText(new Date(now).toISOString(), 'utc'))
  return (
    <p className={classes.clock}>
      {time.slice(0, 5)}
      <i>{time.slice(5)}</i> <small>UTC</small>
    </p>
  )
}

/** What every board has: its name, the time, its counts, and beside its rows where they come from. */
export const BoardFrame = ({
  name,
  whole,
  counts,
  outcomes,
  silence,
  children,
}: {
  name: string
  /** What the counts add up to, in words; where they do not add up, none. */
  whole?: string
  counts: readonly Count[]
  outcomes: readonly Outcome[]
  silence: Silence | null
  children: ReactNode
}) => (
  <section className={classes.board} aria-label={name}>
    <header className={classes.head}>
      <h1>{name}</h1>
      {silence === null && whole !== undefined && <span>{whole}</span>}
      {silence && <SilenceNote silence={silence} />}
      <Clock />
    </header>
    <div className={classes.glance}>
      <Counts counts={counts} />
      {whole === undefined ? <hr /> : <Shares counts={counts} />}
    </div>
    <div className={classes.main}>
      {children}
      <SourceColumn outcomes={outcomes} silent={silence !== null} />
    </div>
  </section>
)
