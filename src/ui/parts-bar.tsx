import type { Counts } from '../contract/parts'
import { countsText, stretchesOf, sumOf } from '../contract/parts'
import { countText } from '../util/count'
import { StateShape } from './state-shape'
import classes from './parts-bar.module.css'

/**
 * How parts do, as one stacked bar: a stretch for each state, each with a pattern of its own: thin is what is
 * done, full what failed, striped what runs, dotted what queues. `large`: what a page is about, with a legend.
 */
export const PartsBar = ({ counts, large = false }: { counts: Counts; large?: boolean }) => {
  const { total, ended, failed } = sumOf(counts)
  const stretches = stretchesOf(counts)
  return (
    <span
      className={large ? `${classes.parts} ${classes.large}` : classes.parts}
      role="img"
      aria-label={countsText(counts)}
    >
      <span className={classes.bar}>
        {stretches
          .filter(({ state }) => state !== 'skipped')
          .map(({ state, count, shape, tone }) => (
            <i
              key={state}
              data-shape={shape}
              className={classes[tone]}
              style={{ flexGrow: count }}
            />
          ))}
      </span>
      <span className={classes.label}>
        {countText(ended)} of {countText(total)}
      </span>
      {large ? (
        <span className={classes.legend}>
          {stretches.map(({ state, shape, tone, word, count }) => (
            <span key={state}>
              <StateShape shape={shape} tone={tone} /> {countText(count)} {word.toLowerCase()}
            </span>
          ))}
        </span>
      ) : (
        failed > 0 && (
          <span className={classes.failed}>
            <StateShape shape="octagon" tone="critical" /> {failed}
          </span>
        )
      )}
    </span>
  )
}
