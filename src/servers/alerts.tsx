import type { Alert } from '../contract/server'
import { serverStatus } from '../contract/server'
import { Age } from '../ui/age'
import { Moment } from '../ui/moment'
import { StateWord } from '../ui/state-word'
import classes from './detail.module.css'

/** What the source complains about, active ones first; cleared ones say when they ended. */
export const Alerts = ({ alerts }: { alerts: readonly Alert[] }) => {
  if (alerts.length === 0) return <p className="dimmer">The source reports no alert.</p>
  const activeFirst = [...alerts].sort(
    (one, other) =>
      Number(one.clearedAt !== null) - Number(other.clearedAt !== null) ||
      other.at.localeCompare(one.at),
  )
  return (
    <ul className={classes.alerts}>
      {activeFirst.map((alert) => (
        <li key={alert.id} className={alert.clearedAt === null ? undefined : 'dim'}>
          <StateWord status={serverStatus[alert.severity]} />
          <div>
            <p>{alert.message}</p>
            {alert.description !== null && <p className="dim">{alert.description}</p>}
            {alert.resolution !== null && alert.clearedAt === null && (
              <p>
                <strong>What to do:</strong> {alert.resolution}
              </p>
            )}
          </div>
          <span className="dim">
            {alert.clearedAt === null ? (
              <Age at={alert.at} />
            ) : (
              <>
                cleared <Moment at={alert.clearedAt} />
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}
