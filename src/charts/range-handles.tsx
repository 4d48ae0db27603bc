import { useState } from 'react'
import type { KeyboardEvent } from 'react'
import type { Histogram } from '../contract/activity'
import { useZone } from '../ui/zone'
import { fullText } from '../util/time'
import type { Range, Slots } from './brush'
import { moveEdge, rangeOf, slotsOf } from './brush'
import classes from './histogram.module.css'

const edges = [
  ['first', 'From'],
  ['last', 'Until'],
] as const

/** The ends of the range for who has no pointer: arrows move them by a slot, pages by an hour. */
export const RangeHandles = ({
  counts,
  range,
  onRange,
}: {
  counts: Histogram
  range: Range
  onRange: (range: Range) => void
}) => {
  const zone = useZone()
  const [moved, setMoved] = useState<Slots | null>(null)
  const slots = moved ?? slotsOf(counts, range)
  const start = Date.parse(counts.from)
  const size = counts.slots.length
  const settle = () => {
    if (moved) onRange(rangeOf(counts, moved))
    setMoved(null)
  }
  return edges.map(([edge, name]) => {
    const border = slots[edge] + (edge === 'last' ? 1 : 0)
    return (
      <div
        key={edge}
        role="slider"
        tabIndex={0}
        className={classes.handle}
        style={{ left: `${(border / size) * 100}%` }}
        aria-label={name}
        aria-valuemin={0}
        aria-valuemax={size - 1}
        aria-valuenow={slots[edge]}
        aria-valuetext={fullText(new Date(start + border * counts.slotMs).toISOString(), zone)}
        onKeyDown={(event: KeyboardEvent) => {
          const next = moveEdge(counts, slots, edge, event.key)
          if (!next) return
          event.preventDefault()
          setMoved(next)
        }}
        onKeyUp={settle}
        onBlur={settle}
      />
    )
  })
}
