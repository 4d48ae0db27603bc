import type { Histogram } from '../contract/activity'
import { useZone } from '../ui/zone'
import { countText } from '../util/count'
import { momentText } from '../util/time'
import type { Range } from './brush'
import { newest, sumOf } from './brush'
import type { Series } from './histogram-bars'
import classes from './histogram.module.css'

const hours = [1, 6]

/** The sums in words: what the picture shows, for who does not see it. */
const Sums = ({ counts, series }: { counts: Histogram; series: readonly Series[] }) =>
  series
    .map((part) => ({ ...part, sum: sumOf(counts, part.key) }))
    .filter(({ sum }) => sum > 0)
    .map(({ key, word, fill, sum }) => (
      <span key={key} className={classes.sum}>
        <i style={{ background: fill }} />
        {countText(sum)} {word}
      </span>
    ))

/** Name and sums of a histogram, of one slot while the pointer is on it, and ranges at one click. */
export const HistogramHead = ({
  name,
  counts,
  series,
  pointed,
  range,
  onRange,
}: {
  name: string
  counts: Histogram
  series: readonly Series[]
  /** Index of the slot under the pointer. */
  pointed: number | null
  range: Range
  onRange: (range: Range) => void
}) => {
  const zone = useZone()
  const slot = pointed === null ? undefined : counts.slots[pointed]
  const all = { name: 'All', since: null }
  const ranges = [
    ...hours.map((hour) => ({ name: `${hour} h`, since: newest(counts, hour).since })),
    all,
  ]
  return (
    <div className={classes.head}>
      <strong>
        {slot ? `${momentText(slot.at, zone, counts.to)}, ${counts.slotMs / 60_000} min` : name}
      </strong>
      <Sums counts={slot ? { ...counts, slots: [slot] } : counts} series={series} />
      <span className={classes.ranges} role="group" aria-label="Time range">
        {ranges.map(({ name, since }) => (
          <button
            key={name}
            type="button"
            aria-pressed={range.since === since && range.until === null}
            onClick={() => onRange({ since, until: null })}
          >
            {name}
          </button>
        ))}
      </span>
    </div>
  )
}
