import { useNavigate } from 'react-router'
import { vmsQuery } from '../api/vms'
import { readKey } from '../contract/entity-key'
import { vmList } from '../contract/vm'
import { paths } from '../paths'
import { useListState } from '../table/list-state'
import { ListView } from '../table/list-view'
import { useSelection } from '../table/selection'
import { useRows } from '../table/use-rows'
import { useUnderWay } from '../table/use-under-way'
import { vmColumns } from './columns'
import { vmFacets } from './facets'
import { VmBar } from './vm-bar'
import { VmPanel } from './vm-panel'

const noun = ['VM', 'VMs'] as const

/** Every VM and how well it is protected, the worst first. */
export const Component = () => {
  const list = useListState(vmList)
  const rows = useUnderWay(useRows(vmsQuery, list.question))
  const selection = useSelection('vms')
  const navigate = useNavigate()
  const selected = readKey(list.selected)
  return (
    <ListView
      name="Backups"
      noun={noun}
      looksInto="VM, policy, cluster, host"
      list={list}
      rows={rows}
      columns={vmColumns}
      facets={vmFacets}
      choosable
      selection={selection}
      above={<VmBar />}
      onOpen={(vm) => void navigate(paths.vm(vm))}
      panel={selected && <VmPanel vm={selected} onClose={() => list.select(null)} />}
    />
  )
}
Component.displayName = 'BackupsView'
