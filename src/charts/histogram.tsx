import { lazy, Suspense, useState } from 'react'
import type { PointerEvent } from 'react'
import type { Histogram as Counts } from '../contract/activity'
import { useZone } from '../ui/zone'
import { clockText } from '../util/time'
import type { Range } from './brush'
import { placeOf, rangeBetween, slotAt, ticksOf } from './brush'
import type { Series } from './histogram-bars'
import { HistogramHead } from './histogram-head'
import { RangeHandles } from './range-handles'
import classes from './histogram.module.css'

const Bars = lazy(async () => ({ default: (await import('./histogram-bars')).HistogramBars }))

const percent = (share: number) => `${share * 100}%`

const shareAt = ({ currentTarget, clientX }: PointerEvent<HTMLElement>) => {
  const { left, width } = currentTarget.getBoundingClientRect()
  return width === 0 ? 0 : Math.min(1, Math.max(0, (clientX - left) / width))
}

type Props = { counts: Counts; series: readonly Series[]; range: Range }

/** The bars, and the drag over them. */
const Plot = ({
  counts,
  series,
  range,
  onRange,
  onPoint,
}: Props & { onRange: (range: Range) => void; onPoint: (slot: number | null) => void }) => {
  const [drag, setDrag] = useState<{ from: number; to: number } | null>(null)
  const dragged = drag && rangeBetween(counts, drag.from, drag.to)
  const selected = placeOf(counts, dragged ?? range)
  return (
    <div
      className={classes.bars}
      aria-hidden="true"
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        setDrag({ from: shareAt(event), to: shareAt(event) })
      }}
      onPointerMove={(event) => {
        onPoint(slotAt(counts, shareAt(event)))
        if (drag) setDrag({ ...drag, to: shareAt(event) })
      }}
      onPointerUp={() => {
        setDrag(null)
        if (dragged) onRange(dragged)
      }}
      onPointerCancel={() => setDrag(null)}
      onPointerLeave={() => onPoint(null)}
    >
      <Suspense fallback={null}>
        <Bars histogram={counts} series={series} />
      </Suspense>
      {selected !== null && (
        <i
          className={classes.range}
          style={{ left: percent(selected.from), width: percent(selected.to - selected.from) }}
        />
      )}
    </div>
  )
}

/**
 * Counts over time, stacked; a drag over it, its two ends by keyboard or one of its buttons selects a range of time. Its place is
 * kept while the counts (null) and the drawing are under way.
 */
export const Histogram = ({
  name,
  counts,
  series,
  range,
  onRange,
}: Omit<Props, 'counts'> & {
  name: string
  counts: Counts | null
  onRange: (range: Range) => void
}) => {
  const zone = useZone()
  const [pointed, setPointed] = useState<number | null>(null)
  if (counts === null) return <section className={classes.histogram} aria-label={name} aria-busy />
  return (
    <section className={classes.histogram} aria-label={name}>
      <HistogramHead
        name={name}
        counts={counts}
        series={series}
        pointed={pointed}
        range={range}
        onRange={onRange}
      />
      <div className={classes.plot}>
        <Plot
          counts={counts}
          series={series}
          range={range}
          onRange={onRange}
          onPoint={setPointed}
        />
        <RangeHandles counts={counts} range={range} onRange={onRange} />
      </div>
      <div className={classes.ticks} aria-hidden="true">
        {ticksOf(counts).map(({ at, share }) => (
          <span key={at} style={{ left: percent(share) }}>
            {clockText(at, zone).slice(0, 5)}
          </span>
        ))}
      </div>
    </section>
  )
}
