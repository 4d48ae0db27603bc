import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { polling } from '../api/poll'
import { serverQuery } from '../api/servers'
import type { ServerDetail } from '../contract/server'
import { serverStatus } from '../contract/server'
import { paths } from '../paths'
import { ReadProblem } from '../table/read-problem'
import { TaskOn } from '../table/task-under-way'
import { useTaskOn } from '../table/use-under-way'
import { AsOf } from '../ui/as-of'
import { DetailPage } from '../ui/detail-page'
import { Panel } from '../ui/panel'
import { StateWord } from '../ui/state-word'
import { ActButton } from './acts/act-button'
import { FirmwareInventory } from './firmware-inventory'
import { Here } from './here'
import { History } from './history'
import { LiveSection } from './live-section'
import { AlertsPanel, MirroredAlerts } from './page/alerts-panel'
import { AsKnown } from './page/as-known'
import { EnergyPanel } from './page/energy-panel'
import { FirmwarePanel } from './page/firmware-panel'
import { GroupPanel } from './page/group-panel'
import { GuestsPanel } from './page/guests-panel'
import { HardwarePanel } from './page/hardware-panel'
import { Lately } from './page/lately'
import { leadingRecord, OtherRecords } from './page/other-records'
import { Sections, useAnchor } from './page/sections'
import { StateBand } from './page/state-band'
import { SupportPanel } from './page/support-panel'
import type { Com } from './page/use-com'
import { useCom } from './page/use-com'
import { UtilizationPanel } from './page/utilization-panel'
import { Subsystems } from './subsystems'
import { RecentActivities, RecentTasks } from './touched'
import { Why } from './why'

type Section = readonly [anchor: string, name: string]

/** The parts of the page in the order of reading; `com`: those that only COM can tell. */
const sectionsOf = (com: Com | null): Section[] => [
  ['live', 'Live'],
  ['health', 'Health'],
  ['alerts', 'Alerts'],
  ['states', 'State over time'],
  ['tasks', 'Tasks'],
  ['activities', 'Activities'],
  ['firmware', 'Firmware'],
  ...(com
    ? ([
        ['hardware', 'Hardware'],
        ['energy', 'Energy'],
        ['utilization', 'Utilization'],
      ] as const)
    : []),
  ['here', 'Here'],
  ['guests', 'What runs here'],
  ...(com
    ? ([
        ['group', 'Group'],
        ['support', 'Support'],
      ] as const)
    : []),
  ['history', 'Changes'],
]

/** What happens to a server, and how it was. */
const Main = ({ server, com }: { server: ServerDetail; com: Com | null }) => (
  <>
    <Why server={server}>
      <Lately server={server} />
    </Why>
    <OtherRecords server={server} />
    <AsKnown server={server} />
    <LiveSection server={server} />
    <Panel name="Health by subsystem" anchor="health">
      <Subsystems subsystems={server.subsystems} />
    </Panel>
    {com ? <AlertsPanel server={server} com={com} /> : <MirroredAlerts server={server} />}
    <StateBand server={server} />
    <RecentTasks server={server} />
    <RecentActivities server={server} />
    {com ? (
      <>
        <FirmwarePanel server={server} com={com} />
        <HardwarePanel server={com} />
        <EnergyPanel server={com} />
        <UtilizationPanel server={com} />
      </>
    ) : (
      <Panel name="Firmware" anchor="firmware">
        <FirmwareInventory inventory={server.firmwareInventory} />
      </Panel>
    )}
  </>
)

/** What a server is and what it belongs to. */
const Side = ({ server, com }: { server: ServerDetail; com: Com | null }) => (
  <>
    <Panel name="Here" anchor="here">
      <Here server={server} />
    </Panel>
    <GuestsPanel server={server} />
    {com && (
      <>
        <GroupPanel server={com} />
        <SupportPanel server={com} />
      </>
    )}
    <Panel name="What changed here" anchor="history">
      <History changes={server.history} />
    </Panel>
  </>
)

/** One server: the link that is pasted at three in the morning. */
export const Component = () => {
  const { sourceId = '', id = '' } = useParams()
  const { data, error } = useQuery({
    ...serverQuery(sourceId, id),
    ...polling(() => undefined),
  })
  const com = useCom(data)
  const task = useTaskOn(data && { ...data, knownAt: data.alsoAt })
  useAnchor(data !== undefined)
  return (
    <DetailPage
      back={{ to: paths.servers, name: 'Servers' }}
      name={data?.name ?? ''}
      state={
        data && (
          <>
            <StateWord status={serverStatus[data.state]} />
            {task && <TaskOn task={task} />}
          </>
        )
      }
      aside={
        data && (
          <>
            <AsOf at={data.asOf} />
            <ActButton targets={[leadingRecord(data) ?? { sourceId, id }]} />
          </>
        )
      }
      sections={<Sections sections={sectionsOf(com)} />}
      main={
        <>
          <ReadProblem error={error} />
          {data && <Main key={`${sourceId} ${id}`} server={data} com={com} />}
        </>
      }
      side={data && <Side server={data} com={com} />}
    />
  )
}
Component.displayName = 'ServerPage'
