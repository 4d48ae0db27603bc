import type { ActDetail } from '../contract/act'
import { actItemStatus, countsText, nounsOf } from '../contract/act'
import { ProgressBar } from '../ui/progress-bar'
import { plural } from '../util/count'
import classes from './acts.module.css'

/** How far an act is over all of its servers, in one large line. */
export const ActCourse = ({ act: { act, items, counts } }: { act: ActDetail }) => {
  const done = items.filter(({ state }) => actItemStatus[state].ended).length
  const failed = items.filter(({ state }) => actItemStatus[state].tone === 'critical').length
  const progress = { kind: 'counted', done, total: items.length, failed } as const
  return (
    <div className={classes.course}>
      <ProgressBar
        progress={progress}
        tone={failed > 0 ? 'critical' : done === items.length ? 'ok' : 'running'}
        word={`${done} of ${plural(items.length, ...nounsOf(act))}`}
        moving={done < items.length}
      />
      <p className="dim">{countsText(counts)}</p>
    </div>
  )
}
