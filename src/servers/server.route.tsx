import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { polling } from '../api/poll'
import { serverQuery } from '../api/servers'
import { serverStatus } from '../contract/server'
import { paths } from '../paths'
import { ReadProblem } from '../table/read-problem'
import { AsOf } from '../ui/as-of'
import { DetailPage } from '../ui/detail-page'
import { Panel } from '../ui/panel'
import { StateWord } from '../ui/state-word'
import { Alerts } from './alerts'
import { FirmwareInventory } from './firmware-inventory'
import { Here } from './here'
import { History } from './history'
import { Subsystems } from './subsystems'
import { RecentActivities, RecentTasks } from './touched'
import { Why } from './why'

/** One server: the link that is pasted at three in the morning. */
export const Component = () => {
  const { sourceId = '', id = '' } = useParams()
  const { data, error } = useQuery({
    ...serverQuery(sourceId, id),
    ...polling(() => undefined),
  })
  return (
    <DetailPage
      back={{ to: paths.servers, name: 'Servers' }}
      name={data?.name ?? ''}
      state={data && <StateWord status={serverStatus[data.state]} />}
      aside={data && <AsOf at={data.asOf} />}
      main={
        <>
          <ReadProblem error={error} />
          {data && (
            <>
              <Why server={data} />
              <Panel name="Subsystems">
                <Subsystems subsystems={data.subsystems} />
              </Panel>
              <Panel name="Alerts">
                <Alerts alerts={data.alerts} />
              </Panel>
              <RecentTasks server={data} />
              <RecentActivities server={data} />
            </>
          )}
        </>
      }
      side={
        data && (
          <>
            <Panel name="Here">
              <Here server={data} />
            </Panel>
            <Panel name="What changed here">
              <History changes={data.history} />
            </Panel>
            <Panel name="Firmware">
              <FirmwareInventory inventory={data.firmwareInventory} />
            </Panel>
          </>
        )
      }
    />
  )
}
Component.displayName = 'ServerPage'
