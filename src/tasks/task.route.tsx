import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { TaskActs } from '../acting/task-acts'
import { sessionQuery } from '../api/session'
import { taskStatus } from '../contract/task'
import { paths } from '../paths'
import { ReadProblem } from '../table/read-problem'
import { CopyId } from '../ui/copy-id'
import { DetailPage } from '../ui/detail-page'
import { Panel } from '../ui/panel'
import { StateWord } from '../ui/state-word'
import { UsuallyHelps } from './alike'
import { RawRecord } from './raw-record'
import { SilentTaskSource } from './silent-source'
import { Subject } from './subject'
import { Kept, TaskCourse, TaskFactList, TaskProgressLine, TaskTrouble } from './task-parts'
import { Parameters, StartedHere } from './told-of'
import { useTask } from './use-task'

/** One task, to its end and after it. */
export const Component = () => {
  const { sourceId = '', id = '' } = useParams()
  const { data, error } = useTask({ sourceId, id })
  const { data: session } = useQuery(sessionQuery())
  const canRead = session?.signedIn === true && session.role !== 'viewer'
  return (
    <DetailPage
      back={{ to: paths.tasks, name: 'Tasks' }}
      name={data?.name ?? ''}
      unnamed={<CopyId name="task id" id={id} />}
      state={
        data && (
          <>
            <Subject task={data} />
            <StateWord status={taskStatus[data.state]} />
          </>
        )
      }
      aside={data && <Kept task={data} />}
      wide={data !== undefined && data.children.length > 0}
      main={
        <>
          <ReadProblem error={error} awaits={!data && 'Reading the task'} />
          {data && (
            <>
              <SilentTaskSource task={data} />
              <TaskProgressLine task={data} />
              <TaskTrouble task={data} />
              <TaskActs task={data} />
              {data.state === 'failed' && data.children.length === 0 && (
                <UsuallyHelps task={data} />
              )}
              <TaskCourse task={data} />
              {data.state === 'failed' && data.children.length > 0 && <UsuallyHelps task={data} />}
            </>
          )}
        </>
      }
      side={
        data && (
          <>
            <Panel name="Here">
              <TaskFactList task={data} />
            </Panel>
            <StartedHere act={data.act} />
            <Parameters {...data} />
            {canRead && data.keptBy === 'mirror' && <RawRecord task={data} />}
          </>
        )
      }
    />
  )
}
Component.displayName = 'TaskPage'
