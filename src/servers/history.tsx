import type { Change } from '../contract/server'
import { serverStatus } from '../contract/server'
import { Moment } from '../ui/moment'
import { StateShape } from '../ui/state-shape'
import classes from './detail.module.css'

const statusOf = ({ field, to }: Change) => {
  const found = Object.entries(serverStatus).find(([state]) => field === 'state' && state === to)
  return found?.[1] ?? { shape: 'dot' as const, tone: 'neutral' as const }
}

const said = (field: string, value: string | null) => {
  const state = Object.entries(serverStatus).find(([state]) => field === 'state' && state === value)
  return state?.[1].word ?? value ?? 'not reported'
}

/** What changed, newest first, from our own record of what the source said. */
export const History = ({ changes, most }: { changes: readonly Change[]; most?: number }) => {
  if (changes.length === 0) return <p className="dimmer">No change since it was first read.</p>
  return (
    <ol className={classes.history}>
      {changes.slice(0, most).map((change) => (
        <li key={`${change.at} ${change.field}`}>
          <span className="dimmer">
            <Moment at={change.at} />
          </span>
          <StateShape {...statusOf(change)} />
          <span>
            <span className="dim">{change.field}</span> {said(change.field, change.from)} →{' '}
            {said(change.field, change.to)}
          </span>
        </li>
      ))}
    </ol>
  )
}
