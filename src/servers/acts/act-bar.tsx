import { ChosenBar } from '../../acting/chosen-bar'
import { readKey } from '../../contract/entity-key'
import type { ListState } from '../../table/list-state'
import { useSelection } from '../../table/selection'
import { ActButton } from './act-button'
import { ChooseAll } from './choose-all'

/**
 * How many servers are chosen in the list, and what can be done to all of them. `total`: how many match, as
 * far as that is known.
 */
export const ActBar = ({ list, total }: { list: ListState; total: number | null }) => {
  const { keys, clear } = useSelection('servers')
  if (keys.size === 0) return null
  return (
    <ChosenBar
      what="server"
      chosen={keys.size}
      acts={<ActButton targets={[...keys].flatMap((key) => readKey(key) ?? [])} />}
      more={total !== null && total > keys.size && <ChooseAll list={list} total={total} />}
      onClear={clear}
    />
  )
}
