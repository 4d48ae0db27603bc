import type { ReactNode } from 'react'
import { mostTargets } from '../contract/act-limits'
import { Button } from '../ui/button'
import { countText, plural } from '../util/count'
import classes from './chosen-bar.module.css'

/**
 * How many are chosen in a list (`what`: one of them, in a word), and `acts` on all of them as far as one order
 * takes so many. `more`: how to choose others.
 */
export const ChosenBar = ({
  what,
  chosen,
  acts,
  more = null,
  onClear,
}: {
  what: string
  chosen: number
  acts: ReactNode
  more?: ReactNode
  onClear: () => void
}) => {
  const isTooMany = chosen > mostTargets
  return (
    <div className={classes.bar} role="region" aria-label={`Chosen ${what}s`}>
      <span role="status">
        {plural(chosen, what)} chosen
        {isTooMany && (
          <span className={classes.most}>
            At most {countText(mostTargets)} can be acted on at once: choose fewer.
          </span>
        )}
      </span>
      {more}
      {!isTooMany && acts}
      <Button look="quiet" onClick={onClear}>
        Clear
      </Button>
    </div>
  )
}
