import { mostTargets } from '../../contract/act-limits'
import { readKey } from '../../contract/entity-key'
import type { ListState } from '../../table/list-state'
import { useSelection } from '../../table/selection'
import { Button } from '../../ui/button'
import { countText, plural } from '../../util/count'
import { ActButton } from './act-button'
import { ChooseAll } from './choose-all'
import classes from './act-bar.module.css'

/**
 * How many servers are chosen in the list, and what can be done to all of them. `total`: how many match, as
 * far as that is known.
 */
export const ActBar = ({ list, total }: { list: ListState; total: number | null }) => {
  const { keys, clear } = useSelection('servers')
  if (keys.size === 0) return null
  const targets = [...keys].flatMap((key) => readKey(key) ?? [])
  const isTooMany = targets.length > mostTargets
  return (
    <div className={classes.bar} role="region" aria-label="Chosen servers">
      <span role="status">
        {plural(keys.size, 'server')} chosen
        {isTooMany && (
          <span className={classes.most}>
            At most {countText(mostTargets)} can be acted on at once: choose fewer.
          </span>
        )}
      </span>
      {total !== null && total > keys.size && <ChooseAll list={list} total={total} />}
      {!isTooMany && <ActButton targets={targets} />}
      <Button look="quiet" onClick={clear}>
        Clear
      </Button>
    </div>
  )
}
