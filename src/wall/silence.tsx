import { toServerMoment, toServerTime, useNow } from '../ui/clock'
import { ageText } from '../util/age'
import { clockText } from '../util/time'
import classes from './board.module.css'

/** The BFF has not answered since: what stands there is as of then. Null `at`: it never did. */
export type Silence = { at: number | null }

type Asked = { isError: boolean; data: unknown; dataUpdatedAt: number }

/** Whether a board has lost the BFF, judged by all that it asks. */
export const silenceOf = (queries: readonly Asked[]): Silence | null => {
  const failing = queries.filter(({ isError }) => isError)
  if (failing.length === 0) return null
  const never = failing.some(({ data }) => data === undefined)
  return { at: never ? null : Math.min(...failing.map(({ dataUpdatedAt }) => dataUpdatedAt)) }
}

/** That the figures no longer follow, since when, and that nobody needs to do anything. */
export const SilenceNote = ({ silence: { at } }: { silence: Silence }) => {
  const age = useNow((now) => (at === null ? '' : ageText(now - toServerTime(at))))
  return (
    <p className={classes.silence} role="status">
      <strong>Sightline does not answer.</strong>{' '}
      {at === null
        ? 'It asks again by itself.'
        : `As of ${clockText(toServerMoment(at), 'utc')} UTC, ${age} ago.`}
    </p>
  )
}
