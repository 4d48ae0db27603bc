import type { TaskDetail } from '../contract/task'
import { useNow } from '../ui/clock'
import { useZone } from '../ui/zone'
import { ageText } from '../util/age'
import { clockText, fullText } from '../util/time'
import { withGaps } from './log-gaps'
import classes from './tasks.module.css'

const stepMs = 30_000

/** What the source said while it worked, newest first; silences are told, since they say something too. */
export const Log = ({ task }: { task: Pick<TaskDetail, 'log' | 'state'> }) => {
  const zone = useZone()
  const now = useNow((ms) => Math.floor(ms / stepMs) * stepMs)
  const entries = withGaps(task, now)
  if (entries.length === 0) return <p className="dimmer">The source has written no log.</p>
  return (
    <ol className={classes.log}>
      {entries.map((entry, at) =>
        entry.kind === 'gap' ? (
          <li key={`gap ${entry.at}`} className={classes.gap}>
            {ageText(entry.ms)} without a word{entry.open && ', until now'}
          </li>
        ) : (
          // oxlint-disable-next-line react/no-array-index-key -- sources repeat lines within one second
          <li key={`${entry.at} ${entries.length - at}`}>
            <time dateTime={entry.at} title={fullText(entry.at, zone)}>
              {clockText(entry.at, zone)}
            </time>
            <span>{entry.text}</span>
          </li>
        ),
      )}
    </ol>
  )
}
