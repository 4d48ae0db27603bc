import { useState } from 'react'
import type { LiveValue } from '../../contract/live'
import { Moment } from '../../ui/moment'
import { StateWord } from '../../ui/state-word'
import { judgedAs } from './judgement'
import classes from './live.module.css'

type Entry = LiveValue<'log'>['entries'][number]

const few = 10

const Line = ({ entry }: { entry: Entry }) => (
  <li>
    <StateWord status={judgedAs(entry)} />
    <span className="dim">{entry.at === null ? 'clock not set' : <Moment at={entry.at} />}</span>
    <span>
      {entry.message}
      {entry.count !== null && entry.count > 1 && (
        <span className="dimmer"> {entry.count} times</span>
      )}
      {entry.action !== null && (entry.state === 'critical' || entry.state === 'warning') && (
        <span className={`dim ${classes.action}`}>{entry.action}</span>
      )}
    </span>
  </li>
)

const showAllText = (held: number, total: number) =>
  held < total ? `Show the newest ${held} of ${total}` : `Show all ${total}`

/** The machine's own log, newest first. */
export const EventLog = ({ value }: { value: LiveValue<'log'> }) => {
  const [all, setAll] = useState(false)
  const { entries, total } = value
  if (entries.length === 0) return <p className="dimmer">The log is empty.</p>
  return (
    <>
      <ul className={classes.log} aria-label="Event log, newest first">
        {(all ? entries : entries.slice(0, few)).map((entry) => (
          <Line key={entry.id} entry={entry} />
        ))}
      </ul>
      {entries.length > few && (
        <button type="button" className={classes.more} onClick={() => setAll(!all)}>
          {all ? `Only the newest ${few}` : showAllText(entries.length, total)}
        </button>
      )}
    </>
  )
}
