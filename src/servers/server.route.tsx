import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { polling } from '../api/poll'
import { serverPageQuery } from '../api/servers'
import type { ListItem } from '../contract/entity-key'
import { serverStatus } from '../contract/server'
import type { ServerPage as Page } from '../contract/server-page'
import { paths } from '../paths'
import { ReadProblem } from '../table/read-problem'
import { SilentSource } from '../table/silence'
import { TaskOn } from '../table/task-under-way'
import { byTouched } from '../table/use-under-way'
import { AsOf } from '../ui/as-of'
import { CopyId } from '../ui/copy-id'
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
import { outcomesOn, RecentActivities, RecentTasks } from './touched'
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

/** What is wrong with a server, and what its own BMC shows: it stands over the columns. */
const Lead = ({ page: { server, tasks } }: { page: Page }) => (
  <>
    <SilentSource of={server} collection="servers" />
    <Why server={server}>
      <Lately tasks={tasks.items} outcomes={outcomesOn(server, tasks.outcomes)} />
    </Why>
    <OtherRecords server={server} />
    <AsKnown server={server} />
    <LiveSection server={server} />
  </>
)

type Shown = { page: Page; com: Com | null }

/** How a server is, and how it was. */
const Standing = ({ page: { server }, com }: Shown) => (
  <>
    <Panel name="Health by subsystem" anchor="health">
      <Subsystems subsystems={server.subsystems} />
    </Panel>
    {com ? <AlertsPanel server={server} com={com} /> : <MirroredAlerts server={server} />}
    <StateBand server={server} />
  </>
)

/** What happens to a server. */
const Course = ({ page: { server, tasks, activities }, com }: Shown) => (
  <>
    <RecentTasks server={server} tasks={tasks} />
    <RecentActivities server={server} activities={activities} />
    {com ? (
      <FirmwarePanel server={server} com={com} />
    ) : (
      <Panel name="Firmware" anchor="firmware">
        <FirmwareInventory inventory={server.firmwareInventory} />
      </Panel>
    )}
  </>
)

/** What a server is built of, and what it takes. */
const Build = ({ com }: { com: Com }) => (
  <>
    <HardwarePanel server={com} />
    <EnergyPanel server={com} />
    <UtilizationPanel server={com} />
  </>
)

/** What a server is and what it belongs to. */
const Side = ({ page: { server, guests }, com }: Shown) => (
  <>
    <Panel name="Here" anchor="here">
      <Here server={server} />
    </Panel>
    <GuestsPanel guests={guests} />
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

const ServerPage = ({ sourceId, id }: ListItem) => {
  const { data: page, error } = useQuery({
    ...serverPageQuery(sourceId, id),
    ...polling(({ tasks }: Page) => tasks.pollAfterMs),
  })
  const server = page?.server
  const com = useCom(server)
  const [task] = byTouched(page?.underWay ?? []).values()
  useAnchor(page !== undefined)
  return (
    <DetailPage
      back={{ to: paths.servers, name: 'Servers' }}
      name={server?.name ?? ''}
      unnamed={<CopyId name="server id" id={id} />}
      state={
        server && (
          <>
            <StateWord status={serverStatus[server.state]} />
            {task && <TaskOn task={task} />}
          </>
        )
      }
      aside={
        server && (
          <>
            <AsOf at={server.asOf} />
            <ActButton targets={[leadingRecord(server) ?? { sourceId, id }]} />
          </>
        )
      }
      sections={
        // Their place is kept while the page is read; of a server that is not there nothing leads on.
        (page !== undefined || error === null) && <Sections sections={sectionsOf(com)} />
      }
      lead={
        <>
          <ReadProblem error={error} awaits={!page && 'Reading the server'} />
          {page && <Lead page={page} />}
        </>
      }
      main={page && <Standing page={page} com={com} />}
      course={page && <Course page={page} com={com} />}
      more={com && <Build com={com} />}
      side={page && <Side page={page} com={com} />}
    />
  )
}

/** One server: the link that is pasted at three in the morning. Nothing of one stays for another. */
export const Component = () => {
  const { sourceId = '', id = '' } = useParams()
  return <ServerPage key={`${sourceId} ${id}`} sourceId={sourceId} id={id} />
}
Component.displayName = 'ServerRoute'
