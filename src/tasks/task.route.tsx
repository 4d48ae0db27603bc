import { useParams } from 'react-router'
import { taskStatus } from '../contract/task'
import { paths } from '../paths'
import { ReadProblem } from '../table/read-problem'
import { AsOf } from '../ui/as-of'
import { DetailPage } from '../ui/detail-page'
import { Panel } from '../ui/panel'
import { StateWord } from '../ui/state-word'
import { TaskCourse, TaskFactList, TaskProgressLine, TaskTrouble } from './task-parts'
import { useTask } from './use-task'

/** One task, to its end and after it. */
export const Component = () => {
  const { sourceId = '', id = '' } = useParams()
  const { data, error } = useTask({ sourceId, id })
  return (
    <DetailPage
      back={{ to: paths.tasks, name: 'Tasks' }}
      name={data?.name ?? ''}
      state={data && <StateWord status={taskStatus[data.state]} />}
      aside={data && <AsOf at={data.asOf} />}
      main={
        <>
          <ReadProblem error={error} />
          {data && (
            <>
              <TaskProgressLine task={data} />
              <TaskTrouble task={data} />
              <TaskCourse task={data} />
            </>
          )}
        </>
      }
      side={
        data && (
          <Panel name="Here">
            <TaskFactList task={data} />
          </Panel>
        )
      }
    />
  )
}
Component.displayName = 'TaskPage'
