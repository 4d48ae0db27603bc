import { ChosenBar } from '../acting/chosen-bar'
import { OrderButton } from '../acting/order-button'
import { readKey } from '../contract/entity-key'
import { useSelection } from '../table/selection'

/** How many VMs are chosen in the list, and what can be done to all of them. */
export const VmBar = () => {
  const { keys, clear } = useSelection('vms')
  if (keys.size === 0) return null
  const targets = [...keys].flatMap((key) => readKey(key) ?? [])
  return (
    <ChosenBar
      what="VM"
      chosen={keys.size}
      acts={
        <OrderButton
          order={{ act: 'back-up-now', options: {}, targets }}
          word="Back up now"
          look="primary"
        />
      }
      onClear={clear}
    />
  )
}
