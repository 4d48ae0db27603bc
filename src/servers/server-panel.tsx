import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { polling } from '../api/poll'
import { serverQuery } from '../api/servers'
import type { ListItem } from '../contract/entity-key'
import { paths } from '../paths'
import { ReadProblem } from '../table/read-problem'
import { SilentSource } from '../table/silence'
import { AsOf } from '../ui/as-of'
import { Panel } from '../ui/panel'
import { SidePanel } from '../ui/side-panel'
import { ActButton } from './acts/act-button'
import { Here } from './here'
import { History } from './history'
import { OtherRecords } from './page/other-records'
import { Subsystems } from './subsystems'
import { Why } from './why'

/** A server beside its list: why it is as it is, what changed, what it is. */
export const ServerPanel = ({ server, onClose }: { server: ListItem; onClose: () => void }) => {
  const { data, error } = useQuery({
    ...serverQuery(server.sourceId, server.id),
    ...polling(() => undefined),
  })
  return (
    <SidePanel
      name={data?.name ?? ''}
      aside={
        <>
          {data && <AsOf at={data.asOf} />}
          <Link to={paths.server(server)}>Open page</Link>
          <ActButton targets={[{ sourceId: server.sourceId, id: server.id }]} />
        </>
      }
      onClose={onClose}
    >
      <ReadProblem error={error} awaits={!data && 'Reading the server'} />
      {data && (
        <>
          <SilentSource of={data} collection="servers" />
          <Why server={data} />
          <OtherRecords server={data} />
          <Panel name="Subsystems">
            <Subsystems subsystems={data.subsystems} />
          </Panel>
          <Panel name="What changed here">
            <History changes={data.history} most={8} />
          </Panel>
          <Panel name="Here">
            <Here server={data} />
          </Panel>
        </>
      )}
    </SidePanel>
  )
}
