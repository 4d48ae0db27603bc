import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { polling } from '../api/poll'
import { vmQuery } from '../api/vms'
import type { ListItem } from '../contract/entity-key'
import { paths } from '../paths'
import { ReadProblem } from '../table/read-problem'
import { SilentSource } from '../table/silence'
import { AsOf } from '../ui/as-of'
import { Panel } from '../ui/panel'
import { SidePanel } from '../ui/side-panel'
import { BackUpNow } from './back-up-now'
import { NewestBackups } from './newest-backups'
import { Strip } from './strip'
import { Protection, VmFactList } from './vm-parts'

/** A VM beside its list: how well it is protected, its last days, its newest backups. */
export const VmPanel = ({ vm, onClose }: { vm: ListItem; onClose: () => void }) => {
  const { data, error } = useQuery({ ...vmQuery(vm.sourceId, vm.id), ...polling(() => undefined) })
  return (
    <SidePanel
      name={data?.name ?? ''}
      aside={
        <>
          {data && <AsOf at={data.asOf} />}
          <Link to={paths.vm(vm)}>Open page</Link>
        </>
      }
      onClose={onClose}
    >
      <ReadProblem error={error} awaits={!data && 'Reading the VM'} />
      {data && (
        <>
          <SilentSource of={data} collection="virtual-machines" />
          <Protection vm={data} />
          <BackUpNow targets={[vm]} />
          <Panel name="Last 14 days">
            <Strip vm={data} />
          </Panel>
          <NewestBackups vm={data} />
          <Panel name="Here">
            <VmFactList vm={data} />
          </Panel>
        </>
      )}
    </SidePanel>
  )
}
