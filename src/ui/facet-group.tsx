import { useState } from 'react'
import type { FacetValue } from '../contract/page'
import type { Shape, Tone } from '../contract/shape'
import { countText } from '../util/count'
import { StateShape } from './state-shape'
import classes from './facet-group.module.css'

const few = 6

/**
 * One facet: its values with how many rows each would leave, as switches. A chosen value stays in the
 * list when its count is nothing. `word` and `shape` say and draw a value.
 */
export const FacetGroup = ({
  name,
  values,
  chosen,
  word = (value) => value,
  shape,
  onToggle,
}: {
  name: string
  values: readonly FacetValue[]
  chosen: readonly string[]
  word?: (value: string) => string
  shape?: (value: string) => { shape: Shape; tone: Tone }
  onToggle: (value: string) => void
}) => {
  const [all, setAll] = useState(false)
  const lost = chosen.filter((value) => !values.some((facet) => facet.value === value))
  const every = [...values, ...lost.map((value) => ({ value, count: 0 }))]
  const most = Math.max(1, ...every.map(({ count }) => count))
  const shown = all ? every : every.filter(({ value }, at) => at < few || chosen.includes(value))
  if (every.length === 0) return null
  return (
    <fieldset className={classes.group}>
      <legend>{name}</legend>
      {shown.map(({ value, count }) => (
        <button
          key={value}
          type="button"
          className={classes.value}
          aria-pressed={chosen.includes(value)}
          onClick={() => onToggle(value)}
        >
          {shape && <StateShape shape={shape(value).shape} tone={shape(value).tone} />}
          <span className={classes.label}>{word(value)}</span>
          <span className={classes.count}>{countText(count)}</span>
          <i style={{ transform: `scaleX(${count / most})` }} />
        </button>
      ))}
      {every.length > (all ? few : shown.length) && (
        <button type="button" className={classes.more} onClick={() => setAll(!all)}>
          {all ? 'Fewer' : `${every.length - shown.length} more`}
        </button>
      )}
    </fieldset>
  )
}
