import { OrderButton } from '../acting/order-button'
import { mostTargets } from '../contract/act-limits'
import { readKey } from '../contract/entity-key'
import { useSelection } from '../table/selection'
import { Button } from '../ui/button'
import { countText, plural } from '../util/count'
import classes from './backups.module.css'

/** How many VMs are chosen in the list, and what can be done to all of them. */
export const VmBar = () => {
  const { keys, clear } = useSelection('vms')
  if (keys.size === 0) return null
  const targets = [...keys].flatMap((key) => readKey(key) ?? [])
  const isTooMany = targets.length > mostTargets
  return (
    <div className={classes.bar} role="region" aria-label="Chosen VMs">
      <span role="status">
        {plural(keys.size, 'VM')} chosen
        {isTooMany && ` At most ${countText(mostTargets)} can be acted on at once: choose fewer.`}
      </span>
      {!isTooMany && (
        <OrderButton
          order={{ act: 'back-up-now', options: {}, targets }}
          word="Back up now"
          look="primary"
        />
      )}
      <Button look="quiet" onClick={clear}>
        Clear
      </Button>
    </div>
  )
}
