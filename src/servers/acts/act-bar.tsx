import { readKey } from '../../contract/entity-key'
import { useSelection } from '../../table/selection'
import { Button } from '../../ui/button'
import { plural } from '../../util/count'
import { ActButton } from './act-button'
import classes from './act-bar.module.css'

/** How many servers are chosen in the list, and what can be done to all of them. */
export const ActBar = () => {
  const { keys, clear } = useSelection('servers')
  if (keys.size === 0) return null
  const targets = [...keys].flatMap((key) => readKey(key) ?? [])
  return (
    <div className={classes.bar} role="region" aria-label="Chosen servers">
      <span role="status">{plural(keys.size, 'server')} chosen</span>
      <ActButton targets={targets} />
      <Button look="quiet" onClick={clear}>
        Clear
      </Button>
    </div>
  )
}
