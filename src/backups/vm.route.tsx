import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { polling } from '../api/poll'
import { vmQuery } from '../api/vms'
import { protectionStatus } from '../contract/vm'
import { paths } from '../paths'
import { ReadProblem } from '../table/read-problem'
import { SilentSource } from '../table/silence'
import { TaskOn } from '../table/task-under-way'
import { useTaskOn } from '../table/use-under-way'
import { AsOf } from '../ui/as-of'
import { CopyId } from '../ui/copy-id'
import { DetailPage } from '../ui/detail-page'
import { Panel } from '../ui/panel'
import { StateWord } from '../ui/state-word'
import { BackUpNow } from './back-up-now'
import { BackupTable } from './backup-table'
import { Strip } from './strip'
import { Protection, VmFactList } from './vm-parts'

/** One VM with all of its backups. */
export const Component = () => {
  const { sourceId = '', id = '' } = useParams()
  const { data, error } = useQuery({ ...vmQuery(sourceId, id), ...polling(() => undefined) })
  const task = useTaskOn(data)
  return (
    <DetailPage
      back={{ to: paths.backups, name: 'Backups' }}
      name={data?.name ?? ''}
      unnamed={<CopyId name="VM id" id={id} />}
      state={
        data && (
          <>
            <StateWord status={protectionStatus[data.protection]} />
            {task && <TaskOn task={task} />}
          </>
        )
      }
      aside={data && <AsOf at={data.asOf} />}
      main={
        <>
          <ReadProblem error={error} awaits={!data && 'Reading the VM'} />
          {data && (
            <>
              <SilentSource of={data} collection="virtual-machines" />
              <Protection vm={data} />
              <BackUpNow targets={[{ sourceId, id }]} />
              <Panel name="Last 14 days">
                <Strip vm={data} />
              </Panel>
              <Panel name="Backups">
                <BackupTable vm={data} />
              </Panel>
            </>
          )}
        </>
      }
      side={
        data && (
          <Panel name="Here">
            <VmFactList vm={data} />
          </Panel>
        )
      }
    />
  )
}
Component.displayName = 'VmPage'
